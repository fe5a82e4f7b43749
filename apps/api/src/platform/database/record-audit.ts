import type { Actor } from '@pulso/kernel';
import { actorName } from './actor-name.js';
import type { Sql } from './sql.js';

/** SHA-256, in hex, of what was there before and after, where it is content that has a fingerprint. */
export interface AuditedHashes {
  readonly before?: string | null;
  readonly after?: string | null;
}

/**
 * Appends to the organization's audit log, in the transaction of what is recorded. Ids and hashes only, never content. The database chains the entry to the
 * one before it and holds the organization's chain until the transaction ends: call it last, so that two transactions never wait for each other.
 */
export async function recordAudit(
  sql: Sql,
  actor: Actor,
  action: string,
  entity: string,
  entityId: string,
  { before = null, after = null }: AuditedHashes = {},
): Promise<void> {
  await sql.query(
    `INSERT INTO audit_entry (organization_id, actor, action, entity, entity_id, before_hash, after_hash) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [actor.organizationId, actorName(actor), action, entity, entityId, before, after],
  );
}

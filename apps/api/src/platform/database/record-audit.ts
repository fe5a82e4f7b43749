import type { Actor } from '@pulso/kernel';
import { actorName } from './actor-name.js';
import type { Sql } from './sql.js';

/** Appends to the organization's audit log, in the transaction of what is recorded. Ids only, never content. */
export async function recordAudit(sql: Sql, actor: Actor, action: string, entity: string, entityId: string): Promise<void> {
  await sql.query('INSERT INTO audit_entry (organization_id, actor, action, entity, entity_id) VALUES ($1, $2, $3, $4, $5)', [
    actor.organizationId,
    actorName(actor),
    action,
    entity,
    entityId,
  ]);
}

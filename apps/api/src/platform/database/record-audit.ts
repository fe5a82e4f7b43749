import type { Actor } from '@pulso/kernel';
import type { Sql } from './unit-of-work.js';

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

function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'member':
      return `member ${actor.userId}`;
    case 'api-key':
      return `api-key ${actor.apiKeyId}`;
    case 'customer':
      return `touchpoint ${actor.touchpointId}`;
    case 'system':
      return `job ${actor.job}`;
  }
}

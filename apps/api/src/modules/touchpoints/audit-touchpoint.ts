import type { Actor, TouchpointId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';

/** Notes who changed a touchpoint, in the transaction that changes it. */
export async function auditTouchpoint(
  sql: Sql,
  actor: Actor,
  action: 'touchpoint.created' | 'touchpoint.updated',
  id: TouchpointId,
): Promise<void> {
  await sql.query(`INSERT INTO audit_entry (organization_id, actor, action, entity, entity_id) VALUES ($1, $2, $3, 'touchpoint', $4)`, [
    actor.organizationId,
    actor.kind === 'member' ? `member ${actor.userId}` : actor.kind,
    action,
    id,
  ]);
}

import type { OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { closeAlertsOfVersion } from '../alerting/close-alerts.js';
import { NO_PROGRESS, type LifecycleProgress, type LifecycleStep } from './lifecycle-step.js';

/**
 * Lets a scheduled version govern from its first day on: the version before it ends where this one begins to bind, and an earlier one that is
 * still to begin never does. Nothing happens before that day. Whoever calls it ends the transaction with `recordSteps`.
 */
export async function startIfDue(sql: Sql, organizationId: OrganizationId, versionId: string): Promise<LifecycleProgress> {
  const [started] = await sql.query<{ agreement_id: string; n: number; binds_from: Date; now: Date }>(
    `UPDATE agreement_version SET status = 'active' WHERE organization_id = $1 AND id = $2 AND status = 'scheduled'
        AND effective_from <= clock_timestamp()
     RETURNING agreement_id, n, greatest(effective_from, signed_at) AS binds_from, clock_timestamp() AS now`,
    [organizationId, versionId],
  );
  if (!started) return NO_PROGRESS;
  // One whose own term was over before this one binds was not superseded; it expires.
  const before = await sql.query<{ id: string; status: 'superseded' | 'cancelled' }>(
    `UPDATE agreement_version
        SET status = CASE status WHEN 'active' THEN 'superseded' ELSE 'cancelled' END, ended_at = clock_timestamp(), end_reason = 'superseded',
            effective_to = CASE status WHEN 'active' THEN $4 ELSE effective_to END
      WHERE organization_id = $1 AND agreement_id = $2 AND n < $3
        AND (status = 'scheduled' OR (status = 'active' AND (effective_to IS NULL OR effective_to > $4))) RETURNING id, status`,
    [organizationId, started.agreement_id, started.n, started.binds_from],
  );
  const closedAlerts: string[] = [];
  for (const { id } of before) closedAlerts.push(...(await closeAlertsOfVersion(sql, organizationId, id, started.now)));
  const ended = before.map(({ id, status }): LifecycleStep => ({ action: `agreement.${status}`, versionId: id }));
  return { steps: [{ action: 'agreement.activated', versionId }, ...ended], closedAlerts };
}

import { renewedEnd, type Overview } from '@pulso/agreements';
import type { OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { closeAlertsOfVersion } from '../alerting/close-alerts.js';
import { NO_PROGRESS, type LifecycleProgress } from './lifecycle-step.js';

/**
 * What the end of its term makes of an active version: one that renews itself, and that no signed version follows, goes on without a gap;
 * any other expires. Nothing happens before that day. Whoever calls it ends the transaction with `recordSteps`.
 */
export async function endIfDue(sql: Sql, organizationId: OrganizationId, versionId: string): Promise<LifecycleProgress> {
  const [due] = await sql.query<{ overview: Overview; is_followed: boolean; now: Date }>(
    `SELECT v.content -> 'overview' AS overview, clock_timestamp() AS now,
            EXISTS (SELECT FROM agreement_version s WHERE s.organization_id = $1 AND s.agreement_id = v.agreement_id AND s.status = 'scheduled')
              AS is_followed
       FROM agreement_version v
      WHERE v.organization_id = $1 AND v.id = $2 AND v.status = 'active' AND v.effective_to <= clock_timestamp() FOR UPDATE OF v`,
    [organizationId, versionId],
  );
  if (!due) return NO_PROGRESS;
  const end = due.overview.renewal.mode === 'auto' && !due.is_followed ? renewedEnd(due.overview, due.now.getTime()) : null;
  if (end !== null) {
    await sql.query('UPDATE agreement_version SET effective_to = $3 WHERE organization_id = $1 AND id = $2', [
      organizationId,
      versionId,
      new Date(end),
    ]);
    return { steps: [{ action: 'agreement.renewed', versionId }], closedAlerts: [] };
  }
  await sql.query(
    `UPDATE agreement_version SET status = 'expired', ended_at = clock_timestamp(), end_reason = 'expired' WHERE organization_id = $1 AND id = $2`,
    [organizationId, versionId],
  );
  const closedAlerts = await closeAlertsOfVersion(sql, organizationId, versionId, due.now);
  return { steps: [{ action: 'agreement.expired', versionId }], closedAlerts };
}

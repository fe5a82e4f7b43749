import { systemActor, type OrganizationId } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import type { Sql } from '../../platform/database/unit-of-work.js';

/** What became of a version by the calendar. */
export interface LifecycleStep {
  readonly action: 'agreement.activated' | 'agreement.superseded' | 'agreement.renewed' | 'agreement.expired' | 'agreement.cancelled';
  readonly versionId: string;
}

/** Steps taken, and the alerts that were closed by them. */
export interface LifecycleProgress {
  readonly steps: readonly LifecycleStep[];
  readonly closedAlerts: readonly string[];
}

export const NO_PROGRESS: LifecycleProgress = { steps: [], closedAlerts: [] };

/** Writes the steps of a transaction into the audit log, as its last act. */
export async function recordSteps(sql: Sql, organizationId: OrganizationId, steps: readonly LifecycleStep[]): Promise<void> {
  for (const { action, versionId } of steps)
    await recordAudit(sql, systemActor(organizationId, 'lifecycle'), action, 'agreement_version', versionId);
}

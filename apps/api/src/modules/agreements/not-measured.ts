import type { AgreementContent, ServiceLevel } from '@pulso/agreements';
import type { NotMeasured } from '@pulso/contracts';
import type { OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';

/** Why a level is agreed but not measured yet. */
export type NotMeasuredReason = 'unknown-indicator' | 'needs-series' | 'form' | 'method' | 'target';

/** The indicators that the organization measures, as `key@generation`. */
export async function measuredKeys(sql: Sql, organizationId: OrganizationId): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ key: string }>(`SELECT key || '@' || generation AS key FROM indicator WHERE organization_id = $1`, [
    organizationId,
  ]);
  return new Set(rows.map(({ key }) => key));
}

/** Why the evaluator cannot judge a level today; null when it can. */
export function reasonNotMeasured(content: AgreementContent, level: ServiceLevel, keys: ReadonlySet<string>): NotMeasuredReason | null {
  const indicator = content.metrics.indicators.find(({ ref }) => ref === level.indicatorRef);
  if (!indicator) return 'unknown-indicator';
  if (!keys.has(`${indicator.key}@${indicator.generation}`))
    return indicator.source === 'measurement' || indicator.source === 'ledger' ? 'needs-series' : 'unknown-indicator';
  if (indicator.form !== 'ratio') return 'form';
  if (level.method !== 'events') return 'method';
  const target = Number(level.target);
  return target > 0 && target < 1 ? null : 'target';
}

/** The levels of a content that nothing measures yet, and the series they need. */
export async function notMeasuredIn(sql: Sql, organizationId: OrganizationId, content: AgreementContent): Promise<NotMeasured[]> {
  const keys = await measuredKeys(sql, organizationId);
  return content.service_levels.levels.flatMap((level) => {
    const reason = reasonNotMeasured(content, level, keys);
    const series = content.metrics.indicators.find(({ ref }) => ref === level.indicatorRef)?.series ?? '';
    return reason === null ? [] : [{ levelRef: level.ref, code: level.code, reason, series: series === '' ? null : series }];
  });
}

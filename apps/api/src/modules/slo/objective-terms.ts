import type { OrganizationId, TimeWindow } from '@pulso/kernel';
import type { Objective, ObjectiveWindow, ZeroTraffic } from '@pulso/slo';
import type { Sql } from '../../platform/database/unit-of-work.js';

/** An objective as one version of an agreement has it, and the time that version governs. */
export interface ObjectiveTerms {
  readonly objective: Objective;
  readonly indicatorId: string;
  readonly serviceId: string;
  /** Half open; feedback that occurred outside is not judged by this version. */
  readonly effective: TimeWindow;
  /** Up to here its periods are final; the beginning of time when none is. */
  readonly finalUntilMs: number;
}

/** How long after its end a period still takes late facts before it is final. */
export const PERIOD_GRACE_MS = 72 * 3_600_000;

interface TermsRow {
  id: string;
  indicator_id: string;
  indicator_key: string;
  generation: number;
  service_id: string;
  comparator: 'gte' | 'lte';
  target: string;
  warning_target: string | null;
  window: ObjectiveWindow;
  min_sample: number;
  zero_traffic: ZeroTraffic;
  time_zone: string;
  effective_from: Date;
  effective_to: Date | null;
  final_until: Date | null;
}

/** The objectives of every signed version that has begun and, where it has ended, whose last period is not final yet. */
export async function loadObjectiveTerms(sql: Sql, organizationId: OrganizationId): Promise<ObjectiveTerms[]> {
  const rows = await sql.query<TermsRow>(
    `SELECT o.id, o.indicator_id, i.key AS indicator_key, i.generation, o.service_id, o.comparator, o.target, o.warning_target, o."window",
            o.min_sample, o.zero_traffic, v.time_zone, greatest(v.effective_from, v.signed_at) AS effective_from, v.effective_to, f.final_until
       FROM objective o
       JOIN agreement_version v ON v.organization_id = o.organization_id AND v.id = o.agreement_version_id
       JOIN indicator i ON i.organization_id = o.organization_id AND i.id = o.indicator_id
       CROSS JOIN LATERAL (SELECT max(to_at) AS final_until FROM period_evaluation
                            WHERE organization_id = $1 AND objective_id = o.id AND state = 'final') f
      WHERE o.organization_id = $1 AND v.status IN ('signed', 'scheduled', 'active', 'superseded', 'expired', 'terminated')
        AND greatest(v.effective_from, v.signed_at) <= clock_timestamp()
        AND (v.effective_to IS NULL OR v.effective_to > clock_timestamp() - interval '35 days'
             OR (o."window"->>'kind' = 'calendar' AND (f.final_until IS NULL OR f.final_until < v.effective_to)))
      ORDER BY o.id`,
    [organizationId],
  );
  return rows.map(toTerms);
}

/** A numeric column keeps trailing zeros; a share is written without them. */
function share(value: string): string {
  return value.replace(/0+$/, '');
}

function toTerms(row: TermsRow): ObjectiveTerms {
  return {
    objective: {
      id: row.id,
      indicatorKey: row.indicator_key,
      generation: row.generation,
      comparator: row.comparator,
      target: share(row.target),
      ...(row.warning_target !== null && { warningTarget: share(row.warning_target) }),
      window: row.window,
      timeZone: row.time_zone,
      minSample: row.min_sample,
      zeroTraffic: row.zero_traffic,
    },
    indicatorId: row.indicator_id,
    serviceId: row.service_id,
    effective: { fromMs: row.effective_from.getTime(), toMs: row.effective_to?.getTime() ?? Number.MAX_SAFE_INTEGER },
    finalUntilMs: row.final_until?.getTime() ?? Number.MIN_SAFE_INTEGER,
  };
}

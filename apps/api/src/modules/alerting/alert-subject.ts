import type { AlertReason } from '@pulso/alerting';
import type { Localized, VerdictName } from '@pulso/contracts';
import type { OrganizationId } from '@pulso/kernel';
import type { Comparator, ObjectiveWindow } from '@pulso/slo';
import type { Sql } from '../../platform/database/unit-of-work.js';
import type { AlertFacts } from './alert-words.js';
import type { StoredEvaluation } from './stored-evaluation.js';

/** What an alert episode follows: the newest evaluation of one period, and whose it is. */
export interface AlertSubject {
  readonly objective_id: string;
  readonly objective_code: string;
  readonly objective_name: Localized;
  readonly comparator: Comparator;
  readonly target: string;
  readonly window: ObjectiveWindow;
  readonly indicator_key: string;
  readonly service_id: string;
  readonly service_name: string;
  readonly time_zone: string;
  readonly version_status: string;
  readonly version_ended: boolean;
  readonly agreement_id: string;
  readonly agreement_code: string;
  readonly organization_name: string;
  readonly is_demo: boolean;
  readonly period_key: string;
  readonly period_state: 'open' | 'final';
  readonly from_at: Date;
  readonly to_at: Date;
  readonly verdict: VerdictName;
  readonly n: number;
  readonly good: number;
  readonly result: StoredEvaluation;
}

export async function readAlertSubject(
  sql: Sql,
  organizationId: OrganizationId,
  objectiveId: string,
  periodKey: string,
): Promise<AlertSubject | undefined> {
  const [row] = await sql.query<AlertSubject>(
    `SELECT o.id AS objective_id, o.code AS objective_code, o.name AS objective_name, o.comparator, trim_scale(o.target)::text AS target,
            o."window", i.key AS indicator_key, s.id AS service_id, s.name AS service_name, v.time_zone, v.status AS version_status,
            coalesce(v.effective_to <= clock_timestamp(), false) AS version_ended,
            g.id AS agreement_id, g.code AS agreement_code, g.is_demo, c.name AS organization_name,
            e.period_key, e.state AS period_state, e.from_at, e.to_at, e.verdict, e.n, e.good, e.result
       FROM period_evaluation e
       JOIN objective o ON o.organization_id = e.organization_id AND o.id = e.objective_id
       JOIN indicator i ON i.organization_id = o.organization_id AND i.id = o.indicator_id
       JOIN service s ON s.organization_id = o.organization_id AND s.id = o.service_id
       JOIN agreement_version v ON v.organization_id = o.organization_id AND v.id = o.agreement_version_id
       JOIN agreement g ON g.organization_id = v.organization_id AND g.id = v.agreement_id
       JOIN organization c ON c.organization_id = e.organization_id
      WHERE e.organization_id = $1 AND e.objective_id = $2 AND e.period_key = $3
      ORDER BY e.revision DESC LIMIT 1`,
    [organizationId, objectiveId, periodKey],
  );
  return row;
}

export function factsOf(subject: AlertSubject, reasons: readonly AlertReason[]): AlertFacts {
  return {
    serviceName: subject.service_name,
    objectiveName: subject.objective_name,
    indicatorKey: subject.indicator_key,
    comparator: subject.comparator,
    target: subject.target,
    periodKey: subject.period_key,
    periodToMs: subject.to_at.getTime(),
    timeZone: subject.time_zone,
    evaluation: subject.result,
    reasons,
  };
}

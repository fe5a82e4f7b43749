import type { Localized, ObjectiveView } from '@pulso/contracts';
import type { Indicator } from '@pulso/sli';
import type { ObjectiveWindow } from '@pulso/slo';
import { toEvaluationView, type EvaluationRow } from './evaluation-view.js';

/** An objective with what it belongs to and its newest evaluation, as `SELECT_OBJECTIVES` reads it. */
export interface ObjectiveRow {
  readonly id: string;
  readonly code: string;
  readonly name: Localized;
  readonly agreement_id: string;
  readonly agreement_code: string;
  readonly agreement_title: Localized;
  readonly service_id: string;
  readonly service_name: string;
  readonly indicator_id: string;
  readonly definition: Indicator;
  readonly comparator: 'gte' | 'lte';
  readonly target: string;
  readonly warning_target: string | null;
  readonly min_sample: number;
  readonly window: ObjectiveWindow;
  readonly time_zone: string;
  readonly is_demo: boolean;
  readonly evaluation:
    (Omit<EvaluationRow, 'from_at' | 'to_at' | 'evaluated_at'> & Record<'from_at' | 'to_at' | 'evaluated_at', string>) | null;
}

/** `$1` is the organization; the versions to read from are named `v`, and conditions and order follow. */
export function selectObjectives(versions: 'agreement_version' | `versions_in_force($1, ${string})`): string {
  return /* sql */ `
SELECT o.id, o.code, o.name, g.id AS agreement_id, g.code AS agreement_code, g.title AS agreement_title, s.id AS service_id,
       s.name AS service_name, i.id AS indicator_id, i.definition, o.comparator, trim_scale(o.target)::text AS target,
       trim_scale(o.warning_target)::text AS warning_target, o.min_sample, o."window", v.time_zone, g.is_demo, to_jsonb(e) AS evaluation
  FROM ${versions} v
  JOIN agreement g ON g.organization_id = v.organization_id AND g.id = v.agreement_id
  JOIN objective o ON o.organization_id = v.organization_id AND o.agreement_version_id = v.id
  JOIN service s ON s.organization_id = o.organization_id AND s.id = o.service_id
  JOIN indicator i ON i.organization_id = o.organization_id AND i.id = o.indicator_id
  LEFT JOIN LATERAL (SELECT period_key, from_at, to_at, state, verdict, n, good, result, inputs_hash, evaluated_at FROM period_evaluation
                      WHERE organization_id = $1 AND objective_id = o.id ORDER BY from_at DESC, revision DESC LIMIT 1) e ON true
 WHERE v.organization_id = $1`;
}

export function toObjectiveView(row: ObjectiveRow): ObjectiveView {
  const { definition, window, evaluation } = row;
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    agreement: { id: row.agreement_id, code: row.agreement_code, title: row.agreement_title },
    service: { id: row.service_id, name: row.service_name },
    indicator: { key: definition.key, name: definition.name, class: definition.class, algorithm: definition.algorithm },
    comparator: row.comparator,
    target: row.target,
    warningTarget: row.warning_target,
    minSample: row.min_sample,
    window: window.kind === 'calendar' ? { kind: 'calendar', unit: window.unit } : { kind: 'rolling', days: window.days },
    timeZone: row.time_zone,
    isDemo: row.is_demo,
    current: evaluation && toEvaluationView(withDates(evaluation), row.comparator),
  };
}

/** Inside JSON an instant is text. */
function withDates(evaluation: NonNullable<ObjectiveRow['evaluation']>): EvaluationRow {
  return {
    ...evaluation,
    from_at: new Date(evaluation.from_at),
    to_at: new Date(evaluation.to_at),
    evaluated_at: new Date(evaluation.evaluated_at),
  };
}

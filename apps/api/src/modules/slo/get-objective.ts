import { Injectable } from '@nestjs/common';
import type { EvaluationView, ObjectiveDetail } from '@pulso/contracts';
import { Clock, DomainError, type Actor, type ObjectiveId } from '@pulso/kernel';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { isInScope, scopeOf } from '../agreements/agreement-scope.js';
import { toEvaluationView, type EvaluationRow } from './evaluation-view.js';
import { selectObjectives, toObjectiveView, type ObjectiveRow } from './objective-view.js';

/** How far back the daily strip goes. */
const DAYS_BACK = 365;

/** One objective with all its periods and days. Periods are judged by the version of the agreement that governed them. */
@Injectable()
export class GetObjective {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `resource.not-found` */
  async execute(actor: Actor, id: ObjectiveId): Promise<ObjectiveDetail> {
    return this.unitOfWork.run(actor.organizationId, async (sql) => {
      const [row] = await sql.query<ObjectiveRow>(`${selectObjectives('agreement_version')} AND o.id = $2 AND ${isInScope('g.id', '$3')}`, [
        actor.organizationId,
        id,
        scopeOf(actor),
      ]);
      if (!row) throw new DomainError('resource.not-found', 'There is no such objective.');
      return {
        ...toObjectiveView(row),
        history: await historyOf(sql, actor.organizationId, row),
        days: await daysOf(sql, actor.organizationId, row, this.clock.now()),
      };
    });
  }
}

/** Oldest first. An objective keeps its code from version to version; where two judged one period, the later version's word stands. */
async function historyOf(sql: Sql, organizationId: string, { agreement_id, code }: ObjectiveRow): Promise<EvaluationView[]> {
  const rows = await sql.query<EvaluationRow & { comparator: 'gte' | 'lte' }>(
    `SELECT * FROM (
       SELECT DISTINCT ON (e.period_key) e.period_key, e.from_at, e.to_at, e.state, e.verdict, e.n, e.good, e.result, e.inputs_hash, e.evaluated_at,
              o.comparator
         FROM agreement_version v
         JOIN objective o ON o.organization_id = v.organization_id AND o.agreement_version_id = v.id AND o.code = $3
         JOIN period_evaluation e ON e.organization_id = o.organization_id AND e.objective_id = o.id
        WHERE v.organization_id = $1 AND v.agreement_id = $2
        ORDER BY e.period_key, v.n DESC, e.revision DESC) periods
      ORDER BY from_at`,
    [organizationId, agreement_id, code],
  );
  return rows.map((row) => toEvaluationView(row, row.comparator));
}

/** Every civil day of the agreement's zone since its first version began, the quiet ones included. */
async function daysOf(
  sql: Sql,
  organizationId: string,
  { agreement_id, indicator_id, service_id, time_zone }: ObjectiveRow,
  now: Date,
): Promise<ObjectiveDetail['days']> {
  return sql.query(
    `WITH span AS (
       SELECT greatest((min(effective_from) AT TIME ZONE $5)::date, ($6::timestamptz AT TIME ZONE $5)::date - $7::integer) AS first,
              ($6::timestamptz AT TIME ZONE $5)::date AS last
         FROM agreement_version WHERE organization_id = $1 AND agreement_id = $2)
     SELECT to_char(day, 'YYYY-MM-DD') AS date, coalesce(c.n, 0)::integer AS n, coalesce(c.good, 0)::integer AS good
       FROM span, generate_series(span.first::timestamp, span.last, interval '1 day') day
       LEFT JOIN (SELECT (minute AT TIME ZONE $5)::date AS date, sum(valid) AS n, sum(good) AS good
                    FROM slice, span
                   WHERE organization_id = $1 AND indicator_id = $3 AND service_id = $4 AND minute >= span.first::timestamp AT TIME ZONE $5
                   GROUP BY 1) c ON c.date = day::date
      ORDER BY day`,
    [organizationId, agreement_id, indicator_id, service_id, time_zone, now, DAYS_BACK],
  );
}

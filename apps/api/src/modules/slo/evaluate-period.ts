import type { OrganizationId, TimeWindow } from '@pulso/kernel';
import { evaluate, type Evaluation, type EvaluationInput, type EventCount } from '@pulso/slo';
import { createHash } from 'node:crypto';
import type { Sql } from '../../platform/database/unit-of-work.js';
import type { ObjectiveTerms } from './objective-terms.js';
import type { Period } from './periods-to-evaluate.js';

export interface EvaluatedPeriod {
  readonly periodKey: string;
  readonly evaluation: Evaluation;
  /** Whether anything a person sees differs from the evaluation before. */
  readonly changed: boolean;
  /** Nobody had seen it before it was over for good, so there is no alert to follow it. */
  readonly isHistory: boolean;
}

/** Evaluates one period from its slices and stores the result. A final period is left alone and answers null. */
export async function evaluatePeriod(
  sql: Sql,
  organizationId: OrganizationId,
  terms: ObjectiveTerms,
  period: Period,
  nowMs: number,
): Promise<EvaluatedPeriod | null> {
  const [stored] = await sql.query<{ state: string; n: number; good: number; verdict: string }>(
    `SELECT state, n, good, verdict FROM period_evaluation WHERE organization_id = $1 AND objective_id = $2 AND period_key = $3 ORDER BY revision DESC LIMIT 1`,
    [organizationId, terms.objective.id, period.key],
  );
  if (stored?.state === 'final') return null;
  const facts = await readFacts(sql, organizationId, terms, period.window);
  const previous = await countPrevious(sql, organizationId, terms, period.previous);
  const evaluation = evaluate({
    objective: terms.objective,
    window: period.window,
    asOfMs: nowMs,
    ...facts,
    ...historyOf(previous, terms.objective.window.kind === 'calendar' && nowMs < period.window.toMs),
  });
  const { canonicalInputs, ...result } = evaluation;
  await sql.query(
    `INSERT INTO period_evaluation (organization_id, objective_id, period_key, state, from_at, to_at, n, good, verdict, result, inputs_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (organization_id, objective_id, period_key, revision) DO UPDATE
        SET state = excluded.state, from_at = excluded.from_at, to_at = excluded.to_at, n = excluded.n, good = excluded.good,
            verdict = excluded.verdict, result = excluded.result, inputs_hash = excluded.inputs_hash, evaluated_at = clock_timestamp()
      WHERE period_evaluation.state = 'open'`,
    [
      organizationId,
      terms.objective.id,
      period.key,
      period.isFinal ? 'final' : 'open',
      new Date(period.window.fromMs),
      new Date(period.window.toMs),
      evaluation.n,
      evaluation.good,
      evaluation.verdict,
      JSON.stringify(result),
      createHash('sha256').update(canonicalInputs).digest('hex'),
    ],
  );
  const changed =
    !stored || stored.n !== evaluation.n || stored.good !== evaluation.good || stored.verdict !== evaluation.verdict || period.isFinal;
  return { periodKey: period.key, evaluation, changed, isHistory: !stored && period.isFinal };
}

const MINUTE_MS = 60_000;

/**
 * Counts from slices and the order of events from observations, in one statement, so that both show the same moment. A version of an agreement
 * binds from the very instant of its last signature: of a minute that a window only touches the events themselves are counted.
 */
async function readFacts(
  sql: Sql,
  organizationId: OrganizationId,
  { objective, indicatorId, serviceId }: ObjectiveTerms,
  { fromMs, toMs }: TimeWindow,
) {
  const satisfying = objective.comparator === 'gte' ? 'good' : 'NOT good';
  const firstWholeMs = Math.min(toMs, Math.ceil(fromMs / MINUTE_MS) * MINUTE_MS);
  const lastWholeMs = Math.max(firstWholeMs, Math.floor(toMs / MINUTE_MS) * MINUTE_MS);
  const [row] = await sql.query<{ n: string; good: string; stream: string }>(
    `WITH events AS (
       SELECT feedback_id, occurred_at, good FROM observation
        WHERE organization_id = $1 AND indicator_id = $2 AND service_id = $3 AND occurred_at >= $4 AND occurred_at < $7
     )
     SELECT s.n + e.n AS n, s.good + e.good AS good, coalesce(e.stream, '') AS stream
       FROM (SELECT coalesce(sum(valid), 0) AS n, coalesce(sum(good), 0) AS good FROM slice
              WHERE organization_id = $1 AND indicator_id = $2 AND service_id = $3 AND minute >= $5 AND minute < $6) s,
            (SELECT count(*) FILTER (WHERE occurred_at < $5 OR occurred_at >= $6) AS n,
                    count(*) FILTER (WHERE good AND (occurred_at < $5 OR occurred_at >= $6)) AS good,
                    string_agg(CASE WHEN ${satisfying} THEN '1' ELSE '0' END, '' ORDER BY occurred_at, feedback_id) AS stream FROM events) e`,
    [organizationId, indicatorId, serviceId, new Date(fromMs), new Date(firstWholeMs), new Date(lastWholeMs), new Date(toMs)],
  );
  return { n: Number(row?.n ?? 0), good: Number(row?.good ?? 0), stream: row?.stream ?? '' };
}

/** Windows without any event say nothing about volume: the service had not begun. */
async function countPrevious(
  sql: Sql,
  organizationId: OrganizationId,
  { indicatorId, serviceId }: ObjectiveTerms,
  windows: readonly TimeWindow[],
): Promise<EventCount[]> {
  const rows = await sql.query<{ n: string; good: string }>(
    `SELECT coalesce(sum(s.valid), 0) AS n, coalesce(sum(s.good), 0) AS good
       FROM unnest($4::timestamptz[], $5::timestamptz[]) WITH ORDINALITY AS w (from_at, to_at, ord)
       LEFT JOIN slice s ON s.organization_id = $1 AND s.indicator_id = $2 AND s.service_id = $3 AND s.minute >= w.from_at AND s.minute < w.to_at
      GROUP BY w.ord ORDER BY w.ord`,
    [organizationId, indicatorId, serviceId, windows.map(({ fromMs }) => new Date(fromMs)), windows.map(({ toMs }) => new Date(toMs))],
  );
  return rows.map(({ n, good }) => ({ n: Number(n), good: Number(good) })).filter(({ n }) => n > 0);
}

/** What earlier periods, the oldest first, tell an evaluation: their volume, and while there is an end to forecast how the last one went. */
export function historyOf(
  previous: readonly EventCount[],
  isForecast: boolean,
): Pick<EvaluationInput, 'previousPeriodCounts' | 'baseline'> {
  const baseline = isForecast ? previous.at(-1) : undefined;
  return { previousPeriodCounts: previous.map(({ n }) => n), ...(baseline && { baseline }) };
}

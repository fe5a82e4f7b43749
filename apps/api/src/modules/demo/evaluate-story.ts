import { calendarPeriod, nextPeriod, previousPeriod, type CalendarPeriod, type TimeWindow } from '@pulso/kernel';
import { evaluate, type Evaluation, type EventCount, type Objective } from '@pulso/slo';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { historyOf } from '../slo/evaluate-period.js';
import { PERIOD_GRACE_MS } from '../slo/objective-terms.js';
import type { DemoObjective, DemoVersion } from './demo-agreement.js';
import type { DemoFeedback } from './demo-feedback.js';

/** What one objective counts, in order of occurrence. */
interface Event {
  readonly occurredMs: number;
  readonly good: boolean;
}

/** One period of one objective, with everything its evaluation at any time depends on. */
export interface StoryPeriod {
  readonly objective: Objective;
  readonly key: string;
  readonly window: TimeWindow;
  readonly events: readonly Event[];
  /** Of the earlier periods that had any, the oldest first. */
  readonly previous: readonly EventCount[];
}

/** Every period of a version's objective up to now. */
export function periodsOf(
  timeZone: string,
  version: Pick<DemoVersion, 'effectiveFromMs' | 'effectiveToMs'>,
  demo: DemoObjective,
  feedback: readonly DemoFeedback[],
  nowMs: number,
): StoryPeriod[] {
  const events = eventsOf(demo, feedback);
  const within = ({ fromMs, toMs }: TimeWindow) => events.filter(({ occurredMs }) => fromMs <= occurredMs && occurredMs < toMs);
  const objective: Objective = {
    id: demo.id,
    indicatorKey: demo.indicatorKey,
    generation: 1,
    comparator: demo.comparator,
    target: demo.target,
    ...(demo.warningTarget !== undefined && { warningTarget: demo.warningTarget }),
    window: { kind: 'calendar', unit: demo.unit },
    timeZone,
    minSample: demo.minSample,
    zeroTraffic: 'no_data',
  };
  const endMs = Math.min(nowMs + 1, version.effectiveToMs);
  const periods: StoryPeriod[] = [];
  for (
    let period = calendarPeriod(demo.unit, version.effectiveFromMs, timeZone);
    period.window.fromMs < endMs;
    period = nextPeriod(period)
  ) {
    const window = {
      fromMs: Math.max(period.window.fromMs, version.effectiveFromMs),
      toMs: Math.min(period.window.toMs, version.effectiveToMs),
    };
    const previous = threeBefore(period)
      .map((earlier) => within(earlier.window))
      .map((earlier) => ({ n: earlier.length, good: earlier.filter(({ good }) => good).length }))
      .filter(({ n }) => n > 0);
    periods.push({ objective, key: period.key, window, events: within(window), previous });
  }
  return periods;
}

function threeBefore(period: CalendarPeriod): CalendarPeriod[] {
  const last = previousPeriod(period);
  const middle = previousPeriod(last);
  return [previousPeriod(middle), middle, last];
}

function eventsOf(demo: DemoObjective, feedback: readonly DemoFeedback[]): Event[] {
  return feedback
    .flatMap(({ id, touchpoint, occurredMs, observations }) => {
      const found = observations.find(({ indicatorKey }) => indicatorKey === demo.indicatorKey);
      return found && touchpoint.serviceId === demo.serviceId ? [{ id, occurredMs, good: found.good }] : [];
    })
    .sort((left, right) => left.occurredMs - right.occurredMs || (left.id < right.id ? -1 : 1));
}

/** Where a period stood at an instant. */
export function evaluateAt({ objective, window, events, previous }: StoryPeriod, asOfMs: number): Evaluation {
  const known = events.filter(({ occurredMs }) => occurredMs <= asOfMs);
  const satisfying = objective.comparator === 'gte';
  return evaluate({
    objective,
    window,
    asOfMs,
    n: known.length,
    good: known.filter(({ good }) => good).length,
    stream: known.map(({ good }) => (good === satisfying ? '1' : '0')).join(''),
    ...historyOf(previous, asOfMs < window.toMs),
  });
}

/** Stores how every period ended, or stands now. */
export async function insertEvaluations(
  client: pg.ClientBase,
  organizationId: string,
  periods: readonly StoryPeriod[],
  nowMs: number,
): Promise<void> {
  const rows = periods.map((period) => {
    const isFinal = nowMs >= period.window.toMs + PERIOD_GRACE_MS;
    const evaluatedMs = isFinal ? period.window.toMs + PERIOD_GRACE_MS : nowMs;
    const { canonicalInputs, ...result } = evaluateAt(period, evaluatedMs);
    return { period, isFinal, evaluatedMs, result, inputsHash: createHash('sha256').update(canonicalInputs).digest('hex') };
  });
  await client.query(
    `INSERT INTO period_evaluation (organization_id, objective_id, period_key, state, from_at, to_at, n, good, verdict, result, inputs_hash, evaluated_at)
     SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::integer[], $8::integer[], $9::text[],
                              $10::jsonb[], $11::text[], $12::timestamptz[])`,
    [
      organizationId,
      rows.map(({ period }) => period.objective.id),
      rows.map(({ period }) => period.key),
      rows.map(({ isFinal }) => (isFinal ? 'final' : 'open')),
      rows.map(({ period }) => new Date(period.window.fromMs)),
      rows.map(({ period }) => new Date(period.window.toMs)),
      rows.map(({ result }) => result.n),
      rows.map(({ result }) => result.good),
      rows.map(({ result }) => result.verdict),
      rows.map(({ result }) => JSON.stringify(result)),
      rows.map(({ inputsHash }) => inputsHash),
      rows.map(({ evaluatedMs }) => new Date(evaluatedMs)),
    ],
  );
}

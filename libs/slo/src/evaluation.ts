import { canonicalJson, DomainError, elapsedShare, type TimeWindow } from '@pulso/kernel';
import { eDetector, type DetectorResult, type EventStream } from './e-detector.js';
import { eProcess } from './e-process.js';
import { errorBudget, type ErrorBudget } from './error-budget.js';
import { expectedEvents } from './expected-events.js';
import { FLAT_PRIOR, forecast, isIrrecoverable, priorFrom, type Forecast } from './forecast.js';
import { confidenceSequence, wilson, type Interval } from './interval.js';
import { numbersAsText } from './numbers-as-text.js';
import { satisfactionView, type Objective, type SatisfactionView } from './objective.js';
import { assertCount, meets, type EventCount } from './share.js';

export type Verdict = 'MET' | 'MET_AT_RISK' | 'MISSED' | 'INSUFFICIENT_DATA' | 'NO_DATA';

/** Below this probability of ending on target an objective is at risk. */
export const AT_RISK_BELOW = 0.7;

/** False alarms of the detector are at least this many periods apart on average. */
const PERIODS_BETWEEN_FALSE_ALARMS = 10;

/** Irrecoverable means: not even this many times the expected remaining events, all satisfied, would do. */
const MOST_REMAINING_FACTOR = 2;

/** Everything a verdict depends on. Read counts and stream in one database snapshot: they have to describe the same events. */
export interface EvaluationInput {
  readonly objective: Objective;
  readonly window: TimeWindow;
  readonly asOfMs: number;
  /** Valid events of the window, from slices. */
  readonly n: number;
  /** The indicator's numerator, from slices; for `lte` objectives these are the bad events. */
  readonly good: number;
  /** The same n events in order of occurrence, `1` where the event is satisfying: in the numerator for `gte`, outside it for `lte`. */
  readonly stream: EventStream;
  /** Valid events of earlier whole periods, oldest first. */
  readonly previousPeriodCounts: readonly number[];
  /** Counts of an earlier period, whose share the forecast starts from. */
  readonly baseline?: EventCount;
  /** Interactions that could have answered, where the objective asks for a coverage. */
  readonly eligible?: number;
}

export interface Evaluation {
  readonly objectiveId: string;
  readonly asOfMs: number;
  /** The window is over: the verdict can only change by late or corrected facts. Never true of a rolling window. */
  readonly closed: boolean;
  /**
   * Of an open period it says how things stand now: MISSED is a value short of its target with enough events, which may still
   * recover; MET_AT_RISK is on target but short of the warning target, unlikely to stay (P < 0.7), or with an alarm not over yet.
   */
  readonly verdict: Verdict;
  /** The target can no longer be reached in this period; only ever true of MISSED. */
  readonly irrecoverable: boolean;
  readonly n: number;
  readonly good: number;
  /** good / n, for display and never for a comparison; null when nothing was measured. */
  readonly value: number | null;
  /** Bounds of `value` for one look, at the end. */
  readonly wilson: Interval | null;
  /** Bounds of `value` that hold however often one looks. */
  readonly confidenceSequence: Interval;
  readonly budget: ErrorBudget;
  /** Null for a rolling window, which has no end to forecast. */
  readonly forecast: Forecast | null;
  readonly detector: DetectorResult;
  /** Evidence since the start of the window that it is below target; below 1 there is none. */
  readonly eProcess: number;
  /** The confidence sequence lies wholly on the wrong side of the target. */
  readonly surelyMissed: boolean;
  /** Index in the stream of the first event at which, with enough events, the value fell short of the target. */
  readonly firstCrossing: number | null;
  /** All inputs as one stable JSON text, numbers as strings; its hash identifies the evaluation. */
  readonly canonicalInputs: string;
}

function mirrored(interval: Interval, objective: Objective): Interval {
  return objective.comparator === 'gte' ? interval : { lower: 1 - interval.upper, upper: 1 - interval.lower };
}

function assertStream(stream: EventStream, n: number, satisfied: number): void {
  let ones = 0;
  for (let index = 0; index < stream.length; index += 1) if (stream.charAt(index) === '1') ones += 1;
  if (stream.length !== n || ones !== satisfied) {
    throw new DomainError(
      'slo.stream-mismatch',
      `The stream holds ${ones} of ${stream.length} satisfying events, the counts say ${satisfied} of ${n}`,
    );
  }
}

/** Keeps `satisfied·of − parts·n` in whole numbers, exact for streams of up to nine million events. */
function firstCrossing({ exactTarget }: SatisfactionView, minSample: number, stream: EventStream): number | null {
  const parts = Number(exactTarget.parts);
  const rest = Number(exactTarget.of - exactTarget.parts);
  let surplus = 0;
  for (let index = 0; index < stream.length; index += 1) {
    surplus += stream.charAt(index) === '1' ? rest : -parts;
    if (surplus < 0 && index + 1 >= minSample) return index;
  }
  return null;
}

function isCovered({ minCoverage }: Objective, n: number, eligible: number | undefined): boolean {
  return minCoverage === undefined || (eligible !== undefined && meets(minCoverage, Math.min(n, eligible), eligible, 'gte'));
}

interface Standing {
  readonly closed: boolean;
  readonly rolling: boolean;
  readonly forecast: Forecast | null;
  readonly detector: DetectorResult;
}

/** Coverage before n = 0 before the minimum sample before any evidence (the order is a contract term). */
function verdictOf({ objective, n, good, eligible }: EvaluationInput, standing: Standing): Verdict {
  const { target, comparator, minSample, warningTarget, zeroTraffic } = objective;
  if (n > 0 && !isCovered(objective, n, eligible)) return 'INSUFFICIENT_DATA';
  if (n === 0) {
    // What an empty period means is known only when it is over.
    if (zeroTraffic === 'no_data' || !(standing.closed || standing.rolling)) return 'NO_DATA';
    return zeroTraffic === 'met' ? 'MET' : 'MISSED';
  }
  if (n < minSample) return 'INSUFFICIENT_DATA';
  if (!meets(target, good, n, comparator)) return 'MISSED';
  const short = warningTarget !== undefined && !meets(warningTarget, good, n, comparator);
  const unlikely = standing.forecast !== null && standing.forecast.probability < AT_RISK_BELOW;
  // A period that is over has nothing left to risk: only the warning line still tells two kinds of met apart.
  const alarming = standing.detector.alarming && !standing.closed;
  return short || unlikely || alarming ? 'MET_AT_RISK' : 'MET';
}

function expectedOf({ previousPeriodCounts, n }: EvaluationInput, elapsed: number): { periodN: number; threshold: number } {
  const periodN = expectedEvents(previousPeriodCounts, n, elapsed);
  // Taken from history alone where there is any, so that the threshold does not move while the period runs.
  const usualN = previousPeriodCounts.length > 0 ? expectedEvents(previousPeriodCounts, 0, 0) : periodN;
  return { periodN, threshold: PERIODS_BETWEEN_FALSE_ALARMS * Math.max(1, usualN) };
}

function forecastOf(input: EvaluationInput, view: SatisfactionView, remaining: number): Forecast {
  const { objective, n, baseline } = input;
  const prior = baseline ? priorFrom(satisfactionView(objective, baseline).satisfied, baseline.n) : FLAT_PRIOR;
  return forecast(view.exactTarget, view.satisfied, n, remaining, prior);
}

/** Names each fact, so that a caller's richer objects do not leak into the hash. */
function canonicalInputs(input: EvaluationInput, asOfMs: number): string {
  const { objective, window, n, good, stream, previousPeriodCounts, baseline, eligible } = input;
  const { id, indicatorKey, generation, comparator, target, warningTarget, timeZone, minSample, zeroTraffic, minCoverage } = objective;
  const span = objective.window.kind === 'rolling' ? { days: objective.window.days } : { unit: objective.window.unit };
  return canonicalJson(
    numbersAsText({
      objective: { id, indicatorKey, generation, comparator, target, warningTarget, timeZone, minSample, zeroTraffic, minCoverage, span },
      window: { fromMs: window.fromMs, toMs: window.toMs },
      asOfMs,
      n,
      good,
      stream,
      previousPeriodCounts,
      baseline: baseline && { n: baseline.n, good: baseline.good },
      eligible,
    }),
  );
}

/**
 * Where an objective stands in one window: a pure function of its input. `asOfMs` past the end of a calendar window changes nothing,
 * so a final period evaluates to the same text at any later time. Throws `slo.invalid-count`, `slo.stream-mismatch`,
 * `slo.share-out-of-range`.
 */
export function evaluate(input: EvaluationInput): Evaluation {
  const { objective, window, n, good, stream } = input;
  assertCount({ n, good });
  const view = satisfactionView(objective, { n, good });
  assertStream(stream, n, view.satisfied);
  const rolling = objective.window.kind === 'rolling';
  const asOfMs = Math.min(input.asOfMs, window.toMs);
  const closed = !rolling && input.asOfMs >= window.toMs;
  const elapsed = rolling ? 1 : elapsedShare(window, asOfMs);
  const { periodN, threshold } = expectedOf(input, elapsed);
  const remaining = periodN - n;
  const detector = eDetector(stream, view.target, threshold);
  const expectation = rolling ? null : forecastOf(input, view, remaining);
  const sequence = confidenceSequence(view.satisfied, n);
  const interval = wilson(view.satisfied, n);
  const verdict = verdictOf(input, { closed, rolling, forecast: expectation, detector });
  return {
    objectiveId: objective.id,
    asOfMs: input.asOfMs,
    closed,
    verdict,
    irrecoverable:
      verdict === 'MISSED' && !rolling && isIrrecoverable(view.exactTarget, view.satisfied, n, MOST_REMAINING_FACTOR * remaining),
    n,
    good,
    value: n === 0 ? null : good / n,
    wilson: interval && mirrored(interval, objective),
    confidenceSequence: mirrored(sequence, objective),
    budget: errorBudget(view, periodN),
    forecast: expectation,
    detector,
    eProcess: eProcess(view.satisfied, view.bad, view.target),
    surelyMissed: n > 0 && sequence.upper < view.target,
    firstCrossing: firstCrossing(view, objective.minSample, stream),
    canonicalInputs: canonicalInputs(input, asOfMs),
  };
}

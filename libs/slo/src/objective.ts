import { calendarPeriod, CALENDAR_UNITS, DomainError, rollingWindow, type CalendarUnit, type TimeWindow } from '@pulso/kernel';
import {
  approximate,
  assertCount,
  complement,
  exactShare,
  type Comparator,
  type DecimalShare,
  type EventCount,
  type ExactShare,
} from './share.js';

export type ObjectiveWindow =
  { readonly kind: 'calendar'; readonly unit: CalendarUnit } | { readonly kind: 'rolling'; readonly days: number };

/** What a period without a single event is, by contract. */
export type ZeroTraffic = 'no_data' | 'met' | 'missed';

/** A service level objective: what share of events has to be (or may be at most) in the indicator's numerator, over which window. */
export interface Objective {
  readonly id: string;
  readonly indicatorKey: string;
  readonly generation: number;
  /** `lte` where the indicator counts bad events, as `error_rate` does. */
  readonly comparator: Comparator;
  readonly target: DecimalShare;
  /** Stricter than the target; short of it the objective is at risk. */
  readonly warningTarget?: DecimalShare;
  readonly window: ObjectiveWindow;
  /** IANA zone of the agreement, in which calendar periods begin and end. */
  readonly timeZone: string;
  /** Fewer events than this give no verdict. */
  readonly minSample: number;
  readonly zeroTraffic: ZeroTraffic;
  /** The share of eligible interactions that has to have answered, when the agreement asks for one. */
  readonly minCoverage?: DecimalShare;
}

/** Throws `slo.share-out-of-range`, `slo.warning-not-stricter`, `slo.window-out-of-range`, `slo.min-sample-out-of-range`, `time.unknown-zone`. */
export function assertObjective(objective: Objective): void {
  const { comparator, target, warningTarget, window, timeZone, minSample, minCoverage } = objective;
  const exact = exactShare(target);
  if (minCoverage !== undefined) exactShare(minCoverage);
  if (warningTarget !== undefined) {
    const warning = exactShare(warningTarget);
    const gap = warning.parts * exact.of - exact.parts * warning.of;
    if (comparator === 'gte' ? gap <= 0n : gap >= 0n) {
      throw new DomainError('slo.warning-not-stricter', `The warning target ${warningTarget} has to be stricter than the target ${target}`);
    }
  }
  if (window.kind === 'calendar' ? !CALENDAR_UNITS.includes(window.unit) : !Number.isInteger(window.days) || window.days < 1) {
    throw new DomainError('slo.window-out-of-range', `A window is a calendar unit or a whole number of days, at least 1`);
  }
  if (!Number.isSafeInteger(minSample) || minSample < 1) {
    throw new DomainError('slo.min-sample-out-of-range', `The minimum sample is a whole number, at least 1, got ${minSample}`);
  }
  calendarPeriod('day', 0, timeZone);
}

/** The window an instant falls in and its name: `2026-03`, or `rolling-28d`, which ends just after the instant. */
export function windowAt(
  { window, timeZone }: Pick<Objective, 'window' | 'timeZone'>,
  instantMs: number,
): { key: string; window: TimeWindow } {
  if (window.kind === 'rolling') return { key: `rolling-${window.days}d`, window: rollingWindow(window.days, instantMs + 1) };
  const period = calendarPeriod(window.unit, instantMs, timeZone);
  return { key: period.key, window: period.window };
}

/**
 * An objective read as "at least this share of events is satisfying": `gte` as it stands, `lte` mirrored to 1 − target with the
 * events outside the numerator. Budget, detector, forecast and intervals all work on this side.
 */
export interface SatisfactionView {
  readonly exactTarget: ExactShare;
  readonly target: number;
  readonly satisfied: number;
  readonly bad: number;
}

export function satisfactionView(objective: Pick<Objective, 'comparator' | 'target'>, count: EventCount): SatisfactionView {
  assertCount(count);
  const { n, good } = count;
  const written = exactShare(objective.target);
  const exactTarget = objective.comparator === 'gte' ? written : complement(written);
  const satisfied = objective.comparator === 'gte' ? good : n - good;
  return { exactTarget, target: approximate(exactTarget), satisfied, bad: n - satisfied };
}

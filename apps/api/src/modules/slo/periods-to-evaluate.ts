import { calendarPeriod, nextPeriod, previousPeriod, type CalendarPeriod, type TimeWindow } from '@pulso/kernel';
import { windowAt } from '@pulso/slo';
import { PERIOD_GRACE_MS, type ObjectiveTerms } from './objective-terms.js';

const MINUTE_MS = 60_000;
const PREVIOUS_PERIODS = 3;
/** What a long sleep left behind is made up for in portions: more than can be open at once, so that each run gets ahead. */
const MOST_AT_ONCE = 60;

/** One period of one objective, cut to the time its agreement version governs. */
export interface Period {
  readonly key: string;
  readonly window: TimeWindow;
  /** Earlier whole windows, oldest first; their volume says how much to expect. */
  readonly previous: readonly TimeWindow[];
  /** Late facts are over: the evaluation becomes final. */
  readonly isFinal: boolean;
}

/**
 * Every period that has begun and is not final: the running one, those that still take late facts, and those nobody was there to evaluate. Rolling
 * windows end on a whole minute, as slices do.
 */
export function periodsToEvaluate({ objective, effective, finalUntilMs }: ObjectiveTerms, nowMs: number): Period[] {
  if (objective.window.kind === 'rolling') {
    const { days } = objective.window;
    const { key, window } = windowAt(objective, Math.floor(nowMs / MINUTE_MS) * MINUTE_MS + MINUTE_MS - 1);
    const lengthMs = days * 24 * 60 * MINUTE_MS;
    const earlier = { fromMs: window.fromMs - lengthMs, toMs: window.fromMs };
    const cut = intersect(window, effective);
    return cut ? [{ key, window: cut, previous: [earlier], isFinal: false }] : [];
  }
  const { unit } = objective.window;
  const periods: Period[] = [];
  const endMs = Math.min(nowMs + 1, effective.toMs);
  for (
    let period = calendarPeriod(unit, Math.max(effective.fromMs, finalUntilMs), objective.timeZone);
    period.window.fromMs < endMs && periods.length < MOST_AT_ONCE;
    period = nextPeriod(period)
  ) {
    const window = intersect(period.window, effective);
    if (window) periods.push({ key: period.key, window, previous: previousOf(period), isFinal: nowMs >= window.toMs + PERIOD_GRACE_MS });
  }
  return periods;
}

function previousOf(period: CalendarPeriod): TimeWindow[] {
  const windows: TimeWindow[] = [];
  for (let earlier = period; windows.length < PREVIOUS_PERIODS;) {
    earlier = previousPeriod(earlier);
    windows.unshift(earlier.window);
  }
  return windows;
}

function intersect(left: TimeWindow, right: TimeWindow): TimeWindow | null {
  const fromMs = Math.max(left.fromMs, right.fromMs);
  const toMs = Math.min(left.toMs, right.toMs);
  return fromMs < toMs ? { fromMs, toMs } : null;
}

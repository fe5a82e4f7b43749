import { calendarPeriod, previousPeriod, type TimeWindow } from '@pulso/kernel';
import { windowAt } from '@pulso/slo';
import { PERIOD_GRACE_MS, type ObjectiveTerms } from './objective-terms.js';

const MINUTE_MS = 60_000;
const PREVIOUS_PERIODS = 3;

/** One period of one objective, cut to the time its agreement version governs. */
export interface Period {
  readonly key: string;
  readonly window: TimeWindow;
  /** Earlier whole windows, oldest first; their volume says how much to expect. */
  readonly previous: readonly TimeWindow[];
  /** Late facts are over: the evaluation becomes final. */
  readonly isFinal: boolean;
}

/** The running period, and the one before it, which takes late facts until its grace is over. Rolling windows end on a whole minute, as slices do. */
export function periodsToEvaluate({ objective, effective }: ObjectiveTerms, nowMs: number): Period[] {
  if (objective.window.kind === 'rolling') {
    const { days } = objective.window;
    const { key, window } = windowAt(objective, Math.floor(nowMs / MINUTE_MS) * MINUTE_MS + MINUTE_MS - 1);
    const lengthMs = days * 24 * 60 * MINUTE_MS;
    const earlier = { fromMs: window.fromMs - lengthMs, toMs: window.fromMs };
    const cut = intersect(window, effective);
    return cut ? [{ key, window: cut, previous: [earlier], isFinal: false }] : [];
  }
  const current = calendarPeriod(objective.window.unit, nowMs, objective.timeZone);
  return [previousPeriod(current), current].flatMap((period): Period[] => {
    const window = intersect(period.window, effective);
    if (!window) return [];
    const previous: TimeWindow[] = [];
    for (let earlier = period; previous.length < PREVIOUS_PERIODS;) {
      earlier = previousPeriod(earlier);
      previous.unshift(earlier.window);
    }
    return [{ key: period.key, window, previous, isFinal: nowMs >= window.toMs + PERIOD_GRACE_MS }];
  });
}

function intersect(left: TimeWindow, right: TimeWindow): TimeWindow | null {
  const fromMs = Math.max(left.fromMs, right.fromMs);
  const toMs = Math.min(left.toMs, right.toMs);
  return fromMs < toMs ? { fromMs, toMs } : null;
}

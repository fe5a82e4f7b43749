import type { SatisfactionView } from './objective.js';

/** How many bad events the target allows and how many there were; never clamped, so an overspent budget is negative. */
export interface ErrorBudget {
  /** (1 − T)·n so far. */
  readonly allowed: number;
  readonly bad: number;
  /** bad / allowed; null when nothing was measured. */
  readonly consumed: number | null;
  readonly remaining: number;
  /** Speed of spending: 1 uses the budget up exactly at the end. Null when nothing was measured. */
  readonly burn: number | null;
  /** Bad answers that still fit into the projected whole period, ⌊(1−T)·N̂⌋ − bad; negative when there were too many already. */
  readonly badAnswersLeft: number;
}

/** Error budget of one window; `projectedN` is the expected number of events of the whole period (N̂). */
export function errorBudget({ exactTarget: { parts, of }, satisfied, bad }: SatisfactionView, projectedN?: number): ErrorBudget {
  const n = satisfied + bad;
  const unitsPerEvent = Number(of - parts);
  const allowed = (unitsPerEvent * n) / Number(of);
  const consumed = n === 0 ? null : (bad * Number(of)) / (unitsPerEvent * n);
  const whole = BigInt(Math.max(n, Math.round(projectedN ?? n)));
  return { allowed, bad, consumed, remaining: allowed - bad, burn: consumed, badAnswersLeft: Number(((of - parts) * whole) / of) - bad };
}

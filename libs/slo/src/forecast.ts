import type { ExactShare } from './share.js';

/** Pseudo-counts of a Beta prior, each at least 1. */
export interface BetaPrior {
  readonly satisfied: number;
  readonly bad: number;
}

export const FLAT_PRIOR: BetaPrior = { satisfied: 1, bad: 1 };

/** How many events last period's share is worth at most at the start of a new one. */
const BASELINE_WEIGHT = 20;

/** A prior from an earlier period: its share, worth 20 events, or as many as there were. Flat when nothing was measured then. */
export function priorFrom(satisfied: number, n: number): BetaPrior {
  if (n === 0) return FLAT_PRIOR;
  const weight = Math.min(BASELINE_WEIGHT, n);
  const expected = (weight * satisfied) / n;
  return { satisfied: Math.max(1, expected), bad: Math.max(1, weight - expected) };
}

export interface Forecast {
  /** Satisfied events still needed to reach the target; 0 when it is safe already. */
  readonly need: number;
  /** Valid events still expected (m). */
  readonly remaining: number;
  /** Probability that the period ends on target. */
  readonly probability: number;
  /** Expected share of satisfied events at the end. */
  readonly projected: number | null;
}

/**
 * P(X ≥ need) for X ~ BetaBinomial(m, a, b) with a, b ≥ 1. Terms are built outwards from the mode by the ratio of neighbours,
 * `p(k+1)/p(k) = (m−k)(k+a) / ((k+1)(m−k−1+b))`, and divided by their own sum, so nothing under- or overflows.
 */
export function betaBinomialTail(need: number, m: number, a: number, b: number): number {
  if (need <= 0) return 1;
  if (need > m) return 0;
  const mode = Math.min(m, Math.max(0, Math.round(a + b > 2 ? (m * (a - 1)) / (a + b - 2) : m / 2)));
  const ratio = (k: number): number => ((m - k) * (k + a)) / ((k + 1) * (m - k - 1 + b));
  let total = 1;
  let tail = mode >= need ? 1 : 0;
  for (let k = mode, weight = 1; k < m && weight > 1e-30; k += 1) {
    weight *= ratio(k);
    total += weight;
    if (k + 1 >= need) tail += weight;
  }
  for (let k = mode - 1, weight = 1; k >= 0 && weight > 1e-30; k -= 1) {
    weight /= ratio(k);
    total += weight;
    if (k >= need) tail += weight;
  }
  return Math.min(1, tail / total);
}

/** Satisfied events needed among the next `remaining` ones, ⌈T(n+m)⌉ − s in whole numbers; negative when there are more than enough. */
export function stillNeeded({ parts, of }: ExactShare, satisfied: number, n: number, remaining: number): number {
  const whole = parts * BigInt(n + remaining);
  return Number((whole + of - 1n) / of) - satisfied;
}

/** Where a period with `satisfied` of `n` events is heading when `remaining` more are expected. */
export function forecast(target: ExactShare, satisfied: number, n: number, remaining: number, prior: BetaPrior = FLAT_PRIOR): Forecast {
  const needed = stillNeeded(target, satisfied, n, remaining);
  const a = prior.satisfied + satisfied;
  const b = prior.bad + n - satisfied;
  const whole = n + remaining;
  return {
    need: Math.max(0, needed),
    remaining,
    probability: betaBinomialTail(needed, remaining, a, b),
    projected: whole === 0 ? null : (satisfied + (remaining * a) / (a + b)) / whole,
  };
}

/** Whether the target is out of reach even when `mostRemaining` more events come and every one satisfies. */
export function isIrrecoverable(target: ExactShare, satisfied: number, n: number, mostRemaining: number): boolean {
  return stillNeeded(target, satisfied, n, mostRemaining) > mostRemaining;
}

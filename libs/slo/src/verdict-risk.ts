import { DomainError } from '@pulso/kernel';
import { binomialAtLeast } from './binomial.js';
import { wilson } from './interval.js';
import { approximate, exactShare, meets, type Comparator, type DecimalShare } from './share.js';

/** When a period counts as missed: by its value, only when all of its interval misses, or unless all of it meets. */
export type VerdictRule = 'point' | 'confident_miss' | 'confident_met';

/** How often a service whose true share is known gets which verdict. */
export interface VerdictRisk {
  /** The true share of events in the indicator's numerator. */
  readonly trueShare: number;
  readonly keepsTarget: boolean;
  readonly missed: number;
  readonly met: number;
  /** The chance of the verdict it does not deserve. */
  readonly wrong: number;
}

export interface VerdictRiskOptions {
  readonly comparator?: Comparator;
  readonly rule?: VerdictRule;
  /** True shares to look at; by default five points better than the target, exactly on it, and five points worse, inside 0 to 1. */
  readonly trueShares?: readonly number[];
}

const STEP = 0.05;
/** Beyond this many events a wrong verdict five points off is rarer than one in a million, and counts stay cheap. */
const MAX_EVENTS = 10_000_000;

function isMet(target: DecimalShare, comparator: Comparator, rule: VerdictRule, good: number, n: number): boolean {
  if (rule === 'point') return meets(target, good, n, comparator);
  const bounds = wilson(good, n);
  if (!bounds) return false;
  const line = approximate(exactShare(target));
  if (rule === 'confident_miss') return comparator === 'gte' ? bounds.upper >= line : bounds.lower <= line;
  return comparator === 'gte' ? bounds.lower >= line : bounds.upper <= line;
}

/** The fewest events in the numerator that change the verdict: the first that meets for `gte`, the first that misses for `lte`. */
function turningPoint(target: DecimalShare, comparator: Comparator, rule: VerdictRule, n: number): number {
  let low = 0;
  let high = n + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isMet(target, comparator, rule, middle, n) === (comparator === 'gte')) high = middle;
    else low = middle + 1;
  }
  return low;
}

function defaultShares(target: number, comparator: Comparator): readonly number[] {
  const better = comparator === 'gte' ? target + STEP : target - STEP;
  const worse = comparator === 'gte' ? target - STEP : target + STEP;
  return [better, target, worse].map((share) => Math.min(1, Math.max(0, Number(share.toPrecision(12)))));
}

/**
 * What a wrong verdict costs at a volume: how often a service that is truly better, exactly on target or worse is called missed or met when
 * `n` events are judged. Exact binomial, no approximation; sla-domain §3.6. Throws `slo.share-out-of-range`, `slo.invalid-count`.
 */
export function verdictRisks(target: DecimalShare, n: number, options: VerdictRiskOptions = {}): readonly VerdictRisk[] {
  const { comparator = 'gte', rule = 'point' } = options;
  const line = approximate(exactShare(target));
  if (!Number.isSafeInteger(n) || n < 1 || n > MAX_EVENTS) {
    throw new DomainError('slo.invalid-count', `Risks are computed for 1 to ${MAX_EVENTS} events, got ${n}`);
  }
  const turn = turningPoint(target, comparator, rule, n);
  return (options.trueShares ?? defaultShares(line, comparator)).map((trueShare) => {
    const beyond = binomialAtLeast(turn, n, trueShare);
    const met = comparator === 'gte' ? beyond : 1 - beyond;
    const keepsTarget = comparator === 'gte' ? trueShare >= line : trueShare <= line;
    return { trueShare, keepsTarget, met, missed: 1 - met, wrong: keepsTarget ? 1 - met : met };
  });
}

/** Fewest events at which the 95 % Wilson interval around the target is at most ± `halfWidth`: 196 for ± 0.05 at 0.85. */
export function minSampleFor(halfWidth: number, target: DecimalShare): number {
  const share = approximate(exactShare(target));
  if (!(halfWidth > 0 && halfWidth < 0.5)) {
    throw new DomainError(
      'slo.half-width-out-of-range',
      `A half-width lies between 0 and 0.5, such as 0.05 for ± 5 points; got ${halfWidth}`,
    );
  }
  const isNarrow = (n: number): boolean => {
    const bounds = wilson(share * n, n);
    return bounds !== null && (bounds.upper - bounds.lower) / 2 <= halfWidth;
  };
  let high = 1;
  while (!isNarrow(high)) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isNarrow(middle)) high = middle;
    else low = middle;
  }
  return high;
}

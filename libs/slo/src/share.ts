import { DomainError } from '@pulso/kernel';

/** A share strictly between 0 and 1 as written in the agreement: "0.85". A decimal string, so that nothing rounds it. */
export type DecimalShare = string;

export type Comparator = 'gte' | 'lte';

/** An exact fraction; `of` is a power of ten. */
export interface ExactShare {
  readonly parts: bigint;
  readonly of: bigint;
}

const DECIMAL_SHARE = /^0\.\d{1,9}$/;

/** Reads a share exactly. Throws `slo.share-out-of-range` for "85", "1" (which leaves no budget), "0" and anything else. */
export function exactShare(value: DecimalShare): ExactShare {
  const digits = DECIMAL_SHARE.test(value) ? value.slice(2) : '';
  const parts = BigInt(digits || 0);
  if (parts === 0n) {
    throw new DomainError('slo.share-out-of-range', `A target is a decimal between 0 and 1, such as 0.85 for 85 %; got "${value}"`);
  }
  return { parts, of: 10n ** BigInt(digits.length) };
}

/** The nearest floating point number, for statistics and never for a verdict. */
export function approximate({ parts, of }: ExactShare): number {
  return Number(parts) / Number(of);
}

export function complement({ parts, of }: ExactShare): ExactShare {
  return { parts: of - parts, of };
}

/** Events of one window. `good` is the indicator's numerator, as slices store it: for `lte` objectives, the bad events. */
export interface EventCount {
  readonly n: number;
  readonly good: number;
}

/** Throws `slo.invalid-count` unless 0 ≤ good ≤ n in whole numbers. */
export function assertCount({ n, good }: EventCount): void {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(good) || good < 0 || good > n) {
    throw new DomainError('slo.invalid-count', `Counts are whole numbers with 0 ≤ good ≤ n, got good ${good} of n ${n}`);
  }
}

/**
 * Whether a share of events reaches its target, compared in whole numbers (`good·10^k` with `target_k·n`): no rounding takes part.
 * Nothing measured meets nothing.
 */
export function meets(target: DecimalShare, good: number, n: number, comparator: Comparator): boolean {
  assertCount({ good, n });
  if (n === 0) return false;
  const { parts, of } = exactShare(target);
  const actual = BigInt(good) * of;
  const required = parts * BigInt(n);
  return comparator === 'gte' ? actual >= required : actual <= required;
}

/**
 * A share as a percentage to show, "84.9", rounded away from the target (down for `gte`, up for `lte`), so that a display never
 * reaches a target that the verdict does not. Null when nothing was measured.
 */
export function displayRatio(good: number, n: number, comparator: Comparator, decimals = 1): string | null {
  assertCount({ good, n });
  if (n === 0) return null;
  const scaled = BigInt(good) * 100n * 10n ** BigInt(decimals);
  const total = BigInt(n);
  const units = comparator === 'gte' ? scaled / total : (scaled + total - 1n) / total;
  const digits = units.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

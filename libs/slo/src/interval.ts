import { logBeta } from './special-functions.js';

/** Lower and upper bound of a share. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The 97.5 % quantile of the normal distribution. */
const Z_95 = 1.959963984540054;

/**
 * Wilson score interval at 95 % for `s` of `n`: for one look, at the end of a period. Null when nothing was measured.
 * Wilson (1927), doi:10.1080/01621459.1927.10502953.
 */
export function wilson(s: number, n: number, z = Z_95): Interval | null {
  if (n === 0) return null;
  const share = s / n;
  const denominator = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / denominator;
  const half = (z / denominator) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { lower: s === 0 ? 0 : centre - half, upper: s === n ? 1 : centre + half };
}

/**
 * Anytime-valid confidence sequence for `s` of `n`, however often it is looked at: the shares p for which the uniform mixture
 * likelihood ratio B(1+s, 1+f) / (p^s (1−p)^f) stays below 1/α. Two-sided beta mixture after Robbins (1970); `[0, 1]` when n is 0.
 */
export function confidenceSequence(s: number, n: number, alpha = 0.05): Interval {
  const f = n - s;
  const mixture = logBeta(1 + s, 1 + f) + Math.log(alpha);
  const excluded = (p: number): boolean => mixture - s * Math.log(p) - f * Math.log1p(-p) >= 0;
  const share = n === 0 ? 0.5 : s / n;
  const edge = (outside: number): number => {
    let out = outside;
    let inside = share;
    for (let step = 0; step < 60; step += 1) {
      const middle = (out + inside) / 2;
      if (excluded(middle)) out = middle;
      else inside = middle;
    }
    return inside;
  };
  return { lower: s === 0 ? 0 : edge(0), upper: f === 0 ? 1 : edge(1) };
}

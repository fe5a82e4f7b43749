import { logIncompleteBeta } from './special-functions.js';

/** P(X ≥ k) for X ~ Binomial(n, p): the regularised incomplete beta function I_p(k, n−k+1), DLMF 8.17.5. */
export function binomialAtLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  return Math.exp(logIncompleteBeta(p, k, n - k + 1));
}

import { logBeta, logIncompleteBeta } from './special-functions.js';

/**
 * ln of the evidence, from the start of a period, that events satisfy less often than the target: a likelihood ratio averaged over
 * a uniform prior cut off at the target, `B(1+s,1+f)·I_T(1+s,1+f) / (T·T^s·(1−T)^f)`. On target it passes 1/α at any time with
 * probability at most α (Ville's inequality).
 */
export function logEProcess(satisfied: number, bad: number, target: number): number {
  return (
    logBeta(1 + satisfied, 1 + bad) +
    logIncompleteBeta(target, 1 + satisfied, 1 + bad) -
    (1 + satisfied) * Math.log(target) -
    bad * Math.log1p(-target)
  );
}

/** The same evidence as a number: 20 is an alarm at α = 5 %, below 1 there is none. At most the largest double, so it survives JSON. */
export function eProcess(satisfied: number, bad: number, target: number): number {
  return Math.min(Number.MAX_VALUE, Math.exp(logEProcess(satisfied, bad, target)));
}

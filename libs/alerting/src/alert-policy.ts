import { AT_RISK_BELOW } from '@pulso/slo';

/** When an objective in danger becomes an alert, and when an alert is over. */
export interface AlertPolicy {
  /** A probability of ending on target below this counts towards a warning. */
  readonly atRiskBelow: number;
  /** Below this it counts towards a critical alert, and makes one of a warning at once. */
  readonly unlikelyBelow: number;
  /** An alert clears only from this probability on; higher than `atRiskBelow`, so that one value cannot both fire and resolve. */
  readonly clearFrom: number;
  /** Evaluations in a row that have to count towards an alert. */
  readonly atRiskEvaluations: number;
  /**
   * Between two of those at least this much time passes, and something is measured. Within minutes three evaluations see the same answers,
   * and early in a period a handful of bad ones says little about its end.
   */
  readonly leanEveryMs: number;
  /** Clean evaluations in a row that resolve. */
  readonly cleanEvaluations: number;
  /** Evaluations count towards resolving at most this often: in a burst they come several a second. */
  readonly clearEveryMs: number;
  /** An evaluation older than this says nothing about now. */
  readonly staleAfterMs: number;
}

/** Three looks, each at least a sixth of the time left after the one before: of a month some five days apart at its start, hours at its end. */
const LOOKS_IN_THE_TIME_LEFT = 6;

/** @param horizonMs how long the period still lasts; of a rolling window, its length */
export function alertPolicy(horizonMs: number): AlertPolicy {
  return {
    atRiskBelow: AT_RISK_BELOW,
    unlikelyBelow: 0.2,
    clearFrom: 0.8,
    atRiskEvaluations: 3,
    leanEveryMs: Math.max(0, horizonMs) / LOOKS_IN_THE_TIME_LEFT,
    cleanEvaluations: 2,
    clearEveryMs: 60_000,
    staleAfterMs: 15 * 60_000,
  };
}

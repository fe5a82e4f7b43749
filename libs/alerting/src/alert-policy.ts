import { AT_RISK_BELOW } from '@pulso/slo';

/** When an objective in danger becomes an alert, and when an alert is over. */
export interface AlertPolicy {
  /** A probability of ending on target below this counts towards a warning. */
  readonly atRiskBelow: number;
  /** Below this it is critical at once. */
  readonly unlikelyBelow: number;
  /** An alert clears only from this probability on; higher than `atRiskBelow`, so that one value cannot both fire and resolve. */
  readonly clearFrom: number;
  /** Evaluations in a row that have to count towards a warning. */
  readonly atRiskEvaluations: number;
  /** Clean evaluations in a row that resolve. */
  readonly cleanEvaluations: number;
  /** Evaluations count towards a streak at most this often: in a burst they come several a second. */
  readonly countEveryMs: number;
  /** An evaluation older than this says nothing about now. */
  readonly staleAfterMs: number;
}

export const DEFAULT_ALERT_POLICY: AlertPolicy = {
  atRiskBelow: AT_RISK_BELOW,
  unlikelyBelow: 0.2,
  clearFrom: 0.8,
  atRiskEvaluations: 3,
  cleanEvaluations: 2,
  countEveryMs: 60_000,
  staleAfterMs: 15 * 60_000,
};

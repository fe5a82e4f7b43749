import type { Evaluation, Verdict } from '@pulso/slo';
import type { AlertPolicy } from './alert-policy.js';

/** Why an alert fires. */
export type AlertReason =
  'missed' | 'irrecoverable' | 'forecast-unlikely' | 'surely-missed' | 'detector-alarm' | 'forecast-at-risk' | 'below-target';

/** The figures an alert was decided on, kept with every transition. */
export interface AlertEvidence {
  readonly reasons: readonly AlertReason[];
  readonly verdict: Verdict;
  readonly n: number;
  readonly good: number;
  readonly value: number | null;
  readonly probability: number | null;
  readonly detectorStatistic: number;
  readonly detectorThreshold: number;
  readonly lastAlarmIndex: number | null;
  readonly eProcess: number;
  readonly asOfMs: number;
}

/**
 * What one evaluation asks for. `critical` and `warning` fire at once; `sinking`, towards critical, and `leaning`, towards a warning, have to
 * last; `clear` counts towards resolving, `unclear` is neither danger nor all-clear, and `unmeasured` freezes whatever is there.
 */
export type Signal = 'critical' | 'warning' | 'sinking' | 'leaning' | 'unclear' | 'clear' | 'unmeasured';

/**
 * Reads one evaluation. A missed value of an open period is not critical by itself: on a service exactly on target the running value
 * dips below it nearly always, so critical needs a closed period, a target out of reach, a confidence sequence wholly short of the target, or
 * an unlikely forecast that the detector bears out or that lasts: from few answers a forecast swings that far on a service well above its target.
 */
export function readSignal(evaluation: Evaluation, nowMs: number, policy: AlertPolicy): { signal: Signal; evidence: AlertEvidence } {
  const { verdict, forecast, detector, irrecoverable, closed, surelyMissed, asOfMs } = evaluation;
  const probability = forecast?.probability ?? null;
  const evidence = (reasons: readonly AlertReason[]): AlertEvidence => ({
    reasons,
    verdict,
    n: evaluation.n,
    good: evaluation.good,
    value: evaluation.value,
    probability,
    detectorStatistic: detector.statistic,
    detectorThreshold: detector.threshold,
    lastAlarmIndex: detector.lastAlarmIndex,
    eProcess: evaluation.eProcess,
    asOfMs,
  });
  const stale = nowMs - asOfMs > policy.staleAfterMs;
  if (stale || verdict === 'INSUFFICIENT_DATA' || verdict === 'NO_DATA') return { signal: 'unmeasured', evidence: evidence([]) };

  const missed = verdict === 'MISSED';
  const critical: AlertReason[] = [];
  if (missed && (closed || evaluation.n === 0)) critical.push('missed');
  if (irrecoverable) critical.push('irrecoverable');
  if (missed && surelyMissed) critical.push('surely-missed');
  const warning: AlertReason[] = detector.alarming && !closed ? ['detector-alarm'] : [];
  const sinking: AlertReason[] = probability !== null && probability < policy.unlikelyBelow ? ['forecast-unlikely'] : [];
  const leaning: AlertReason[] = [];
  if (probability !== null && probability < policy.atRiskBelow) leaning.push('forecast-at-risk');
  if (missed) leaning.push('below-target');

  const reasons = evidence([...critical, ...sinking, ...warning, ...leaning]);
  if (critical.length > 0 || (warning.length > 0 && sinking.length > 0)) return { signal: 'critical', evidence: reasons };
  if (warning.length > 0) return { signal: 'warning', evidence: reasons };
  if (sinking.length > 0) return { signal: 'sinking', evidence: reasons };
  if (leaning.length > 0) return { signal: 'leaning', evidence: reasons };
  // A rolling window has no forecast and clears at its warning target. The value is on target here, and then the period's e-process is at most 1: both bounds for resolving hold.
  const clear = probability === null ? verdict === 'MET' : probability >= policy.clearFrom;
  return { signal: clear ? 'clear' : 'unclear', evidence: reasons };
}

import { DomainError } from '@pulso/kernel';

/** Events in order of occurrence: `1` satisfied, `0` did not. */
export type EventStream = string;

export interface DetectorResult {
  readonly threshold: number;
  /** e-SR after the last event; it starts again at 0 after an alarm. */
  readonly statistic: number;
  /** e-CUSUM after the last event, restarted with the e-SR; below 1 nothing points to a change. */
  readonly cusum: number;
  /** The largest e-SR ever reached. */
  readonly max: number;
  /** Index, from 0, of each event at which the e-SR reached the threshold. */
  readonly alarms: readonly number[];
  readonly lastAlarmIndex: number | null;
  /** An alarm went off and what came after it is not back on target yet; see `RECOVERY_EVENTS`. */
  readonly alarming: boolean;
}

/** After an alarm, at least this many events have to be on target taken together before it counts as over. */
export const RECOVERY_EVENTS = 20;

/** The shares to watch for: a small, a clear and a drastic drop below the target. */
export function dropAlternatives(target: number): number[] {
  const lower = [target - 0.05, target - 0.15, target - 0.3].filter((alternative) => alternative > 0);
  return lower.length > 0 ? lower : [target / 2];
}

/**
 * Change detector: finds, at any time, that events have begun to satisfy less often than the target, and raises a false alarm at
 * most once in `threshold` events on average. Averages over the alternatives q the e-detectors `R = L·(R + 1)` (Shiryaev–Roberts)
 * and `M = L·max(M, 1)` (CUSUM) with L = q/T for a satisfied event and (1−q)/(1−T) for another.
 * Shin, Ramdas and Rinaldo (2023), "E-detectors", NEJSDS 59.
 */
export function eDetector(
  stream: EventStream,
  target: number,
  threshold: number,
  alternatives: readonly number[] = dropAlternatives(target),
): DetectorResult {
  const ratios = alternatives.map((q) => ({ satisfied: q / target, bad: (1 - q) / (1 - target) }));
  const weight = 1 / ratios.length;
  const sr = ratios.map(() => 0);
  const cusums = ratios.map(() => 0);
  const alarms: number[] = [];
  let statistic = 0;
  let cusum = 0;
  let max = 0;
  let alarming = false;
  let satisfiedSinceAlarm = 0;
  for (let index = 0; index < stream.length; index += 1) {
    const bit = stream.charAt(index);
    if (bit !== '0' && bit !== '1') throw new DomainError('slo.invalid-stream', `A stream is made of 0 and 1, got "${bit}" at ${index}`);
    statistic = 0;
    cusum = 0;
    ratios.forEach((ratio, which) => {
      const likelihood = bit === '1' ? ratio.satisfied : ratio.bad;
      const nextSr = likelihood * ((sr[which] ?? 0) + 1);
      const nextCusum = likelihood * Math.max(cusums[which] ?? 0, 1);
      sr[which] = nextSr;
      cusums[which] = nextCusum;
      statistic += weight * nextSr;
      cusum += weight * nextCusum;
    });
    max = Math.max(max, statistic);
    if (bit === '1') satisfiedSinceAlarm += 1;
    if (statistic >= threshold) {
      alarms.push(index);
      alarming = true;
      satisfiedSinceAlarm = 0;
      statistic = 0;
      cusum = 0;
      sr.fill(0);
      cusums.fill(0);
    } else if (alarming) {
      const since = index - (alarms.at(-1) ?? 0);
      alarming = since < RECOVERY_EVENTS || satisfiedSinceAlarm < target * since;
    }
  }
  return { threshold, statistic, cusum, max, alarms, lastAlarmIndex: alarms.at(-1) ?? null, alarming };
}

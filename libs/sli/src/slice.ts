import type { Measurement } from './indicator.js';

const MINUTE_MS = 60_000;

/** Where and when a measurement counts: one indicator generation, one scope, one minute (start, UTC milliseconds). */
export interface SliceKey {
  readonly indicatorKey: string;
  readonly generation: number;
  readonly scopeKey: string;
  readonly minuteMs: number;
}

/** Events of one minute in whole numbers, so that no history of corrections can make a total drift. */
export interface Slice extends SliceKey {
  readonly valid: number;
  readonly good: number;
}

/** What to add to a slice; negative where a measurement is taken back. */
export type SliceDelta = Slice;

/** How one feedback counts for one indicator in one scope. */
export interface Observation extends Measurement {
  readonly indicatorKey: string;
  readonly generation: number;
  readonly scopeKey: string;
  readonly occurredAtMs: number;
}

export function minuteOf(instantMs: number): number {
  return Math.floor(instantMs / MINUTE_MS) * MINUTE_MS;
}

/** One text for one slice; its order is the order in which rows are to be locked. */
export function sliceKey({ indicatorKey, generation, scopeKey, minuteMs }: SliceKey): string {
  return JSON.stringify([indicatorKey, generation, scopeKey, minuteMs]);
}

/**
 * What a change of one feedback's observations adds to the slices: `before` is taken back, `after` is put in.
 * Slices that do not change are left out. Sorted by key, so that two writers lock rows in one order.
 */
export function sliceDeltas(before: readonly Observation[], after: readonly Observation[]): SliceDelta[] {
  const sums = new Map<string, { key: SliceKey; valid: number; good: number }>();
  const add = (observation: Observation, sign: 1 | -1): void => {
    if (!observation.valid) return;
    const { indicatorKey, generation, scopeKey, occurredAtMs } = observation;
    const key: SliceKey = { indicatorKey, generation, scopeKey, minuteMs: minuteOf(occurredAtMs) };
    const name = sliceKey(key);
    const sum = sums.get(name) ?? { key, valid: 0, good: 0 };
    sum.valid += sign;
    if (observation.good) sum.good += sign;
    sums.set(name, sum);
  };
  for (const observation of before) add(observation, -1);
  for (const observation of after) add(observation, 1);
  return [...sums.entries()]
    .filter(([, { valid, good }]) => valid !== 0 || good !== 0)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { key, valid, good }]) => ({ ...key, valid, good }));
}

/** Slices counted from raw observations: what any history of deltas must add up to. */
export function recount(observations: readonly Observation[]): Slice[] {
  return sliceDeltas([], observations);
}

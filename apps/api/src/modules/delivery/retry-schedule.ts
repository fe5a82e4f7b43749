const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits after the first, second, … failed attempt; the schedule that Standard Webhooks recommends. */
const DELAYS_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** So that what failed together does not come back together. */
const MOST_JITTER = 0.2;

export const MAX_ATTEMPTS = DELAYS_MS.length + 1;

/**
 * How long to wait after `attempts` failed ones, in milliseconds; null when it was the last.
 * @param random from 0 up to but not including 1
 */
export function retryDelayMs(attempts: number, random: number): number | null {
  const delayMs = DELAYS_MS[attempts - 1];
  return delayMs === undefined ? null : Math.round(delayMs * (1 + MOST_JITTER * random));
}

/** How many earlier periods the expectation looks back on. */
const PERIODS = 3;

/** With no history, the pace so far is trusted only as if at least this share of the period had passed. */
const LEAST_SHARE = 0.05;

/**
 * Events expected in the whole period (N̂): all events of the last three periods and of this one so far, divided by the periods
 * they took. Without history, this period's own pace, at most twenty times what has arrived. Never fewer than have arrived.
 */
export function expectedEvents(previousPeriodCounts: readonly number[], n: number, elapsedShare: number): number {
  const history = previousPeriodCounts.slice(-PERIODS);
  const events = history.reduce((sum, count) => sum + count, n);
  const periods = history.length > 0 ? history.length + elapsedShare : Math.max(LEAST_SHARE, elapsedShare);
  return n + Math.round((events / periods) * (1 - elapsedShare));
}

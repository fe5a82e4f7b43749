import type { Forecast } from '@pulso/slo';

export interface CrossingInput {
  /** Share of satisfied events that is asked for. */
  readonly target: number;
  readonly satisfied: number;
  readonly n: number;
  readonly forecast: Forecast | null;
  readonly nowMs: number;
  /** End of the period. */
  readonly toMs: number;
}

/**
 * When a value that is on target now falls short of it, if the remaining events come evenly and satisfy as often as the forecast
 * expects: after `(s − T·n) / (T − q)` more events. Null when it is short already, never falls short, or only after the end.
 */
export function crossingMs({ target, satisfied, n, forecast, nowMs, toMs }: CrossingInput): number | null {
  if (forecast === null || forecast.projected === null || forecast.remaining <= 0) return null;
  const { remaining, projected } = forecast;
  const ahead = satisfied - target * n;
  const expected = (projected * (n + remaining) - satisfied) / remaining;
  if (ahead < 0 || expected >= target) return null;
  const events = ahead / (target - expected);
  return events > remaining ? null : nowMs + (events / remaining) * (toMs - nowMs);
}

/** A provider that asks for longer than this is tried again anyway. */
const LONGEST_MS = 3_600_000;

/** Milliseconds a response asks to wait: `retry-after-ms`, or `Retry-After` in seconds or as a date; null when it asks for nothing. */
export function retryAfterMs(headers: Headers | undefined, nowMs: number): number | null {
  const exact = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (Number.isFinite(exact)) return bounded(exact);
  const value = headers?.get('retry-after')?.trim();
  if (!value) return null;
  const wait = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - nowMs;
  return Number.isFinite(wait) ? bounded(wait) : null;
}

function bounded(ms: number): number {
  return Math.min(LONGEST_MS, Math.max(0, Math.ceil(ms)));
}

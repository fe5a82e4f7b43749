const MIN_DELAY_MS = 1_000;
const MAX_DELAY_MS = 300_000;

/** Milliseconds before attempt `tries + 1`: full jitter between 1 s and 5 min, never earlier than the server asked for. */
export function retryDelayMs(tries: number, retryAfterMs = 0, random: () => number = Math.random): number {
  const ceiling = Math.min(MAX_DELAY_MS, MIN_DELAY_MS * 2 ** tries);
  const jittered = MIN_DELAY_MS + random() * (ceiling - MIN_DELAY_MS);
  return Math.round(retryAfterMs ? retryAfterMs + random() * MIN_DELAY_MS : jittered);
}

/** Whether a refusal passes by itself: asked too slowly, too early, too often, or the server's own trouble. */
export function isTransient(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429;
}

/** `Retry-After` in milliseconds, given as seconds or as an HTTP date; 0 when absent, past or unreadable. */
export function parseRetryAfterMs(header: string | null, nowMs: number): number {
  if (!header) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - nowMs;
  return ms > 0 ? ms : 0;
}

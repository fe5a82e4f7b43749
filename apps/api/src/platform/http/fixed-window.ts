import type { QuotaLeft } from './rate-limit-headers.js';

/**
 * How many of something each key may do in one window of time, counted in this process. The window is the same for all keys and begins with the
 * first of them, so that ended counts are dropped together and a made-up key costs memory for one window only.
 */
export class FixedWindow {
  private readonly windowMs: number;
  private used = new Map<string, number>();
  private startMs = -Infinity;

  constructor(
    /** As the `RateLimit` header calls it. */
    private readonly name: string,
    private readonly units: number,
    private readonly windowSeconds: number,
  ) {
    this.windowMs = windowSeconds * 1_000;
  }

  /** @returns whether there was one left; nothing is taken otherwise */
  take(key: string, nowMs: number): boolean {
    this.turn(nowMs);
    const used = this.used.get(key) ?? 0;
    if (used >= this.units) return false;
    this.used.set(key, used + 1);
    return true;
  }

  left(key: string, nowMs: number): QuotaLeft {
    this.turn(nowMs);
    const { name, units, windowSeconds } = this;
    return { name, units, windowSeconds, remaining: units - (this.used.get(key) ?? 0), resetMs: this.startMs + this.windowMs - nowMs };
  }

  private turn(nowMs: number): void {
    // A clock that was set back must not make a window last until it has caught up.
    if (nowMs < this.startMs + this.windowMs && nowMs >= this.startMs) return;
    this.startMs = nowMs;
    this.used = new Map();
  }
}

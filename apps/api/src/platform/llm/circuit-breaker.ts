/** How a call to the provider ended. */
export type CallOutcome = 'success' | 'failure' | 'timeout';

/** The right to make one call; report its outcome exactly once. */
export interface Permit {
  done(outcome: CallOutcome): void;
}

const WINDOW_MS = 60_000;
const LEAST_CALLS = 20;
const FAILURE_SHARE = 0.5;
const TIMEOUTS_IN_A_ROW = 5;
const PROBE_EVERY_MS = 30_000;

/**
 * Stops calling a provider that is down. Opens when half of at least 20 calls within a minute failed, or after 5 timeouts in a row;
 * then lets one probe through every 30 s, and closes when a probe succeeds. One per organization and provider.
 */
export class CircuitBreaker {
  private calls: { readonly at: number; readonly failed: boolean }[] = [];
  private timeoutsInARow = 0;
  /** When the next probe may start; undefined while closed. */
  private nextProbeAt: number | undefined;
  /** Grows when the breaker opens or closes, so that answers to earlier calls no longer count. */
  private generation = 0;

  /** `now` gives milliseconds; only differences matter. */
  constructor(private readonly now: () => number) {}

  get isOpen(): boolean {
    return this.nextProbeAt !== undefined;
  }

  /** Milliseconds until a call may be tried; 0 when one may be tried now. */
  get retryInMs(): number {
    return Math.max(0, (this.nextProbeAt ?? 0) - this.now());
  }

  /** Null means: do not call, use the local model. While open, a permit is a probe; a probe that never reports blocks none after it. */
  acquire(): Permit | null {
    const startedAt = this.now();
    if (this.nextProbeAt !== undefined) {
      if (startedAt < this.nextProbeAt) return null;
      this.nextProbeAt = startedAt + PROBE_EVERY_MS;
    }
    const generation = this.generation;
    let reported = false;
    return {
      done: (outcome) => {
        if (reported || generation !== this.generation) return;
        reported = true;
        if (this.isOpen) this.afterProbe(outcome);
        else this.count(outcome);
      },
    };
  }

  private afterProbe(outcome: CallOutcome): void {
    if (outcome === 'success') this.reset(undefined);
    else this.nextProbeAt = this.now() + PROBE_EVERY_MS;
  }

  private count(outcome: CallOutcome): void {
    const now = this.now();
    this.calls = [...this.calls.filter(({ at }) => now - at < WINDOW_MS), { at: now, failed: outcome !== 'success' }];
    this.timeoutsInARow = outcome === 'timeout' ? this.timeoutsInARow + 1 : 0;
    const failed = this.calls.filter((call) => call.failed).length;
    const tooManyFailed = this.calls.length >= LEAST_CALLS && failed >= FAILURE_SHARE * this.calls.length;
    if (tooManyFailed || this.timeoutsInARow >= TIMEOUTS_IN_A_ROW) this.reset(now + PROBE_EVERY_MS);
  }

  private reset(nextProbeAt: number | undefined): void {
    this.nextProbeAt = nextProbeAt;
    this.calls = [];
    this.timeoutsInARow = 0;
    this.generation++;
  }
}

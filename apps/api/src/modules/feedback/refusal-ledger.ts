import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { FeedbackId, TouchpointId } from '@pulso/kernel';
import { IntakePool } from '../../platform/database/pools.js';

const FLUSH_MS = 1_000;
/** Entries written down at once. */
const PORTION = 1_000;
/** Refusals with a name that are kept while the database is away; those beyond are counted without one, rather than fill the memory. */
const MOST_NAMED = 20_000;

interface Refusals {
  readonly touchpointId: TouchpointId;
  readonly outcome: string;
  n: number;
  /** Named when its commit may have happened unheard: the refusal then counts only if the feedback is not there. */
  readonly feedbackId: FeedbackId | null;
}

/** Counts what was turned away, and writes the counts down each second, so that outcomes sum to receipts. */
@Injectable()
export class RefusalLedger implements OnModuleInit, OnApplicationShutdown {
  private waiting = new Map<string, Refusals>();
  private timer?: NodeJS.Timeout;
  private flushing: Promise<void> | undefined;

  constructor(private readonly pool: IntakePool) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_MS);
    this.timer.unref();
  }

  count(touchpointId: TouchpointId, outcome: string, feedbackId: FeedbackId | null = null): void {
    this.add({ touchpointId, outcome, n: 1, feedbackId: this.waiting.size < MOST_NAMED ? feedbackId : null });
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flushing;
    await this.flush();
  }

  private add(refusals: Refusals): void {
    const key = `${refusals.touchpointId} ${refusals.outcome} ${refusals.feedbackId}`;
    const known = this.waiting.get(key);
    if (known) known.n += refusals.n;
    else this.waiting.set(key, refusals);
  }

  private flush(): Promise<void> {
    this.flushing ??= this.writeAll().finally(() => (this.flushing = undefined));
    return this.flushing;
  }

  /** Ends at the first portion that is not taken: the database is away, and the next second will do. */
  private async writeAll(): Promise<void> {
    const all = [...this.waiting.values()];
    this.waiting = new Map();
    for (let from = 0; from < all.length; from += PORTION) {
      if (await this.write(all.slice(from, from + PORTION))) continue;
      for (const refusals of all.slice(from)) this.add(refusals);
      return;
    }
  }

  private async write(entries: readonly Refusals[]): Promise<boolean> {
    try {
      await this.pool.query('SELECT record_intake_refusals($1, $2, $3, $4)', [
        entries.map(({ touchpointId }) => touchpointId),
        entries.map(({ outcome }) => outcome),
        entries.map(({ n }) => n),
        entries.map(({ feedbackId }) => feedbackId),
      ]);
      return true;
    } catch {
      return false;
    }
  }
}

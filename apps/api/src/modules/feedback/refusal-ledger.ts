import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { FeedbackId, TouchpointId } from '@pulso/kernel';
import { IntakePool } from '../../platform/database/pools.js';

const FLUSH_MS = 1_000;

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

  constructor(private readonly pool: IntakePool) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_MS);
    this.timer.unref();
  }

  count(touchpointId: TouchpointId, outcome: string, feedbackId: FeedbackId | null = null): void {
    this.add({ touchpointId, outcome, n: 1, feedbackId });
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  private add(refusals: Refusals): void {
    const key = `${refusals.touchpointId} ${refusals.outcome} ${refusals.feedbackId}`;
    const known = this.waiting.get(key);
    if (known) known.n += refusals.n;
    else this.waiting.set(key, refusals);
  }

  private async flush(): Promise<void> {
    if (this.waiting.size === 0) return;
    const entries = [...this.waiting.values()];
    this.waiting = new Map();
    try {
      await this.pool.query('SELECT record_intake_refusals($1, $2, $3, $4)', [
        entries.map(({ touchpointId }) => touchpointId),
        entries.map(({ outcome }) => outcome),
        entries.map(({ n }) => n),
        entries.map(({ feedbackId }) => feedbackId),
      ]);
    } catch {
      for (const refusals of entries) this.add(refusals);
    }
  }
}

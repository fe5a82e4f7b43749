import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { TouchpointId } from '@pulso/kernel';
import { IntakePool } from '../../platform/database/pools.js';

const FLUSH_MS = 1_000;

/** Counts what was turned away before the database saw it, and writes the counts down each second, so that outcomes sum to receipts. */
@Injectable()
export class RefusalLedger implements OnModuleInit, OnApplicationShutdown {
  private counts = new Map<string, { touchpointId: TouchpointId; outcome: string; n: number }>();
  private timer?: NodeJS.Timeout;

  constructor(private readonly pool: IntakePool) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_MS);
    this.timer.unref();
  }

  count(touchpointId: TouchpointId, outcome: string): void {
    const key = `${touchpointId} ${outcome}`;
    const entry = this.counts.get(key);
    if (entry) entry.n += 1;
    else this.counts.set(key, { touchpointId, outcome, n: 1 });
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.counts.size === 0) return;
    const entries = [...this.counts.values()];
    this.counts = new Map();
    try {
      await this.pool.query('SELECT record_intake_refusals($1, $2, $3)', [
        entries.map(({ touchpointId }) => touchpointId),
        entries.map(({ outcome }) => outcome),
        entries.map(({ n }) => n),
      ]);
    } catch {
      for (const { touchpointId, outcome, n } of entries) for (let i = 0; i < n; i++) this.count(touchpointId, outcome);
    }
  }
}

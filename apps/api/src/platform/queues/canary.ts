import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { canaryJob, type JobPayload } from '@pulso/contracts';
import { JobHandler } from './job-handler.js';
import { Queues } from './queues.js';

const INTERVAL_MS = 3_000;
const SILENT_AFTER_MS = 15_000;

/** Sends itself a job now and then; when none comes back, jobs are not being done, whatever else looks well. */
@Injectable()
export class Canary extends JobHandler<typeof canaryJob> implements OnApplicationBootstrap, OnModuleDestroy {
  readonly job = canaryJob;
  private lastReturnMs = Date.now();
  private timer?: NodeJS.Timeout;

  constructor(private readonly queues: Queues) {
    super();
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.send(), INTERVAL_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async handle(_: JobPayload<typeof canaryJob>): Promise<void> {
    this.lastReturnMs = Date.now();
  }

  isSilent(): boolean {
    return this.silentMs() > SILENT_AFTER_MS;
  }

  silentMs(): number {
    return Date.now() - this.lastReturnMs;
  }

  reset(): void {
    this.lastReturnMs = Date.now();
  }

  private async send(): Promise<void> {
    await this.queues.add(canaryJob, { sentAtMs: Date.now() }).catch(() => undefined);
  }
}

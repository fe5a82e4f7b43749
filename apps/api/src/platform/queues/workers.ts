import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { canaryJob, JOBS } from '@pulso/contracts';
import { Worker } from 'bullmq';
import { Log } from '../logging/log.js';
import { Canary } from './canary.js';
import { JobHandler } from './job-handler.js';
import { QueueConnection } from './queue-connection.js';
import { withTimeout } from './with-timeout.js';

const READY_TIMEOUT_MS = 20_000;
const CLOSE_TIMEOUT_MS = 30_000;
/** A worker that dies twice on a job must not condemn it: attempts are counted in our own ledger. */
const MAX_STALLED_COUNT = 10;

/** Runs every job handler. A worker made while its database is away never recovers, so a silent canary rebuilds them all. */
@Injectable()
export class Workers implements OnApplicationBootstrap, OnModuleDestroy {
  private workers: Worker[] = [];
  private watchdog?: NodeJS.Timeout;
  private rebuilding = false;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly queueConnection: QueueConnection,
    private readonly canary: Canary,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.handlers();
    await this.start();
    this.watchdog = setInterval(() => void this.rebuildIfSilent(), 2_000);
    this.watchdog.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.watchdog);
    await this.stop();
  }

  /** One handler for every declared job, no more and no less. */
  private handlers(): Map<string, JobHandler> {
    const found = this.discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter((instance): instance is JobHandler => instance instanceof JobHandler);
    for (const { name } of JOBS) {
      const count = found.filter(({ job }) => job.name === name).length;
      if (count !== 1) throw new Error(`Job ${name} has ${count} handlers; it needs exactly one.`);
    }
    return new Map(found.map((handler) => [handler.job.name, handler]));
  }

  private async start(): Promise<void> {
    const handlers = this.handlers();
    this.workers = JOBS.map((job) => {
      const worker = new Worker(
        job.name,
        async ({ data }) => {
          await handlers.get(job.name)!.handle(job.payload.parse(data) as never);
        },
        {
          connection: this.queueConnection.connection,
          concurrency: job.concurrency,
          maxStalledCount: MAX_STALLED_COUNT,
          stalledInterval: 5_000,
          lockDuration: 30_000,
        },
      );
      worker.on('error', (err) => this.log.warning({ queue: job.name, err }, 'worker connection trouble'));
      worker.on('failed', (_, err) => this.log.error({ queue: job.name, err }, 'job failed'));
      return worker;
    });
    await withTimeout(
      Promise.all(this.workers.map((worker) => worker.waitUntilReady())),
      READY_TIMEOUT_MS,
      'The job workers did not become ready.',
    );
    this.canary.reset();
  }

  private async stop(): Promise<void> {
    const closing = Promise.allSettled(this.workers.map((worker) => worker.close()));
    await withTimeout(closing, CLOSE_TIMEOUT_MS, 'Workers took too long to finish their jobs.').catch((err: unknown) =>
      this.log.error({ err }, 'workers closed hard'),
    );
  }

  private async rebuildIfSilent(): Promise<void> {
    if (this.rebuilding || !this.canary.isSilent()) return;
    this.rebuilding = true;
    this.log.warning({ job: canaryJob.name }, 'no canary came back; starting the workers anew');
    try {
      await Promise.allSettled(this.workers.map((worker) => worker.close(true)));
      await this.start();
    } catch (err) {
      this.log.error({ err }, 'workers could not start; trying again');
    } finally {
      this.canary.reset();
      this.rebuilding = false;
    }
  }
}

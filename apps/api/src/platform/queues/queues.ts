import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { JOBS, type JobDeclaration, type JobPayload } from '@pulso/contracts';
import { Queue } from 'bullmq';
import { v7 as uuidv7 } from 'uuid';
import { afterCommit } from '../database/shared-transaction.js';
import { Log } from '../logging/log.js';
import { QueueConnection } from './queue-connection.js';
import { withTimeout } from './with-timeout.js';

/** Finished jobs leave nothing behind: what must last is in the ledger, and a kept id would silently swallow a second dispatch. */
const JOB_OPTIONS = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;

/** A queue whose Redis is away answers when it is back. Whoever only looks, or is about to leave, does not wait for that. */
const ANSWER_WITHIN_MS = 2_000;
const CLOSE_WITHIN_MS = 5_000;

/** Where jobs are handed in, never before the commit. Losing one is allowed, for each has a row in the database that a sweep finds again. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly byName: ReadonlyMap<string, Queue>;

  constructor({ connection }: QueueConnection, log: Log) {
    this.byName = new Map(
      JOBS.map(({ name }) => {
        const queue = new Queue(name, { connection });
        queue.on('error', (err) => log.warning({ queue: name, err }, 'queue connection trouble'));
        return [name, queue];
      }),
    );
  }

  /** @param jobId two additions under one id are one job while the first is there; no ':' in it */
  async add<Job extends JobDeclaration>(job: Job, payload: JobPayload<Job>, jobId: string = uuidv7()): Promise<void> {
    await afterCommit(async () => void (await this.queue(job).add(job.name, payload, { ...JOB_OPTIONS, jobId })));
  }

  async addBulk<Job extends JobDeclaration>(job: Job, payloads: readonly JobPayload<Job>[]): Promise<void> {
    if (payloads.length === 0) return;
    const jobs = payloads.map((data) => ({ name: job.name, data, opts: { ...JOB_OPTIONS, jobId: uuidv7() } }));
    await afterCommit(async () => void (await this.queue(job).addBulk(jobs)));
  }

  /** Throws when the queue does not answer within two seconds. */
  async waiting(job: JobDeclaration): Promise<number> {
    return withTimeout(this.queue(job).getWaitingCount(), ANSWER_WITHIN_MS, `The queue ${job.name} did not answer.`);
  }

  async onApplicationShutdown(): Promise<void> {
    const closing = Promise.allSettled([...this.byName.values()].map((queue) => queue.close()));
    await withTimeout(closing, CLOSE_WITHIN_MS, 'The queues did not close.').catch(() => undefined);
  }

  private queue(job: JobDeclaration): Queue {
    const queue = this.byName.get(job.name);
    if (!queue) throw new Error(`No queue for job ${job.name}; is it in JOBS?`);
    return queue;
  }
}

import { randomBytes } from 'node:crypto';
import type { SubmitFeedbackBody } from '@pulso/contracts';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { JobPayload, analyzeLocallyJob } from '@pulso/contracts';
import { seedOrganization, type SeededOrganization } from '../seeded-organization.js';
import { check, type Violation } from './check.js';
import { readFinalState } from './final-state.js';
import { Ledger } from './ledger.js';
import { bodyHash } from './load.js';
import type { Program } from './mutant.js';
import { seedAgreement } from './seed-agreement.js';
import { WebhookSink } from './webhook-sink.js';

type Batch = JobPayload<typeof analyzeLocallyJob>;
type Handler = import('../../src/modules/analysis/analyze-locally.handler.js').AnalyzeLocallyHandler;
type Commit = import('../../src/modules/analysis/commit-analyses.js').CommitAnalyses;

const SECRET_KEY = 'laboratory-laboratory-laboratory';
const CONFIG = {
  publicUrl: 'http://localhost',
  llm: null,
  intake: { bufferItems: 2_000, bufferBytes: 8 << 20, ratePerKey: 1e5, burstPerKey: 1e5, ratePerIp: 1e5, burstPerIp: 1e5 },
};
const SILENT = { received() {}, analyzed() {}, count() {}, request() {} };

/**
 * The parts of one program between a customer and a measurement, on a database of their own, joined by a queue that the test holds: enough
 * to run the smallest scenario in which a bug shows, without a process around it.
 */
export class Laboratory {
  readonly ledger = new Ledger();
  private constructor(
    readonly program: Program,
    private readonly ownerUrl: string,
    readonly owner: pg.Client,
    readonly organization: SeededOrganization,
    readonly dataSource: DataSource,
    readonly sink: WebhookSink,
    /** Jobs that were handed in and not yet done. */
    readonly queue: Batch[],
    private readonly parts: Parts,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(program: Program, clusterUrl: string): Promise<Laboratory> {
    const { ownerUrl, drop } = await emptyDatabase(clusterUrl);
    const { migrate } = await program.load<typeof import('../../src/platform/database/migrate.js')>('platform/database/migrate.ts');
    await migrate(ownerUrl);
    const owner = new pg.Client({ connectionString: ownerUrl });
    // Dropping the database ends it.
    owner.on('error', () => {});
    await owner.connect();
    const sink = await WebhookSink.start();
    const organization = await seedOrganization(owner);
    await seedAgreement(owner, organization, { sinkUrl: sink.url, secretKey: SECRET_KEY, events: ['feedback.received'] });
    const { runtimeUrl } = await program.load<typeof import('../../src/platform/database/runtime-roles.js')>(
      'platform/database/runtime-roles.ts',
    );
    const appUrl = runtimeUrl(ownerUrl, 'pulso_app');
    const dataSource = await new DataSource({ type: 'postgres', url: appUrl, poolSize: 4 }).initialize();
    const queue: Batch[] = [];
    const parts = await assemble(program, dataSource, appUrl, runtimeUrl(ownerUrl, 'pulso_dispatch'), queue);
    return new Laboratory(program, ownerUrl, owner, organization, dataSource, sink, queue, parts, drop);
  }

  /** Sends one submission once, as a client would, and writes down what it heard. */
  async send(body: SubmitFeedbackBody): Promise<void> {
    const { publicKey } = this.organization;
    const operation = this.ledger.invoke({
      submissionId: body.submissionId,
      publicKey,
      bodyHash: bodyHash(body),
      follows: body.follows ?? null,
    });
    this.ledger.sent += 1;
    try {
      const sender = { publicKey, source: 'http' as const, address: '127.0.0.1', origin: undefined };
      const { feedbackId, replayed } = await this.parts.submitFeedback.execute(sender, body);
      this.ledger.answered(replayed ? 'replayed' : 'accepted');
      this.ledger.acked(operation, feedbackId);
    } catch {
      this.ledger.complete(operation, 'info');
    }
  }

  /** Hands open tasks to the queue. */
  async dispatch(): Promise<void> {
    await this.parts.dispatcher.dispatch();
  }

  reconcile(): Promise<number> {
    return this.parts.dispatcher.reconcile();
  }

  /** Does everything that was handed in. */
  async work(): Promise<void> {
    for (const batch of this.queue.splice(0)) await this.parts.worker(this.parts.commit).handle(batch);
  }

  /** A worker that claims and reads what was handed in, and then stands still; `finish` lets it commit what it read. */
  async stalledWorker(): Promise<{ finish(): Promise<void> }> {
    const batches = this.queue.splice(0);
    let read!: () => void;
    let release!: () => void;
    const hasRead = new Promise<void>((resolve) => (read = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    const commit = {
      execute: async (...parameters: Parameters<Commit['execute']>) => {
        read();
        await released;
        await this.parts.commit.execute(...parameters);
      },
    } as Commit;
    const working = Promise.all(batches.map((batch) => this.parts.worker(commit).handle(batch)));
    await hasRead;
    return {
      finish: async () => {
        release();
        await working;
      },
    };
  }

  /** Lets leases and dispatches be a minute old. */
  async letAMinutePass(): Promise<void> {
    await this.owner.query(
      `UPDATE analysis_task SET lease_until = lease_until - interval '1 minute', dispatched_at = dispatched_at - interval '1 minute'`,
    );
  }

  async verdict(): Promise<Violation[]> {
    return check(this.ledger, await readFinalState(this.ownerUrl));
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.parts.close(), this.dataSource.destroy(), this.sink.stop(), this.owner.end()]);
    await this.drop();
  }
}

interface Parts {
  readonly submitFeedback: import('../../src/modules/feedback/submit-feedback.js').SubmitFeedback;
  readonly dispatcher: import('../../src/modules/analysis/dispatch-tasks.js').DispatchTasks;
  readonly commit: Commit;
  worker(commit: Commit): Handler;
  close(): Promise<void>;
}

async function assemble(program: Program, dataSource: DataSource, appUrl: string, dispatchUrl: string, queue: Batch[]): Promise<Parts> {
  const { IntakePool, DispatchPool } =
    await program.load<typeof import('../../src/platform/database/pools.js')>('platform/database/pools.ts');
  const { UnitOfWork } =
    await program.load<typeof import('../../src/platform/database/unit-of-work.js')>('platform/database/unit-of-work.ts');
  const { Log } = await program.load<typeof import('../../src/platform/logging/log.js')>('platform/logging/log.ts');
  const { Metrics } = await program.load<typeof import('../../src/platform/metrics/metrics.js')>('platform/metrics/metrics.ts');
  const { FindTouchpoint } = await program.load<typeof import('../../src/modules/touchpoints/find-touchpoint.js')>(
    'modules/touchpoints/find-touchpoint.ts',
  );
  const { SubmissionBatcher } = await program.load<typeof import('../../src/modules/feedback/submission-batcher.js')>(
    'modules/feedback/submission-batcher.ts',
  );
  const { SubmitFeedback } = await program.load<typeof import('../../src/modules/feedback/submit-feedback.js')>(
    'modules/feedback/submit-feedback.ts',
  );
  const { AnalysisTasks } = await program.load<typeof import('../../src/modules/analysis/analysis-tasks.js')>(
    'modules/analysis/analysis-tasks.ts',
  );
  const { CommitAnalyses } = await program.load<typeof import('../../src/modules/analysis/commit-analyses.js')>(
    'modules/analysis/commit-analyses.ts',
  );
  const { AnalyzeLocallyHandler } = await program.load<typeof import('../../src/modules/analysis/analyze-locally.handler.js')>(
    'modules/analysis/analyze-locally.handler.ts',
  );
  const { DispatchTasks } = await program.load<typeof import('../../src/modules/analysis/dispatch-tasks.js')>(
    'modules/analysis/dispatch-tasks.ts',
  );
  const log = new Log('silent');
  const clock = { now: () => new Date() };
  const unitOfWork = new UnitOfWork(dataSource);
  const intakePool = new IntakePool(appUrl, '');
  const dispatchPool = new DispatchPool(dispatchUrl, '');
  const counters = new Metrics();
  const analysisTasks = new AnalysisTasks(unitOfWork);
  const batcher = new SubmissionBatcher(intakePool, counters, CONFIG as never);
  const queues = {
    addBulk: async (job: { name: string }, batches: Batch[]) => void (job.name === 'analyze-locally' && queue.push(...batches)),
  };
  return {
    submitFeedback: new SubmitFeedback(
      new FindTouchpoint(unitOfWork, clock),
      { take: async () => undefined } as never,
      batcher,
      intakePool,
      SILENT as never,
      SILENT as never,
      counters,
      clock,
      CONFIG as never,
    ),
    dispatcher: new DispatchTasks(dispatchPool, queues as never, log),
    commit: new CommitAnalyses(unitOfWork, SILENT as never, SILENT as never, counters),
    worker: (commit) => new AnalyzeLocallyHandler(analysisTasks, commit, log, CONFIG as never),
    close: async () => void (await Promise.allSettled([intakePool.end(), dispatchPool.end()])),
  };
}

async function emptyDatabase(clusterUrl: string): Promise<{ ownerUrl: string; drop: () => Promise<void> }> {
  const name = `laboratory_${randomBytes(6).toString('hex')}`;
  const onCluster = async (statement: string) => {
    const client = new pg.Client({ connectionString: clusterUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await onCluster(`CREATE DATABASE ${name}`);
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return { ownerUrl: url.href, drop: () => onCluster(`DROP DATABASE ${name} WITH (FORCE)`) };
}

import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { analyzeLocallyJob, analyzeWithLlmJob, type JobPayload } from '@pulso/contracts';
import { DispatchPool } from '../../platform/database/pools.js';
import { Log } from '../../platform/logging/log.js';
import { Queues } from '../../platform/queues/queues.js';
import { MAX_ATTEMPTS, type AnalysisStage } from './analysis-tasks.js';

const BUSY_MS = 25;
const IDLE_MS = 150;
const TAKE = 1_000;
/**
 * More in the queue would not be done sooner, and would have to be found again if the queue is lost. Counted by stage: a language model takes
 * seconds for each, and what waits for it must not keep the local model from answering at once.
 */
const MAX_OUTSTANDING: Readonly<Record<AnalysisStage, number>> = { local: 4_000, llm: 200 };
const BATCH = 200;
const RECONCILE_MS = 5_000;

interface DispatchedTask {
  organization_id: string;
  feedback_id: string;
  attempts: number;
}

/**
 * Carries tasks from the ledger to the job queue in bulk, and brings back those that the queue lost or a dead worker kept. Any number of
 * processes may run it.
 */
@Injectable()
export class DispatchTasks implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private reconciler: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly pool: DispatchPool,
    private readonly queues: Queues,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule(0);
    this.reconciler = setInterval(
      () => void this.reconcile().catch((err: unknown) => this.log.warning({ err }, 'reconciler failed')),
      RECONCILE_MS,
    );
  }

  onModuleDestroy(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    clearInterval(this.reconciler);
  }

  private schedule(ms: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.dispatch()
        .catch((err: unknown) => {
          this.log.warning({ err }, 'dispatcher failed');
          return 0;
        })
        .then((taken) => this.schedule(taken > 0 ? BUSY_MS : IDLE_MS));
    }, ms);
  }

  /** @returns how many tasks were handed to the queue */
  async dispatch(): Promise<number> {
    const local = await this.take('local');
    await this.queues.addBulk(analyzeLocallyJob, localBatches(local));
    const llm = await this.take('llm');
    await this.queues.addBulk(
      analyzeWithLlmJob,
      llm.map(({ organization_id, feedback_id }) => ({ organizationId: organization_id, feedbackId: feedback_id })),
    );
    return local.length + llm.length;
  }

  private async take(stage: AnalysisStage): Promise<DispatchedTask[]> {
    const { rows } = await this.pool.query<DispatchedTask>(
      `WITH room AS (
         SELECT greatest(0, $2 - count(*)) AS n FROM (SELECT FROM analysis_task WHERE state = 'dispatched' AND stage = $3 LIMIT $2) d
       ), due AS (
         SELECT organization_id, feedback_id FROM analysis_task
          WHERE stage = $3 AND state = 'pending' AND next_at <= clock_timestamp() ORDER BY next_at
          LIMIT least($1, (SELECT n FROM room)) FOR UPDATE SKIP LOCKED
       )
       UPDATE analysis_task t SET state = 'dispatched', dispatched_at = clock_timestamp(), dispatch_no = dispatch_no + 1
         FROM due WHERE t.organization_id = due.organization_id AND t.feedback_id = due.feedback_id
       RETURNING t.organization_id, t.feedback_id, t.attempts`,
      [TAKE, MAX_OUTSTANDING[stage], stage],
    );
    return rows;
  }

  /** Whatever was handed out and neither finished nor is under a living lease goes back to the start. */
  async reconcile(): Promise<number> {
    const { rowCount } = await this.pool.query(
      `UPDATE analysis_task SET state = CASE WHEN attempts >= $1 THEN 'dead' ELSE 'pending' END,
              died_at = CASE WHEN attempts >= $1 THEN clock_timestamp() END,
              last_error = CASE WHEN attempts >= $1 THEN 'worker died' ELSE last_error END,
              next_at = clock_timestamp(), lease_token = NULL, lease_until = NULL
        WHERE state = 'dispatched' AND (
          lease_until < clock_timestamp()
          OR (lease_until IS NULL AND dispatched_at < clock_timestamp() - CASE stage WHEN 'llm' THEN interval '5 minutes' ELSE interval '15 seconds' END))`,
      [MAX_ATTEMPTS],
    );
    if (rowCount) this.log.info({ tasks: rowCount }, 'tasks brought back to the queue');
    return rowCount ?? 0;
  }
}

/** One organization a job. A task that already failed once travels alone, so that a poisonous one takes no others down with it. */
function localBatches(tasks: readonly DispatchedTask[]): JobPayload<typeof analyzeLocallyJob>[] {
  const batches: { organizationId: string; feedbackIds: string[] }[] = [];
  const filling = new Map<string, { organizationId: string; feedbackIds: string[] }>();
  for (const { organization_id: organizationId, feedback_id: feedbackId, attempts } of tasks) {
    const open = attempts === 0 ? filling.get(organizationId) : undefined;
    if (open && open.feedbackIds.length < BATCH) {
      open.feedbackIds.push(feedbackId);
      continue;
    }
    const batch = { organizationId, feedbackIds: [feedbackId] };
    batches.push(batch);
    if (attempts === 0) filling.set(organizationId, batch);
  }
  return batches;
}

import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Submission } from '@pulso/feedback';
import type { FeedbackId, TouchpointId } from '@pulso/kernel';
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { IntakePool } from '../../platform/database/pools.js';
import { TryLater } from '../../platform/http/to-problem.js';
import { Metrics } from '../../platform/metrics/metrics.js';

export type SubmissionSource = 'socket' | 'http' | 'form' | 'import';

export interface PendingSubmission {
  readonly touchpointId: TouchpointId;
  readonly submission: Submission;
  readonly source: SubmissionSource;
  readonly occurredAtMs: number;
  readonly receivedAtMs: number;
}

export type SubmissionOutcome =
  | { readonly outcome: 'accepted'; readonly feedbackId: FeedbackId; readonly seq: number }
  | { readonly outcome: 'replayed' | 'conflict'; readonly feedbackId: FeedbackId };

interface Waiting extends PendingSubmission {
  readonly id: FeedbackId;
  readonly bodyHash: Buffer;
  readonly bytes: number;
  tries: number;
  readonly resolve: (outcome: SubmissionOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** The statement failed and nobody can say whether it committed. Sending the same submission again finds out. */
export class CommitUncertain extends Error {
  override readonly name = 'CommitUncertain';

  constructor(
    readonly feedbackId: FeedbackId,
    override readonly cause: unknown,
  ) {
    super('The commit of a batch could not be confirmed');
  }
}

/** More statements at once would only wait for each other's disk flush. */
const FLUSH_SLOTS = 2;
const MAX_BATCH = 500;
/** A twin that committed while a statement ran is found by the next one. */
const MAX_TRIES = 3;

const SUBMIT = {
  name: 'submit-feedback-batch',
  text: 'SELECT ord, feedback_id, seq, outcome FROM submit_feedback_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
};

/**
 * Gathers submissions while the database is busy and commits them together; each caller is answered after the commit that holds its row.
 * There is no timer: a submission that comes while a slot is free travels alone.
 */
@Injectable()
export class SubmissionBatcher implements OnApplicationShutdown {
  private readonly waiting: Waiting[] = [];
  private waitingBytes = 0;
  private running = 0;
  private drained: (() => void) | undefined;

  constructor(
    private readonly pool: IntakePool,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws TryLater `service.overloaded` when more is waiting than the buffer may hold; nothing was taken then. */
  submit(pending: PendingSubmission): Promise<SubmissionOutcome> {
    const bytes = pending.submission.canonicalBody.length * 2;
    const { bufferItems, bufferBytes } = this.config.intake;
    if (this.waiting.length >= bufferItems || this.waitingBytes + bytes > bufferBytes)
      throw new TryLater(
        'service.overloaded',
        'Too much feedback is arriving at once. Keep yours and send it again shortly.',
        5_000 + Math.floor(Math.random() * 25_000),
      );
    return new Promise((resolve, reject) => {
      const bodyHash = createHash('sha256').update(pending.submission.canonicalBody).digest();
      this.enqueue({ ...pending, id: uuidv7(), bodyHash, bytes, tries: 0, resolve, reject });
      this.flush();
    });
  }

  /** Waits until everything that was taken is committed or refused. */
  async onApplicationShutdown(): Promise<void> {
    if (this.running === 0 && this.waiting.length === 0) return;
    await new Promise<void>((resolve) => {
      this.drained = resolve;
    });
  }

  private enqueue(item: Waiting): void {
    this.waiting.push(item);
    this.waitingBytes += item.bytes;
  }

  private flush(): void {
    while (this.running < FLUSH_SLOTS && this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MAX_BATCH);
      for (const { bytes } of batch) this.waitingBytes -= bytes;
      this.running += 1;
      void this.commit(batch).finally(() => {
        this.running -= 1;
        if (this.waiting.length > 0) this.flush();
        else if (this.running === 0) this.drained?.();
      });
    }
  }

  private async commit(batch: Waiting[]): Promise<void> {
    this.metrics.intakeBatchSize.observe(batch.length);
    try {
      const { rows } = await this.pool.query<{ ord: string; feedback_id: string; seq: string | null; outcome: string }>({
        ...SUBMIT,
        values: columns(batch),
      });
      const answers = new Map(rows.map((row) => [Number(row.ord), row]));
      batch.forEach((item, index) => this.answer(item, answers.get(index + 1)));
    } catch (error) {
      for (const item of batch) item.reject(new CommitUncertain(item.id, error));
    }
  }

  private answer(item: Waiting, row: { feedback_id: string; seq: string | null; outcome: string } | undefined): void {
    if (row?.outcome === 'accepted') item.resolve({ outcome: 'accepted', feedbackId: row.feedback_id, seq: Number(row.seq) });
    else if (row?.outcome === 'replayed' || row?.outcome === 'conflict')
      item.resolve({ outcome: row.outcome, feedbackId: row.feedback_id });
    else if (row?.outcome === 'raced' && ++item.tries < MAX_TRIES) this.enqueue(item);
    else item.reject(new TryLater('service.unavailable', 'Your feedback was not taken yet; send it again.', 2_000));
  }
}

/** One array a column, in the order of the function's parameters. */
function columns(batch: readonly Waiting[]): unknown[] {
  return [
    batch.map(({ id }) => id),
    batch.map(({ touchpointId }) => touchpointId),
    batch.map(({ submission }) => submission.submissionId),
    batch.map(({ bodyHash }) => bodyHash),
    batch.map(({ submission }) => submission.rating?.scale ?? null),
    batch.map(({ submission }) => submission.rating?.value ?? null),
    batch.map(({ submission }) => submission.comment),
    batch.map(({ submission }) => submission.interactionToken),
    batch.map(({ submission }) => JSON.stringify(submission.context)),
    batch.map(({ source }) => source),
    batch.map(({ occurredAtMs }) => new Date(occurredAtMs)),
    batch.map(({ receivedAtMs }) => new Date(receivedAtMs)),
  ];
}

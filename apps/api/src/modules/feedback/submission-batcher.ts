import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Submission } from '@pulso/feedback';
import type { FeedbackId, TouchpointId } from '@pulso/kernel';
import { hash } from 'node:crypto';
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

/** A submission as `submit_feedback_batch` reads it. */
interface SubmissionRow {
  readonly id: FeedbackId;
  readonly touchpointId: TouchpointId;
  readonly submissionId: string;
  readonly bodyHash: string;
  readonly scale: string | undefined;
  readonly rating: number | undefined;
  readonly comment: string | null;
  readonly token: string | null;
  readonly context: Submission['context'];
  readonly source: SubmissionSource;
  readonly occurredAtMs: number;
  readonly receivedAtMs: number;
}

interface AnswerRow {
  readonly id: FeedbackId;
  readonly feedback_id: FeedbackId;
  readonly seq: string | null;
  readonly outcome: SubmissionOutcome['outcome'];
}

interface Waiting {
  readonly row: SubmissionRow;
  readonly bytes: number;
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

const MAX_BATCH = 500;

const SUBMIT = { name: 'submit-feedback-batch', text: 'SELECT id, feedback_id, seq, outcome FROM submit_feedback_batch($1)' };

/**
 * Gathers submissions while the database is busy and commits them together, one statement at a time: a second would share its disk flush and carry less.
 * Each caller is answered after the commit that holds its row. There is no timer: what comes while no statement runs travels at the end of the turn of
 * the event loop in which it came.
 */
@Injectable()
export class SubmissionBatcher implements OnApplicationShutdown {
  private readonly waiting: Waiting[] = [];
  private waitingBytes = 0;
  private isBusy = false;
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
      this.waiting.push({ row: toRow(pending), bytes, resolve, reject });
      this.waitingBytes += bytes;
      if (this.isBusy) return;
      this.isBusy = true;
      setImmediate(() => void this.flush());
    });
  }

  /** Waits until everything that was taken is committed or refused. */
  async onApplicationShutdown(): Promise<void> {
    if (!this.isBusy) return;
    await new Promise<void>((resolve) => {
      this.drained = resolve;
    });
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MAX_BATCH);
      for (const { bytes } of batch) this.waitingBytes -= bytes;
      const settle = await this.commit(batch);
      // The next statement goes out first: the database need not wait until all answers of this one are written.
      setImmediate(settle);
    }
    this.isBusy = false;
    this.drained?.();
  }

  /** @returns what tells every caller of the batch how it ended */
  private async commit(batch: readonly Waiting[]): Promise<() => void> {
    this.metrics.intakeBatchSize.observe(batch.length);
    try {
      const { rows } = await this.pool.query<AnswerRow>({ ...SUBMIT, values: [JSON.stringify(batch.map(({ row }) => row))] });
      return () => {
        this.count(rows);
        const answers = new Map(rows.map((answer) => [answer.id, answer]));
        for (const item of batch) settle(item, answers.get(item.row.id));
      };
    } catch (error) {
      return () => {
        for (const item of batch) item.reject(new CommitUncertain(item.row.id, error));
      };
    }
  }

  private count(answers: readonly AnswerRow[]): void {
    const byOutcome = new Map<string, number>();
    for (const { outcome } of answers) byOutcome.set(outcome, (byOutcome.get(outcome) ?? 0) + 1);
    for (const [outcome, n] of byOutcome) this.metrics.intakeOutcomes.inc({ outcome }, n);
  }
}

function settle({ resolve, reject }: Waiting, answer: AnswerRow | undefined): void {
  if (!answer) reject(new TryLater('service.unavailable', 'Your feedback was not taken yet; send it again.', 2_000));
  else if (answer.outcome === 'accepted') resolve({ outcome: 'accepted', feedbackId: answer.feedback_id, seq: Number(answer.seq) });
  else resolve({ outcome: answer.outcome, feedbackId: answer.feedback_id });
}

function toRow({ touchpointId, submission, source, occurredAtMs, receivedAtMs }: PendingSubmission): SubmissionRow {
  const { submissionId, rating, comment, interactionToken, context, canonicalBody } = submission;
  return {
    id: uuidv7(),
    touchpointId,
    submissionId,
    bodyHash: `\\x${hash('sha256', canonicalBody, 'hex')}`,
    scale: rating?.scale,
    rating: rating?.value,
    comment,
    token: interactionToken,
    context,
    source,
    occurredAtMs,
    receivedAtMs,
  };
}

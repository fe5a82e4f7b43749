import { Inject, Injectable } from '@nestjs/common';
import type { FeedbackReceipt, SubmitFeedbackBody } from '@pulso/contracts';
import { isOriginAllowed, occurredAt, receiveSubmission, type Submission } from '@pulso/feedback';
import { Clock, DomainError } from '@pulso/kernel';
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { IntakePool } from '../../platform/database/pools.js';
import type { ReportQuotas } from '../../platform/http/rate-limit-headers.js';
import { toProblem, TryLater } from '../../platform/http/to-problem.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { LiveNotices } from '../../platform/realtime/live-notices.js';
import { FindTouchpoint, type FoundTouchpoint } from '../touchpoints/find-touchpoint.js';
import { IntakeLimits } from './intake-limits.js';
import { mayHaveCommitted } from './may-have-committed.js';
import { RefusalLedger } from './refusal-ledger.js';
import { CommitUncertain, SubmissionBatcher, type SubmissionSource } from './submission-batcher.js';

/** Where a submission came from. */
export interface Sender {
  readonly publicKey: string;
  readonly source: SubmissionSource;
  readonly address: string;
  /** The page's origin, where a browser said it; programs send none. */
  readonly origin: string | undefined;
  /** Told what the limits leave, refused or not; for doors that can pass it on. */
  readonly report?: ReportQuotas;
}

/** Takes one feedback, behind every door. Safe to repeat: one submissionId always yields the same feedback. */
@Injectable()
export class SubmitFeedback {
  private readonly ownOrigin: string;

  constructor(
    private readonly touchpoints: FindTouchpoint,
    private readonly limits: IntakeLimits,
    private readonly batcher: SubmissionBatcher,
    private readonly pool: IntakePool,
    private readonly refusals: RefusalLedger,
    private readonly notices: LiveNotices,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
    @Inject(CONFIG) { publicUrl }: Config,
  ) {
    this.ownOrigin = new URL(publicUrl).origin;
  }

  async execute(sender: Sender, body: SubmitFeedbackBody): Promise<FeedbackReceipt> {
    const touchpoint = await this.openTouchpoint(sender);
    try {
      this.limits.take(sender.publicKey, sender.address, sender.report);
      const submission = receiveSubmission(body, touchpoint.surveyKind);
      return submission.follows === null
        ? await this.submitFirst(sender, touchpoint, submission)
        : await this.submitFollowUp(touchpoint, submission, submission.follows);
    } catch (error) {
      const isUncertain = error instanceof CommitUncertain && mayHaveCommitted(error.cause);
      const reason = error instanceof CommitUncertain ? error.cause : error;
      const outcome = toProblem(reason).problem.code;
      // A conflict is counted already, by the statement that found it.
      if (outcome !== 'feedback.submission-conflict') {
        this.metrics.intakeOutcomes.inc({ outcome });
        this.refusals.count(touchpoint.touchpointId, outcome, isUncertain ? error.feedbackId : null);
      }
      throw reason;
    }
  }

  /** The touchpoint behind a public key, if it is open and this page may use it. */
  async openTouchpoint({ publicKey, origin }: Pick<Sender, 'publicKey' | 'origin'>): Promise<FoundTouchpoint> {
    const touchpoint = await this.touchpoints.execute(publicKey);
    if (!touchpoint)
      throw new DomainError('touchpoint.unknown', 'No touchpoint has this public key. Copy the snippet again from the console.');
    const refuse = (code: 'touchpoint.closed' | 'touchpoint.origin-refused', message: string): never => {
      this.refusals.count(touchpoint.touchpointId, code);
      throw new DomainError(code, message);
    };
    if (touchpoint.status !== 'active') refuse('touchpoint.closed', 'This touchpoint takes no feedback any more.');
    if (!isOriginAllowed(touchpoint.allowedOrigins, origin, this.ownOrigin))
      refuse('touchpoint.origin-refused', `Pages of ${origin} may not use this touchpoint. Add the origin to its list in the console.`);
    return touchpoint;
  }

  private async submitFirst(sender: Sender, touchpoint: FoundTouchpoint, submission: Submission): Promise<FeedbackReceipt> {
    const receivedAtMs = this.clock.now().getTime();
    const occurredAtMs = occurredAt(submission.occurredAtMs, receivedAtMs);
    const answer = await this.batcher.submit({
      touchpointId: touchpoint.touchpointId,
      submission,
      source: sender.source,
      occurredAtMs,
      receivedAtMs,
    });
    if (answer.outcome === 'conflict') refuseConflict();
    if (answer.outcome === 'accepted') {
      const { feedbackId, seq } = answer;
      this.notices.received(touchpoint.organizationId, seq, () => ({
        id: feedbackId,
        seq,
        touchpoint: { id: touchpoint.touchpointId, name: touchpoint.name },
        rating: submission.rating,
        comment: submission.comment,
        occurredAt: new Date(occurredAtMs).toISOString(),
        receivedAt: new Date(receivedAtMs).toISOString(),
        isDemo: false,
        analysis: null,
      }));
    }
    return { feedbackId: answer.feedbackId, replayed: answer.outcome === 'replayed' };
  }

  private async submitFollowUp(touchpoint: FoundTouchpoint, submission: Submission, follows: string): Promise<FeedbackReceipt> {
    const hash = createHash('sha256').update(submission.canonicalBody).digest();
    const id = uuidv7();
    const parameters = [id, touchpoint.touchpointId, submission.submissionId, hash, follows, submission.comment];
    const { rows } = await this.pool
      .query<{ feedback_id: string; outcome: string }>('SELECT * FROM submit_follow_up($1, $2, $3, $4, $5, $6)', parameters)
      .catch((error: unknown) => {
        throw new CommitUncertain(id, error);
      });
    const answer = rows[0];
    if (!answer) throw new DomainError('feedback.follows-unknown', 'The submission this one follows has not arrived. Send that one first.');
    if (answer.outcome === 'full')
      throw new DomainError(
        'feedback.follow-ups-exhausted',
        'This feedback has ten comments already. Send what is left as a feedback of its own.',
      );
    if (answer.outcome === 'raced') throw new TryLater('service.unavailable', 'Your comment was not taken yet; send it again.', 1_000);
    this.metrics.intakeOutcomes.inc({ outcome: answer.outcome });
    if (answer.outcome === 'conflict') refuseConflict();
    return { feedbackId: answer.feedback_id, replayed: answer.outcome === 'replayed' };
  }
}

function refuseConflict(): never {
  throw new DomainError('feedback.submission-conflict', 'This submissionId was used for another body. Make a new ULID for a new feedback.');
}

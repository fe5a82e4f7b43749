import { Injectable } from '@nestjs/common';
import type { FeedbackId, OrganizationId } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { isPassingTrouble } from './is-passing-trouble.js';
import { reasonOf } from './reason-of.js';

export type AnalysisStage = 'local' | 'llm';

/** Longer than any honest attempt of the stage; after it the reconciler gives the task to someone else. */
const LEASE_SECONDS: Readonly<Record<AnalysisStage, number>> = { local: 15, llm: 60 };
/** A task that failed this often is dead until a person replays it. Counted at the claim, so a kill counts too. */
export const MAX_ATTEMPTS = 5;

const DATABASE_PAUSE_MS = 2_000;

/** One feedback as the scorers and the indicators see it. */
export interface ClaimedFeedback {
  readonly feedbackId: FeedbackId;
  readonly attempts: number;
  readonly serviceId: string;
  readonly touchpointId: string;
  readonly rating: { readonly scale: 'csat' | 'nps' | 'ces' | 'stars' | 'thumbs'; readonly value: number } | null;
  /** The comment and everything that followed it; empty when the customer wrote nothing. */
  readonly text: string;
  readonly occurredAtMs: number;
  readonly receivedAtMs: number;
}

export interface Claim {
  readonly leaseToken: string;
  readonly items: readonly ClaimedFeedback[];
}

interface ClaimedRow {
  feedback_id: string;
  attempts: number;
  service_id: string;
  touchpoint_id: string;
  rating_scale: NonNullable<ClaimedFeedback['rating']>['scale'] | null;
  rating_value: number | null;
  text: string;
  occurred_at: Date;
  received_at: Date;
}

/** The queue of record, from a worker's side: claim under a lease, give back, bury. Leases run on the database's clock. */
@Injectable()
export class AnalysisTasks {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Takes what is still dispatched and unleased of these; the rest is someone else's or done. */
  claim(organizationId: OrganizationId, feedbackIds: readonly FeedbackId[], stage: AnalysisStage): Promise<Claim> {
    const leaseToken = uuidv7();
    return this.unitOfWork.run(organizationId, async (sql) => {
      const rows = await sql.query<ClaimedRow>(
        `WITH due AS (
           SELECT feedback_id FROM analysis_task
            WHERE organization_id = $1 AND feedback_id = ANY($2) AND stage = $3 AND state = 'dispatched'
              AND (lease_until IS NULL OR lease_until < clock_timestamp())
            ORDER BY feedback_id FOR UPDATE SKIP LOCKED
         ), claimed AS (
           UPDATE analysis_task t SET lease_token = $4, lease_until = clock_timestamp() + make_interval(secs => $5), attempts = attempts + 1
             FROM due WHERE t.organization_id = $1 AND t.feedback_id = due.feedback_id RETURNING t.feedback_id, t.attempts
         )
         SELECT c.feedback_id, c.attempts, f.service_id, f.touchpoint_id, f.rating_scale, f.rating_value, f.occurred_at, f.received_at,
                concat_ws(E'\\n', f.comment, u.comments) AS text
           FROM claimed c
           JOIN feedback f ON f.organization_id = $1 AND f.id = c.feedback_id
           LEFT JOIN LATERAL (SELECT string_agg(comment, E'\\n' ORDER BY received_at, id) AS comments FROM feedback_follow_up
                               WHERE organization_id = $1 AND feedback_id = f.id) u ON true`,
        [organizationId, feedbackIds, stage, leaseToken, LEASE_SECONDS[stage]],
      );
      return { leaseToken, items: rows.map(toClaimed) };
    });
  }

  /** Gives failed tasks back with growing pauses, or buries those that failed too often. */
  fail(organizationId: OrganizationId, leaseToken: string, feedbackIds: readonly FeedbackId[], reason: string): Promise<void> {
    return this.unitOfWork.run(organizationId, async (sql) => {
      await sql.query(
        `UPDATE analysis_task
            SET state = CASE WHEN attempts >= $5 THEN 'dead' ELSE 'pending' END,
                died_at = CASE WHEN attempts >= $5 THEN clock_timestamp() END,
                next_at = clock_timestamp() + make_interval(secs => least(300, power(4, attempts)) * (0.5 + random())),
                lease_token = NULL, lease_until = NULL, last_error = $4
          WHERE organization_id = $1 AND lease_token = $2 AND feedback_id = ANY($3)`,
        [organizationId, leaseToken, feedbackIds, reason.slice(0, 200), MAX_ATTEMPTS],
      );
    });
  }

  /** Something else is away, which is not these tasks' fault: the attempt is not counted. */
  postpone(
    organizationId: OrganizationId,
    leaseToken: string,
    feedbackIds: readonly FeedbackId[],
    delayMs: number,
    reason: string,
  ): Promise<void> {
    return this.unitOfWork.run(organizationId, async (sql) => {
      await sql.query(
        `UPDATE analysis_task SET state = 'pending', attempts = attempts - 1, next_at = clock_timestamp() + make_interval(secs => $4),
                lease_token = NULL, lease_until = NULL, last_error = $5
          WHERE organization_id = $1 AND lease_token = $2 AND feedback_id = ANY($3)`,
        [organizationId, leaseToken, feedbackIds, delayMs / 1000, reason.slice(0, 200)],
      );
    });
  }

  /** After a commit that failed: given back where the database could not do it just then, else failed. */
  async afterFailedCommit(
    organizationId: OrganizationId,
    leaseToken: string,
    feedbackIds: readonly FeedbackId[],
    error: unknown,
  ): Promise<void> {
    if (isPassingTrouble(error))
      await this.postpone(organizationId, leaseToken, feedbackIds, DATABASE_PAUSE_MS * (1 + Math.random()), reasonOf(error));
    else await this.fail(organizationId, leaseToken, feedbackIds, reasonOf(error));
  }
}

/** Ends the tasks of a claim inside the transaction that commits their effects; only the ids it answers are still the claim's own. */
export async function finishTasks(
  sql: Sql,
  organizationId: OrganizationId,
  leaseToken: string,
  feedbackIds: readonly FeedbackId[],
): Promise<Set<FeedbackId>> {
  const rows = await sql.query<{ feedback_id: string }>(
    `DELETE FROM analysis_task WHERE organization_id = $1 AND feedback_id = ANY($2) AND lease_token = $3 AND state = 'dispatched' RETURNING feedback_id`,
    [organizationId, feedbackIds, leaseToken],
  );
  return new Set(rows.map(({ feedback_id }) => feedback_id));
}

/** Hands the tasks of a claim on to the language model, under the same fence. */
export async function passToLlm(
  sql: Sql,
  organizationId: OrganizationId,
  leaseToken: string,
  feedbackIds: readonly FeedbackId[],
): Promise<Set<FeedbackId>> {
  const rows = await sql.query<{ feedback_id: string }>(
    `UPDATE analysis_task SET stage = 'llm', state = 'pending', attempts = 0, next_at = clock_timestamp(), lease_token = NULL, lease_until = NULL,
            last_error = NULL
      WHERE organization_id = $1 AND feedback_id = ANY($2) AND lease_token = $3 AND state = 'dispatched' RETURNING feedback_id`,
    [organizationId, feedbackIds, leaseToken],
  );
  return new Set(rows.map(({ feedback_id }) => feedback_id));
}

function toClaimed(row: ClaimedRow): ClaimedFeedback {
  return {
    feedbackId: row.feedback_id,
    attempts: row.attempts,
    serviceId: row.service_id,
    touchpointId: row.touchpoint_id,
    rating: row.rating_scale === null || row.rating_value === null ? null : { scale: row.rating_scale, value: row.rating_value },
    text: row.text,
    occurredAtMs: row.occurred_at.getTime(),
    receivedAtMs: row.received_at.getTime(),
  };
}

import { Injectable } from '@nestjs/common';
import type { ReviewThread } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { actorName } from '../../platform/database/actor-name.js';
import { recordAudit } from '../../platform/database/record-audit.js';
import { approveWhenReady } from './approve-when-ready.js';
import { InReview } from './in-review.js';
import { loadThread } from './load-threads.js';

/** Resolves a thread or opens it again; it stays in the list either way. One that blocks is resolved by whoever opened it. */
@Injectable()
export class MoveThread {
  constructor(private readonly inReview: InReview) {}

  /** @throws DomainError `review.thread-unknown`, `review.not-your-thread`, `review.suggestion-open` */
  execute(actor: Actor, agreementId: string, n: number, threadId: string, status: ReviewThread['status']): Promise<ReviewThread> {
    return this.inReview.run(actor, agreementId, n, async ({ sql, version, participant }) => {
      const thread = await loadThread(sql, actor.organizationId, version.id, threadId);
      if (thread.status === status) return thread;
      const [{ is_mine } = { is_mine: false }] = await sql.query<{ is_mine: boolean }>(
        'SELECT created_by = $3 AS is_mine FROM review_thread WHERE organization_id = $1 AND id = $2',
        [actor.organizationId, threadId, actorName(actor)],
      );
      // A concern of the other party is not for us to wave away: what blocks is resolved by whoever raised it.
      if (status === 'resolved' && !is_mine && thread.blocking)
        throw new DomainError('review.not-your-thread', `Only ${thread.createdByName}, who opened this thread, can resolve it.`);
      if (status === 'resolved' && thread.suggestion?.state === 'open')
        throw new DomainError('review.suggestion-open', 'Accept or reject the suggestion; the thread is resolved with it.');
      await sql.query(
        `UPDATE review_thread SET status = $3, resolved_at = CASE WHEN $3 = 'resolved' THEN clock_timestamp() END,
                resolved_by_name = CASE WHEN $3 = 'resolved' THEN $4 END
          WHERE organization_id = $1 AND id = $2`,
        [actor.organizationId, threadId, status, participant.name],
      );
      await recordAudit(sql, actor, status === 'resolved' ? 'review.thread-resolved' : 'review.thread-reopened', 'review-thread', threadId);
      if (status === 'resolved') await approveWhenReady(sql, actor, version);
      return loadThread(sql, actor.organizationId, version.id, threadId);
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { ReviewThread } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { InReview } from './in-review.js';
import { loadThread } from './load-threads.js';
import { addComment } from './open-thread.js';

const MOST_COMMENTS = 500;

/** Adds a word to a thread; comments are never changed and never vanish. */
@Injectable()
export class CommentOnThread {
  constructor(private readonly inReview: InReview) {}

  /** @throws DomainError `review.thread-unknown`, `review.too-many-comments` */
  execute(actor: Actor, agreementId: string, n: number, threadId: string, body: string): Promise<ReviewThread> {
    return this.inReview.run(actor, agreementId, n, async ({ sql, version, participant }) => {
      const thread = await loadThread(sql, actor.organizationId, version.id, threadId);
      if (thread.comments.length >= MOST_COMMENTS)
        throw new DomainError('review.too-many-comments', 'This thread is full. Open another one on the same section.');
      await addComment(sql, actor, threadId, body, participant.name);
      return loadThread(sql, actor.organizationId, version.id, threadId);
    });
  }
}

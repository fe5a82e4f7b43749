import { Module, type DynamicModule } from '@nestjs/common';
import type { ProcessRole } from '../../config/process-role.js';
import { CommentOnThread } from './comment-on-thread.js';
import { DecideSection } from './decide-section.js';
import { GetReview } from './get-review.js';
import { InReview } from './in-review.js';
import { MoveThread } from './move-thread.js';
import { OpenReview } from './open-review.js';
import { OpenThread } from './open-thread.js';
import { RecordVisit } from './record-visit.js';
import { ReviewController } from './review.controller.js';
import { SettleSuggestion } from './settle-suggestion.js';
import { WithdrawReview } from './withdraw-review.js';

/** The review of a version of an agreement: decisions on sections, threads, suggestions, and the gate to approval. */
@Module({})
export class ReviewModule {
  static forRoot({ serves }: ProcessRole): DynamicModule {
    if (!serves) return { module: ReviewModule };
    return {
      module: ReviewModule,
      controllers: [ReviewController],
      providers: [
        InReview,
        GetReview,
        OpenReview,
        WithdrawReview,
        RecordVisit,
        DecideSection,
        OpenThread,
        CommentOnThread,
        MoveThread,
        SettleSuggestion,
      ],
    };
  }
}

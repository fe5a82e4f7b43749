import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  commentBody,
  decideSectionBody,
  openReviewBody,
  openThreadBody,
  sectionKey,
  settleSuggestionBody,
  versionNumber,
  type CommentBody,
  type DecideSectionBody,
  type OpenReviewBody,
  type OpenThreadBody,
  type SettleSuggestionBody,
} from '@pulso/contracts';
import type { SectionKey } from '@pulso/agreements';
import type { Actor } from '@pulso/kernel';
import { z } from 'zod';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { CommentOnThread } from './comment-on-thread.js';
import { DecideSection } from './decide-section.js';
import { GetReview } from './get-review.js';
import { MoveThread } from './move-thread.js';
import { OpenReview } from './open-review.js';
import { OpenThread } from './open-thread.js';
import { RecordVisit } from './record-visit.js';
import { SettleSuggestion } from './settle-suggestion.js';
import { WithdrawReview } from './withdraw-review.js';

const uuid = { schema: z.uuid() };
const number = { schema: versionNumber };

/** The review of a version: who decided what on which text, and what is being talked about. */
@Controller('v1/agreements/:id/versions/:n')
export class ReviewController {
  constructor(
    private readonly getReview: GetReview,
    private readonly openReview: OpenReview,
    private readonly withdrawReview: WithdrawReview,
    private readonly recordVisit: RecordVisit,
    private readonly decideSection: DecideSection,
    private readonly openThread: OpenThread,
    private readonly commentOnThread: CommentOnThread,
    private readonly moveThread: MoveThread,
    private readonly settleSuggestion: SettleSuggestion,
  ) {}

  @Get('review')
  read(@CurrentActor() actor: Actor, @Param('id', uuid) id: string, @Param('n', number) n: number) {
    return this.getReview.execute(actor, id, n);
  }

  @Post('review')
  @HttpCode(200)
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', uuid) id: string,
    @Param('n', number) n: number,
    @Body({ schema: openReviewBody }) body: OpenReviewBody,
  ) {
    await this.openReview.execute(actor, id, n, body);
    return this.getReview.execute(actor, id, n);
  }

  @Delete('review')
  @HttpCode(204)
  withdraw(@CurrentActor() actor: Actor, @Param('id', uuid) id: string, @Param('n', number) n: number) {
    return this.withdrawReview.execute(actor, id, n);
  }

  @Post('review/visit')
  @HttpCode(204)
  visit(@CurrentActor() actor: Actor, @Param('id', uuid) id: string, @Param('n', number) n: number) {
    return this.recordVisit.execute(actor, id, n);
  }

  @Put('sections/:key/decision')
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', uuid) id: string,
    @Param('n', number) n: number,
    @Param('key', { schema: sectionKey }) key: SectionKey,
    @Body({ schema: decideSectionBody }) body: DecideSectionBody,
  ) {
    return this.decideSection.execute(actor, id, n, key, body);
  }

  @Post('threads')
  talk(
    @CurrentActor() actor: Actor,
    @Param('id', uuid) id: string,
    @Param('n', number) n: number,
    @Body({ schema: openThreadBody }) body: OpenThreadBody,
  ) {
    return this.openThread.execute(actor, id, n, body);
  }

  @Post('threads/:threadId/comments')
  comment(
    @CurrentActor() actor: Actor,
    @Param('id', uuid) id: string,
    @Param('n', number) n: number,
    @Param('threadId', uuid) threadId: string,
    @Body({ schema: commentBody }) { body }: CommentBody,
  ) {
    return this.commentOnThread.execute(actor, id, n, threadId, body);
  }

  @Post('threads/:threadId/resolve')
  @HttpCode(200)
  resolve(
    @CurrentActor() actor: Actor,
    @Param('id', uuid) id: string,
    @Param('n', number) n: number,
    @Param('threadId', uuid) threadId: string,
  ) {
    return this.moveThread.execute(actor, id, n, threadId, 'resolved');
  }

  @Post('threads/:threadId/reopen')
  @HttpCode(200)
  reopen(
    @CurrentActor() actor: Actor,
    @Param('id', uuid) id: string,
    @Param('n', number) n: number,
    @Param('threadId', uuid) threadId: string,
  ) {
    return this.moveThread.execute(actor, id, n, threadId, 'open');
  }

  @Post('threads/:threadId/suggestion')
  @HttpCode(200)
  settle(
    @CurrentActor() actor: Actor,
    @Param('id', uuid) id: string,
    @Param('n', number) n: number,
    @Param('threadId', uuid) threadId: string,
    @Body({ schema: settleSuggestionBody }) body: SettleSuggestionBody,
  ) {
    return this.settleSuggestion.execute(actor, id, n, threadId, body);
  }
}

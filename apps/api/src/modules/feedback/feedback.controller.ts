import { Controller, Get, Param, Query } from '@nestjs/common';
import { feedbackQuery, type FeedbackDetail } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { z } from 'zod';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { GetFeedback } from './get-feedback.js';
import { ListFeedback } from './list-feedback.js';

@Controller('v1/feedback')
export class FeedbackController {
  constructor(
    private readonly listFeedback: ListFeedback,
    private readonly getFeedback: GetFeedback,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query({ schema: feedbackQuery }) query: z.infer<typeof feedbackQuery>) {
    return this.listFeedback.execute(actor, query);
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<FeedbackDetail> {
    return this.getFeedback.execute(actor, id);
  }
}

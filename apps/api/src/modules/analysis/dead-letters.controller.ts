import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { idPageQuery, replayDeadLettersBody } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import type { z } from 'zod';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ListDeadLetters } from './list-dead-letters.js';
import { ReplayDeadLetters } from './replay-dead-letters.js';

@Controller('v1/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly list: ListDeadLetters,
    private readonly replay: ReplayDeadLetters,
  ) {}

  @Get()
  read(@CurrentActor() actor: Actor, @Query({ schema: idPageQuery }) page: z.infer<typeof idPageQuery>) {
    return this.list.execute(actor, page);
  }

  @Post('replay')
  @HttpCode(200)
  start(@CurrentActor() actor: Actor, @Body({ schema: replayDeadLettersBody }) body: z.infer<typeof replayDeadLettersBody>) {
    return this.replay.execute(actor, body.feedbackIds);
  }
}

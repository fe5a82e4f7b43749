import { Controller, Get } from '@nestjs/common';
import type { LiveView } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { GetLive } from './get-live.js';

@Controller('v1/live')
export class LiveController {
  constructor(private readonly getLive: GetLive) {}

  @Get()
  get(@CurrentActor() actor: Actor): Promise<LiveView> {
    return this.getLive.execute(actor);
  }
}

import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { alertQuery, silenceAlertBody } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { z } from 'zod';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { AcknowledgeAlert } from './acknowledge-alert.js';
import { GetAlert } from './get-alert.js';
import { ListAlerts } from './list-alerts.js';
import { SilenceAlert } from './silence-alert.js';
import { UnsilenceAlert } from './unsilence-alert.js';

@Controller('v1/alerts')
export class AlertsController {
  constructor(
    private readonly list: ListAlerts,
    private readonly get: GetAlert,
    private readonly acknowledge: AcknowledgeAlert,
    private readonly silence: SilenceAlert,
    private readonly unsilence: UnsilenceAlert,
  ) {}

  @Get()
  page(@CurrentActor() actor: Actor, @Query({ schema: alertQuery }) { open, limit, cursor }: z.infer<typeof alertQuery>) {
    return this.list.execute(actor, { open: open === undefined ? undefined : open === 'true', limit, cursor });
  }

  @Get(':id')
  read(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string) {
    return this.get.execute(actor, id);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  takeCare(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string) {
    return this.acknowledge.execute(actor, id);
  }

  @Post(':id/silence')
  @HttpCode(200)
  hush(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: silenceAlertBody }) body: z.infer<typeof silenceAlertBody>,
  ) {
    return this.silence.execute(actor, id, body);
  }

  @Delete(':id/silence')
  speak(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string) {
    return this.unsilence.execute(actor, id);
  }
}

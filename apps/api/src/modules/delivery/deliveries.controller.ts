import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { deliveryQuery } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { z } from 'zod';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { GetDelivery } from './get-delivery.js';
import { ListDeliveries } from './list-deliveries.js';
import { ResendDelivery } from './resend-delivery.js';

@Controller('v1/deliveries')
export class DeliveriesController {
  constructor(
    private readonly list: ListDeliveries,
    private readonly get: GetDelivery,
    private readonly resend: ResendDelivery,
  ) {}

  @Get()
  page(@CurrentActor() actor: Actor, @Query({ schema: deliveryQuery }) filter: z.infer<typeof deliveryQuery>) {
    return this.list.execute(actor, filter);
  }

  @Get(':id')
  read(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string) {
    return this.get.execute(actor, id);
  }

  @Post(':id/resend')
  @HttpCode(202)
  sendAgain(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string) {
    return this.resend.execute(actor, id);
  }
}

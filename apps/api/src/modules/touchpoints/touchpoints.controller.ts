import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  createTouchpointBody,
  idPageQuery,
  updateTouchpointBody,
  type CreateTouchpointBody,
  type TouchpointView,
  type UpdateTouchpointBody,
} from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { z } from 'zod';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { CreateTouchpoint } from './create-touchpoint.js';
import { GetTouchpoint } from './get-touchpoint.js';
import { ListTouchpoints } from './list-touchpoints.js';
import { UpdateTouchpoint } from './update-touchpoint.js';

@Controller('v1/touchpoints')
export class TouchpointsController {
  constructor(
    private readonly listTouchpoints: ListTouchpoints,
    private readonly getTouchpoint: GetTouchpoint,
    private readonly createTouchpoint: CreateTouchpoint,
    private readonly updateTouchpoint: UpdateTouchpoint,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query({ schema: idPageQuery }) query: z.infer<typeof idPageQuery>) {
    return this.listTouchpoints.execute(actor, query);
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Body({ schema: createTouchpointBody }) body: CreateTouchpointBody): Promise<TouchpointView> {
    return this.createTouchpoint.execute(actor, body);
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<TouchpointView> {
    return this.getTouchpoint.execute(actor, id);
  }

  @Patch(':id')
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateTouchpointBody }) body: UpdateTouchpointBody,
  ): Promise<TouchpointView> {
    return this.updateTouchpoint.execute(actor, id, body);
  }
}

import { Controller, Get, Param } from '@nestjs/common';
import type { ObjectiveDetail } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { z } from 'zod';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { GetObjective } from './get-objective.js';
import { ListObjectives } from './list-objectives.js';

@Controller('v1/objectives')
export class ObjectivesController {
  constructor(
    private readonly listObjectives: ListObjectives,
    private readonly getObjective: GetObjective,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor) {
    return { items: await this.listObjectives.execute(actor), next: null };
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<ObjectiveDetail> {
    return this.getObjective.execute(actor, id);
  }
}

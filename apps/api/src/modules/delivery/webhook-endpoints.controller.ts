import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { createWebhookEndpointBody, updateWebhookEndpointBody } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { z } from 'zod';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { CreateWebhookEndpoint } from './create-webhook-endpoint.js';
import { DeleteWebhookEndpoint } from './delete-webhook-endpoint.js';
import { ListWebhookEndpoints } from './list-webhook-endpoints.js';
import { TestWebhookEndpoint } from './test-webhook-endpoint.js';
import { UpdateWebhookEndpoint } from './update-webhook-endpoint.js';

@Controller('v1/webhook-endpoints')
export class WebhookEndpointsController {
  constructor(
    private readonly list: ListWebhookEndpoints,
    private readonly create: CreateWebhookEndpoint,
    private readonly update: UpdateWebhookEndpoint,
    private readonly remove: DeleteWebhookEndpoint,
    private readonly test: TestWebhookEndpoint,
  ) {}

  @Get()
  page(@CurrentActor() actor: Actor) {
    return this.list.execute(actor);
  }

  @Post()
  add(@CurrentActor() actor: Actor, @Body({ schema: createWebhookEndpointBody }) body: z.infer<typeof createWebhookEndpointBody>) {
    return this.create.execute(actor, body);
  }

  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateWebhookEndpointBody }) body: z.infer<typeof updateWebhookEndpointBody>,
  ) {
    return this.update.execute(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  async drop(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.remove.execute(actor, id);
  }

  @Post(':id/test')
  @HttpCode(202)
  try(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string) {
    return this.test.execute(actor, id);
  }
}

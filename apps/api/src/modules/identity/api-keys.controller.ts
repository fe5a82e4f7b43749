import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { createApiKeyBody, idPageQuery, type ApiKeyView, type CreateApiKeyBody, type CreatedApiKey } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { z } from 'zod';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { ByIdQuery } from './by-id-page.js';
import { CreateApiKey } from './create-api-key.js';
import { ListApiKeys } from './list-api-keys.js';
import { RevokeApiKey } from './revoke-api-key.js';

@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly listApiKeys: ListApiKeys,
    private readonly createApiKey: CreateApiKey,
    private readonly revokeApiKey: RevokeApiKey,
  ) {}

  @Get()
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: idPageQuery }) query: ByIdQuery,
  ): Promise<{ items: ApiKeyView[]; next: string | null }> {
    return this.listApiKeys.execute(actor, query);
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Body({ schema: createApiKeyBody }) body: CreateApiKeyBody): Promise<CreatedApiKey> {
    return this.createApiKey.execute(actor, body);
  }

  @Delete(':id')
  @HttpCode(204)
  revoke(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.revokeApiKey.execute(actor, id);
  }
}

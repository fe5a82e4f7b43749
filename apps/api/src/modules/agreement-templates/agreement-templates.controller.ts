import { Controller, Get } from '@nestjs/common';
import type { Actor } from '@pulso/kernel';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ListTemplates } from './list-templates.js';

@Controller('v1/agreement-templates')
export class AgreementTemplatesController {
  constructor(private readonly listTemplates: ListTemplates) {}

  @Get()
  async list(@CurrentActor() actor: Actor) {
    return { items: await this.listTemplates.execute(actor), next: null };
  }
}

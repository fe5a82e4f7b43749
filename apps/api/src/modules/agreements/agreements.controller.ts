import { Controller, Get } from '@nestjs/common';
import type { Actor } from '@pulso/kernel';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ListAgreements } from './list-agreements.js';

@Controller('v1/agreements')
export class AgreementsController {
  constructor(private readonly listAgreements: ListAgreements) {}

  @Get()
  async list(@CurrentActor() actor: Actor) {
    return { items: await this.listAgreements.execute(actor), next: null };
  }
}

import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  cancelVersionBody,
  createAgreementBody,
  putSectionBody,
  sectionKey,
  versionNumber,
  type AgreementDetail,
  type AgreementVersionDetail,
  type CancelVersionBody,
  type CreateAgreementBody,
  type PutSectionBody,
  type SavedSection,
} from '@pulso/contracts';
import type { SectionKey } from '@pulso/agreements';
import type { Actor } from '@pulso/kernel';
import { z } from 'zod';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { CancelVersion } from './cancel-version.js';
import { CreateAgreement } from './create-agreement.js';
import { DeleteAgreement } from './delete-agreement.js';
import { GetAgreementVersion } from './get-agreement-version.js';
import { GetAgreement } from './get-agreement.js';
import { ListAgreements } from './list-agreements.js';
import { PutSection } from './put-section.js';

@Controller('v1/agreements')
export class AgreementsController {
  constructor(
    private readonly listAgreements: ListAgreements,
    private readonly createAgreement: CreateAgreement,
    private readonly getAgreement: GetAgreement,
    private readonly deleteAgreement: DeleteAgreement,
    private readonly getVersion: GetAgreementVersion,
    private readonly putSection: PutSection,
    private readonly cancelVersion: CancelVersion,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor) {
    return { items: await this.listAgreements.execute(actor), next: null };
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Body({ schema: createAgreementBody }) body: CreateAgreementBody): Promise<AgreementDetail> {
    return this.createAgreement.execute(actor, body);
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<AgreementDetail> {
    return this.getAgreement.execute(actor, id);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.deleteAgreement.execute(actor, id);
  }

  @Get(':id/versions/:n')
  version(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('n', { schema: versionNumber }) n: number,
  ): Promise<AgreementVersionDetail> {
    return this.getVersion.execute(actor, id, n);
  }

  @Put(':id/versions/:n/sections/:key')
  save(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('n', { schema: versionNumber }) n: number,
    @Param('key', { schema: sectionKey }) key: SectionKey,
    @Body({ schema: putSectionBody }) body: PutSectionBody,
  ): Promise<SavedSection> {
    return this.putSection.execute(actor, id, n, key, body);
  }

  @Post(':id/versions/:n/cancel')
  @HttpCode(200)
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('n', { schema: versionNumber }) n: number,
    @Body({ schema: cancelVersionBody }) { reason }: CancelVersionBody,
  ): Promise<AgreementDetail> {
    return this.cancelVersion.execute(actor, id, n, reason);
  }
}

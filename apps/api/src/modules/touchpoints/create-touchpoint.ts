import { Injectable } from '@nestjs/common';
import type { CreateTouchpointBody, TouchpointView } from '@pulso/contracts';
import { DomainError, type Actor, type OrganizationId, type ServiceId } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { GetTouchpoint } from './get-touchpoint.js';
import { newPublicKey } from './public-key.js';
import { defaultTexts } from './survey-texts.js';

/** Opens a touchpoint with a new public key. Without a service of its own it belongs to the organization's general one. */
@Injectable()
export class CreateTouchpoint {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly getTouchpoint: GetTouchpoint,
  ) {}

  /** @throws DomainError `resource.not-found` when the service is not one of the organization's */
  async execute(actor: Actor, body: CreateTouchpointBody): Promise<TouchpointView> {
    const id = uuidv7();
    const texts = defaultTexts(body.surveyKind, body.language);
    await this.unitOfWork.run(actor.organizationId, async (sql) => {
      const serviceId = await serviceOf(sql, actor.organizationId, body.serviceId);
      await sql.query(
        `INSERT INTO touchpoint (organization_id, id, public_key, service_id, name, survey_kind, language, question, follow_up_question, allowed_origins)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          actor.organizationId,
          id,
          newPublicKey(),
          serviceId,
          body.name,
          body.surveyKind,
          body.language,
          body.question ?? texts.question,
          body.followUpQuestion ?? texts.followUpQuestion,
          body.allowedOrigins,
        ],
      );
      await recordAudit(sql, actor, 'touchpoint.created', 'touchpoint', id);
    });
    return this.getTouchpoint.execute(actor, id);
  }
}

async function serviceOf(sql: Sql, organizationId: OrganizationId, serviceId: ServiceId | null): Promise<ServiceId> {
  if (serviceId !== null) {
    const [own] = await sql.query<{ id: ServiceId }>('SELECT id FROM service WHERE organization_id = $1 AND id = $2', [
      organizationId,
      serviceId,
    ]);
    if (!own) throw new DomainError('resource.not-found', 'There is no such service.');
    return own.id;
  }
  await sql.query(
    `INSERT INTO service (organization_id, id, code, name) VALUES ($1, $2, 'general', 'General') ON CONFLICT (organization_id, code) DO NOTHING`,
    [organizationId, uuidv7()],
  );
  const [general] = await sql.query<{ id: ServiceId }>(`SELECT id FROM service WHERE organization_id = $1 AND code = 'general'`, [
    organizationId,
  ]);
  if (!general) throw new Error('The general service was just made and is not there.');
  return general.id;
}

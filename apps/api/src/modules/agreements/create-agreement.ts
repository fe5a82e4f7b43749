import { Injectable } from '@nestjs/common';
import type { AgreementContent } from '@pulso/agreements';
import type { AgreementDetail, CreateAgreementBody } from '@pulso/contracts';
import { DomainError, isUuid, type Actor } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { GetAgreement } from './get-agreement.js';
import { insertVersion } from './insert-version.js';
import { participantOf } from './participant-of.js';
import { contentOf, loadVersion, readSections } from './read-version.js';
import { builtInContent } from './built-in-content.js';

/** Begins an agreement with a first draft, from a template, blank or as a copy. */
@Injectable()
export class CreateAgreement {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly getAgreement: GetAgreement,
  ) {}

  /** @throws DomainError `agreement.template-unknown`, `agreement.unknown`, `agreement.version-unknown`, `agreement.code-taken` */
  async execute(actor: Actor, body: CreateAgreementBody): Promise<AgreementDetail> {
    const { organizationId } = actor;
    return this.unitOfWork.run(organizationId, async (sql) => {
      const content = await contentFor(sql, actor, body);
      const id = uuidv7();
      // Two that are given a code at once would take the same one.
      await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`agreement codes ${organizationId}`]);
      const code = body.code ?? (await nextCode(sql, organizationId));
      const { overview } = content;
      const rows = await sql.query(
        `INSERT INTO agreement (organization_id, id, code, type, perspective, title, template_key, template_content)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (organization_id, code) DO NOTHING RETURNING id`,
        [
          organizationId,
          id,
          code,
          overview.type,
          overview.perspective,
          JSON.stringify(overview.title),
          body.agreementId === undefined ? body.templateKey : null,
          JSON.stringify(content),
        ],
      );
      if (rows.length === 0)
        throw new DomainError('agreement.code-taken', `There is an agreement ${code} already. Choose another code.`, { code });
      const standing = await participantOf(sql, actor, id);
      const versionId = await insertVersion(sql, actor, standing.name, { agreementId: id, n: 1, content });
      const detail = await this.getAgreement.within(sql, actor, id, await participantOf(sql, actor, id));
      await recordAudit(sql, actor, 'agreement.created', 'agreement_version', versionId);
      return detail;
    });
  }
}

async function contentFor(sql: Sql, actor: Actor, body: CreateAgreementBody): Promise<AgreementContent> {
  const { organizationId } = actor;
  if (body.agreementId !== undefined && body.n !== undefined) {
    await participantOf(sql, actor, body.agreementId);
    const version = await loadVersion(sql, organizationId, body.agreementId, body.n);
    return asNew(contentOf(await readSections(sql, organizationId, version.id)));
  }
  if (isUuid(body.templateKey)) {
    const [own] = await sql.query<{ content: AgreementContent }>(
      'SELECT content FROM agreement_template WHERE organization_id = $1 AND id = $2',
      [organizationId, body.templateKey],
    );
    if (!own) throw templateUnknown();
    return own.content;
  }
  const [organization] = await sql.query<{ time_zone: string }>('SELECT time_zone FROM organization WHERE organization_id = $1', [
    organizationId,
  ]);
  const content = builtInContent(body, organization!.time_zone);
  if (!content) throw templateUnknown();
  return content;
}

/** What of an agreement another one may begin with: not its dates, and not what somebody accepted. */
export function asNew(content: AgreementContent): AgreementContent {
  return {
    ...content,
    overview: { ...content.overview, effectiveFrom: null, effectiveTo: null },
    services: {
      ...content.services,
      services: content.services.services.map((service) => ({
        ...service,
        deliverables: service.deliverables.map((deliverable) => ({ ...deliverable, acceptedBy: [] })),
      })),
    },
  };
}

function templateUnknown(): DomainError {
  return new DomainError('agreement.template-unknown', 'There is no such template. GET /v1/agreement-templates lists them.');
}

/** The number after the highest that Pulso gave out. */
async function nextCode(sql: Sql, organizationId: string): Promise<string> {
  const [row] = await sql.query<{ next: string }>(
    `SELECT coalesce(max(substring(code from '^ACU-([0-9]{1,9})$')::bigint), 0) + 1 AS next FROM agreement WHERE organization_id = $1`,
    [organizationId],
  );
  return `ACU-${row!.next}`;
}

import { Injectable } from '@nestjs/common';
import { SECTION_KEYS } from '@pulso/agreements';
import type { AgreementSections, AgreementVersionDetail, Localized } from '@pulso/contracts';
import type { Actor, AgreementId } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { assess } from './assess.js';
import { notMeasuredIn } from './not-measured.js';
import { participantOf } from './participant-of.js';
import { contentOf, loadVersion, readSections, type StoredSections } from './read-version.js';
import { toVersionView } from './version-view.js';

/** One version with all it says, and what that amounts to. */
@Injectable()
export class GetAgreementVersion {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError `agreement.unknown`, `agreement.version-unknown` */
  async execute(actor: Actor, agreementId: AgreementId, n: number): Promise<AgreementVersionDetail> {
    const { organizationId } = actor;
    return this.unitOfWork.run(organizationId, async (sql) => {
      const standing = await participantOf(sql, actor, agreementId);
      const version = await loadVersion(sql, organizationId, agreementId, n);
      const [agreement] = await sql.query<{ id: string; code: string; title: Localized }>(
        'SELECT id, code, title FROM agreement WHERE organization_id = $1 AND id = $2',
        [organizationId, agreementId],
      );
      const sections = await readSections(sql, organizationId, version.id);
      const content = contentOf(sections);
      return {
        agreement: agreement!,
        version: toVersionView(version),
        sections: toSectionViews(sections),
        ...(await assess(sql, organizationId, version, content)),
        notMeasured: await notMeasuredIn(sql, organizationId, content),
        standing,
      };
    });
  }
}

function toSectionViews(sections: StoredSections): AgreementSections {
  return Object.fromEntries(
    SECTION_KEYS.map((key) => {
      const { content, content_hash: contentHash, revision, updated_by_name: updatedBy, updated_at: updatedAt } = sections[key];
      return [key, { content, contentHash, revision, updatedBy, updatedAt: updatedAt.toISOString() }];
    }),
  ) as unknown as AgreementSections;
}

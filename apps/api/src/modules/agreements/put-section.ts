import { Injectable } from '@nestjs/common';
import { SECTION_SCHEMAS, type PutSectionBody, type SavedSection } from '@pulso/contracts';
import type { AgreementContent, SectionKey } from '@pulso/agreements';
import { civilDateOf, type Actor, type AgreementId } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { InvalidRequest } from '../../platform/http/to-problem.js';
import { assess } from './assess.js';
import { nameOf } from './participant-of.js';
import { lockVersion, readSections } from './read-version.js';
import { storeSection } from './store-section.js';

/** Saves one section of a draft, and says what the whole amounts to then. Safe to repeat: content that is there already changes nothing. */
@Injectable()
export class PutSection {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws InvalidRequest; DomainError `agreement.version-unknown`, `agreement.not-editable`, `agreement.section-conflict` */
  async execute(actor: Actor, agreementId: AgreementId, n: number, key: SectionKey, body: PutSectionBody): Promise<SavedSection> {
    const content = sectionContent(key, body.content);
    const { organizationId } = actor;
    return this.unitOfWork.run(organizationId, async (sql) => {
      const version = await lockVersion(sql, organizationId, agreementId, n);
      const sections = await readSections(sql, organizationId, version.id);
      const name = await nameOf(sql, actor);
      const edit = { key, content, baseRevision: body.baseRevision };
      const { hashes, section, withdrawnRefs, content: whole } = await storeSection(sql, actor, name, version, sections, edit);
      const assessment = await assess(sql, organizationId, version, whole);
      if (hashes) await recordAudit(sql, actor, `agreement.section-edited.${key}`, 'agreement_version', version.id, hashes);
      const nameOfPerson = (ref: string): string => whole.stakeholders.people.find((person) => person.ref === ref)?.name ?? ref;
      return {
        section: {
          key,
          contentHash: section.content_hash,
          revision: section.revision,
          updatedBy: section.updated_by_name,
          updatedAt: section.updated_at.toISOString(),
        },
        isChanged: hashes !== null,
        ...assessment,
        withdrawn: withdrawnRefs.map((stakeholderRef) => ({ stakeholderRef, name: nameOfPerson(stakeholderRef) })),
        status: version.status,
      };
    });
  }
}

/** Content that has the shape of its section. Its zone is one that exists, for every date of the agreement is read in it. */
function sectionContent<Key extends SectionKey>(key: Key, content: unknown): AgreementContent[Key] {
  const parsed = SECTION_SCHEMAS[key].safeParse(content);
  if (!parsed.success)
    throw new InvalidRequest(
      parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ path: ['content', ...path].map(String).join('.'), message })),
    );
  if (key === 'overview') assertTimeZone((parsed.data as AgreementContent['overview']).timeZone);
  return parsed.data as unknown as AgreementContent[Key];
}

function assertTimeZone(timeZone: string): void {
  try {
    civilDateOf(0, timeZone);
  } catch {
    throw new InvalidRequest([{ path: 'content.timeZone', message: 'Name an IANA time zone such as Europe/Madrid.' }]);
  }
}

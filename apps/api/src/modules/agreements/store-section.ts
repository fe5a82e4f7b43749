import { sectionHash, type AgreementContent, type SectionKey } from '@pulso/agreements';
import { DomainError, type Actor } from '@pulso/kernel';
import { actorName } from '../../platform/database/actor-name.js';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { contentOf, type SectionRow, type StoredSections, type VersionRow } from './read-version.js';
import { sha256 } from './sha256.js';

export interface SectionEdit<Key extends SectionKey = SectionKey> {
  readonly key: Key;
  readonly content: AgreementContent[Key];
  /** The revision the edit was made from. */
  readonly baseRevision: number;
}

export interface StoredEdit {
  /** Null when the content was the same already, and nothing was done. */
  readonly hashes: { readonly before: string; readonly after: string } | null;
  readonly section: SectionRow;
  /** The whole content after the edit. */
  readonly content: AgreementContent;
  /** Whose standing decision on the section it took back. */
  readonly withdrawnRefs: readonly string[];
}

/**
 * Puts an edit into a version that the transaction has locked, and takes back the decisions on that section, and on no other. What changed is
 * audited by the caller, last.
 * @param name what the actor is called
 * @throws DomainError `agreement.not-editable`, `agreement.section-conflict`
 */
export async function storeSection(
  sql: Sql,
  actor: Actor,
  name: string,
  version: VersionRow,
  sections: StoredSections,
  edit: SectionEdit,
): Promise<StoredEdit> {
  const { key, content, baseRevision } = edit;
  assertEditable(version);
  const stored: SectionRow = sections[key];
  const after = sectionHash(key, content, sha256);
  if (after === stored.content_hash) return { hashes: null, section: stored, content: contentOf(sections), withdrawnRefs: [] };
  if (baseRevision !== stored.revision)
    throw new DomainError('agreement.section-conflict', 'Somebody else changed this section meanwhile. Read it again and merge the two.', {
      revision: stored.revision,
      updatedBy: stored.updated_by_name,
    });
  const [section] = await sql.query<SectionRow>(
    `UPDATE agreement_section SET content = $4, content_hash = $5, revision = revision + 1, updated_by = $6, updated_by_name = $7,
            updated_at = clock_timestamp()
      WHERE organization_id = $1 AND version_id = $2 AND key = $3
      RETURNING key, content_hash, revision, updated_by_name, updated_at`,
    [actor.organizationId, version.id, key, JSON.stringify(content), after, actorName(actor), name],
  );
  const withdrawn = await sql.query<{ stakeholder_ref: string }>(
    `UPDATE section_decision SET withdrawn_at = clock_timestamp(), withdrawn_by_name = $4
      WHERE organization_id = $1 AND version_id = $2 AND section_key = $3 AND withdrawn_at IS NULL RETURNING stakeholder_ref`,
    [actor.organizationId, version.id, key, name],
  );
  if (key === 'overview') await follow(sql, version, content as AgreementContent['overview'], actor);
  await touch(sql, version, actor);
  return {
    hashes: { before: stored.content_hash, after },
    section: { ...section!, content },
    content: { ...contentOf(sections), [key]: content },
    withdrawnRefs: withdrawn.map(({ stakeholder_ref }) => stakeholder_ref).toSorted(),
  };
}

/** @throws DomainError `agreement.not-editable` */
export function assertEditable({ status }: VersionRow): void {
  if (status === 'draft' || status === 'in_review') return;
  const way = status === 'approved' || status === 'out_for_signature' ? 'Take it back to review first.' : 'Begin an amendment instead.';
  throw new DomainError('agreement.not-editable', `A version that is ${status} is not edited. ${way}`, { status });
}

/** What lists and dates read of an overview stands beside the agreement; once something was signed, its name waits for the next signature. */
async function follow(sql: Sql, version: VersionRow, overview: AgreementContent['overview'], actor: Actor): Promise<void> {
  await sql.query('UPDATE agreement_version SET time_zone = $3 WHERE organization_id = $1 AND id = $2', [
    actor.organizationId,
    version.id,
    overview.timeZone,
  ]);
  await sql.query(
    `UPDATE agreement g SET title = $3, type = $4, perspective = $5
      WHERE organization_id = $1 AND id = $2
        AND NOT EXISTS (SELECT FROM agreement_version WHERE organization_id = $1 AND agreement_id = $2 AND signed_at IS NOT NULL)`,
    [actor.organizationId, version.agreement_id, JSON.stringify(overview.title), overview.type, overview.perspective],
  );
}

async function touch(sql: Sql, version: VersionRow, actor: Actor): Promise<void> {
  await sql.query('UPDATE agreement SET updated_at = clock_timestamp() WHERE organization_id = $1 AND id = $2', [
    actor.organizationId,
    version.agreement_id,
  ]);
}

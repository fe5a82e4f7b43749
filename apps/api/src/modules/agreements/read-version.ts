import { SECTION_KEYS, type AgreementContent, type AgreementVersionStatus, type SectionKey } from '@pulso/agreements';
import type { Localized } from '@pulso/contracts';
import { DomainError, type AgreementId, type AgreementVersionId, type OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';

/** A version as it is stored, without its content. */
export interface VersionRow {
  readonly id: AgreementVersionId;
  readonly agreement_id: AgreementId;
  readonly n: number;
  readonly status: AgreementVersionStatus;
  readonly time_zone: string;
  readonly amends_version_id: AgreementVersionId | null;
  readonly amends: number | null;
  readonly change_summary: Localized | null;
  readonly created_at: Date;
  readonly effective_from: Date | null;
  readonly effective_to: Date | null;
  readonly review_deadline: Date | null;
  readonly approved_at: Date | null;
  readonly signing_order: 'parallel' | 'ordered' | null;
  readonly signing_deadline: Date | null;
  readonly frozen_at: Date | null;
  readonly signed_at: Date | null;
  readonly ended_at: Date | null;
  readonly end_reason: string | null;
  readonly document_hash: string | null;
  readonly pdf_hash: string | null;
}

export interface SectionRow<Key extends SectionKey = SectionKey> {
  readonly key: Key;
  readonly content: AgreementContent[Key];
  readonly content_hash: string;
  readonly revision: number;
  readonly updated_by_name: string;
  readonly updated_at: Date;
}

export type StoredSections = { readonly [Key in SectionKey]: SectionRow<Key> };

const SELECT_VERSIONS = /* sql */ `
SELECT v.id, v.agreement_id, v.n, v.status, v.time_zone, v.amends_version_id, a.n AS amends, v.change_summary, v.created_at, v.effective_from,
       v.effective_to, v.review_deadline, v.approved_at, v.signing_order, v.signing_deadline, v.frozen_at, v.signed_at, v.ended_at, v.end_reason,
       v.document_hash, v.pdf_hash
  FROM agreement_version v
  LEFT JOIN agreement_version a ON a.organization_id = v.organization_id AND a.id = v.amends_version_id
 WHERE v.organization_id = $1 AND v.agreement_id = $2`;

/** The versions of an agreement, the newest first. */
export function readVersions(sql: Sql, organizationId: OrganizationId, agreementId: AgreementId): Promise<VersionRow[]> {
  return sql.query<VersionRow>(`${SELECT_VERSIONS} ORDER BY v.n DESC`, [organizationId, agreementId]);
}

/** @throws DomainError `agreement.version-unknown` */
export function loadVersion(sql: Sql, organizationId: OrganizationId, agreementId: AgreementId, n: number): Promise<VersionRow> {
  return oneVersion(sql, [organizationId, agreementId, n], '');
}

/**
 * The same, held against everyone else who locks it until the transaction ends. Whatever reads a version in order to change it, its sections,
 * decisions, threads or signatures begins here.
 * @throws DomainError `agreement.version-unknown`
 */
export function lockVersion(sql: Sql, organizationId: OrganizationId, agreementId: AgreementId, n: number): Promise<VersionRow> {
  return oneVersion(sql, [organizationId, agreementId, n], 'FOR UPDATE OF v');
}

async function oneVersion(sql: Sql, parameters: readonly unknown[], lock: '' | 'FOR UPDATE OF v'): Promise<VersionRow> {
  const [row] = await sql.query<VersionRow>(`${SELECT_VERSIONS} AND v.n = $3 ${lock}`, parameters);
  if (!row) throw new DomainError('agreement.version-unknown', 'There is no such version of the agreement.');
  return row;
}

/** All sections of a version, by one query. */
export async function readSections(sql: Sql, organizationId: OrganizationId, versionId: AgreementVersionId): Promise<StoredSections> {
  const rows = await sql.query<SectionRow>(
    `SELECT key, content, content_hash, revision, updated_by_name, updated_at FROM agreement_section
      WHERE organization_id = $1 AND version_id = $2`,
    [organizationId, versionId],
  );
  if (rows.length !== SECTION_KEYS.length) throw new Error(`Version ${versionId} has ${rows.length} sections.`);
  return Object.fromEntries(rows.map((row) => [row.key, row])) as unknown as StoredSections;
}

export function contentOf(sections: StoredSections): AgreementContent {
  return Object.fromEntries(SECTION_KEYS.map((key) => [key, sections[key].content])) as unknown as AgreementContent;
}

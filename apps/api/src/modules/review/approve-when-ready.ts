import { approvalGate, lintTerms, SECTION_KEYS, type GateObstacle, type SectionHashes, type StandingDecision } from '@pulso/agreements';
import type { DecidedSection } from '@pulso/contracts';
import type { Actor, OrganizationId } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { findProblems } from '../agreements/assess.js';
import { contentOf, readSections, type StoredSections, type VersionRow } from '../agreements/read-version.js';

/** What keeps a version from being approved; empty when nothing does. */
export async function obstaclesTo(
  sql: Sql,
  organizationId: OrganizationId,
  version: VersionRow,
  sections: StoredSections,
): Promise<readonly GateObstacle[]> {
  const content = contentOf(sections);
  const parameters = [organizationId, version.id];
  const decisions = await sql.query<StandingDecision>(
    `SELECT section_key AS section, stakeholder_ref AS "stakeholderRef", decision, content_hash AS "contentHash"
       FROM section_decision WHERE organization_id = $1 AND version_id = $2 AND withdrawn_at IS NULL`,
    parameters,
  );
  const openBlockingThreads = await sql.query<{ id: string; section: StandingDecision['section'] }>(
    `SELECT id, section_key AS section FROM review_thread WHERE organization_id = $1 AND version_id = $2 AND blocking AND status = 'open'
      ORDER BY created_at`,
    parameters,
  );
  const waivers = await sql.query<{ finding_key: string }>(
    'SELECT finding_key FROM lint_waiver WHERE organization_id = $1 AND version_id = $2',
    parameters,
  );
  return approvalGate({
    content,
    hashes: Object.fromEntries(SECTION_KEYS.map((key) => [key, sections[key].content_hash])) as unknown as SectionHashes,
    decisions,
    openBlockingThreads,
    problems: await findProblems(sql, organizationId, version, content),
    findings: lintTerms(content),
    waivedKeys: new Set(waivers.map(({ finding_key }) => finding_key)),
  });
}

/**
 * Approves a version under review once nothing stands in the way any more. To be called, in its transaction, by whatever may have taken away the
 * last obstacle; the version has to be locked.
 */
export async function approveWhenReady(sql: Sql, actor: Actor, version: VersionRow): Promise<DecidedSection> {
  const obstacles = await obstaclesTo(sql, actor.organizationId, version, await readSections(sql, actor.organizationId, version.id));
  const missing = obstacles.map(({ code, values }) => ({ code, values: { ...values } }));
  if (missing.length > 0) return { status: version.status, missing };
  await sql.query(
    `UPDATE agreement_version SET status = 'approved', approved_at = clock_timestamp()
      WHERE organization_id = $1 AND id = $2 AND status = 'in_review'`,
    [actor.organizationId, version.id],
  );
  await recordAudit(sql, actor, 'agreement.approved', 'agreement_version', version.id);
  return { status: 'approved', missing };
}

import { checklist, problems, type AgreementContent, type AgreementLink, type Problem } from '@pulso/agreements';
import type { SavedSection } from '@pulso/contracts';
import type { CivilDate, OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';
import type { VersionRow } from './read-version.js';

export type Assessment = Pick<SavedSection, 'checklist' | 'problems'>;

interface LinkRow {
  code: string;
  own: boolean;
  parent_code: string | null;
  underpins: readonly string[] | null;
}

/** What a content amounts to: how complete it is, and what is missing or impossible. */
export async function assess(
  sql: Sql,
  organizationId: OrganizationId,
  version: Pick<VersionRow, 'agreement_id'>,
  content: AgreementContent,
): Promise<Assessment> {
  const found = await findProblems(sql, organizationId, version, content);
  return {
    checklist: checklist(content, found).map((item) => ({ ...item, missing: [...item.missing] })),
    problems: found.map((problem) => ({ ...problem, path: [...problem.path], values: { ...problem.values } })),
  };
}

/** What is missing or impossible in a content, by itself and beside the other agreements of the organization. */
export async function findProblems(
  sql: Sql,
  organizationId: OrganizationId,
  version: Pick<VersionRow, 'agreement_id'>,
  content: AgreementContent,
): Promise<readonly Problem[]> {
  const links = await sql.query<LinkRow>(
    `SELECT g.code, g.id = $2 AS own, s.content ->> 'parentCode' AS parent_code, s.content -> 'underpins' AS underpins
       FROM agreement g
       LEFT JOIN LATERAL (SELECT id FROM agreement_version v
                           WHERE v.organization_id = $1 AND v.agreement_id = g.id AND v.status NOT IN ('superseded', 'cancelled')
                           ORDER BY n DESC LIMIT 1) v ON true
       LEFT JOIN agreement_section s ON s.organization_id = $1 AND s.version_id = v.id AND s.key = 'overview'
      WHERE g.organization_id = $1`,
    [organizationId, version.agreement_id],
  );
  const { parentCode, timeZone } = content.overview;
  return problems(content, {
    code: links.find(({ own }) => own)?.code ?? null,
    others: links.filter(({ own }) => !own).map(toLink),
    parent: parentCode === null ? null : await contentInForce(sql, organizationId, parentCode),
    today: await todayIn(sql, timeZone),
  });
}

function toLink({ code, parent_code, underpins }: LinkRow): AgreementLink {
  return { code, parentCode: parent_code, underpins: underpins ?? [] };
}

async function contentInForce(sql: Sql, organizationId: OrganizationId, code: string): Promise<AgreementContent | null> {
  const [row] = await sql.query<{ content: AgreementContent }>(
    `SELECT v.content FROM versions_in_force($1, clock_timestamp()) v
       JOIN agreement g ON g.organization_id = v.organization_id AND g.id = v.agreement_id
      WHERE g.code = $2 AND v.content ? 'service_levels'`,
    [organizationId, code],
  );
  return row?.content ?? null;
}

async function todayIn(sql: Sql, timeZone: string): Promise<CivilDate> {
  const [row] = await sql.query<{ today: string }>(`SELECT to_char(clock_timestamp() AT TIME ZONE $1, 'YYYY-MM-DD') AS today`, [timeZone]);
  return row!.today;
}

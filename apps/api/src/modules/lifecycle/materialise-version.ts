import { amendmentStart, type AgreedIndicator, type AgreementContent, type ServiceLevel } from '@pulso/agreements';
import type { NotMeasured } from '@pulso/contracts';
import type { OrganizationId } from '@pulso/kernel';
import { BUILT_IN_INDICATORS } from '@pulso/sli';
import { v7 as uuidv7 } from 'uuid';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { notMeasuredIn } from '../agreements/not-measured.js';

/**
 * Makes of a signed version what is measured: the organization's services by code, its indicators by key and generation, and an objective for
 * each level that can be judged today. In the transaction of the last signature, after it is written down; what is there already stays.
 * @returns the levels that cannot be judged yet
 */
export async function materialiseVersion(
  sql: Sql,
  organizationId: OrganizationId,
  versionId: string,
  content: AgreementContent,
): Promise<NotMeasured[]> {
  await dateAmendment(sql, organizationId, versionId, content);
  const language = content.overview.prevailingLanguage;
  for (const { ref, name } of content.services.services)
    await sql.query(
      `INSERT INTO service (organization_id, id, code, name) VALUES ($1, $2, $3, $4) ON CONFLICT (organization_id, code) DO NOTHING`,
      [organizationId, uuidv7(), ref, name[language] || ref],
    );
  const { indicators } = content.metrics;
  for (const builtIn of BUILT_IN_INDICATORS)
    if (indicators.some(({ key, generation }) => key === builtIn.key && generation === builtIn.generation))
      await sql.query(
        `INSERT INTO indicator (organization_id, id, key, generation, definition) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organization_id, key, generation) DO NOTHING`,
        [organizationId, uuidv7(), builtIn.key, builtIn.generation, JSON.stringify(builtIn)],
      );
  const notMeasured = await notMeasuredIn(sql, organizationId, content);
  for (const level of content.service_levels.levels) {
    const indicator = indicators.find(({ ref }) => ref === level.indicatorRef);
    if (indicator && !notMeasured.some(({ levelRef }) => levelRef === level.ref))
      await insertObjective(sql, organizationId, versionId, level, indicator);
  }
  return notMeasured;
}

/** An amendment counts from when the agreement says amendments do, which is known only once it is signed. */
async function dateAmendment(sql: Sql, organizationId: OrganizationId, versionId: string, content: AgreementContent): Promise<void> {
  const [amendment] = await sql.query<{ signed_at: Date }>(
    'SELECT signed_at FROM agreement_version WHERE organization_id = $1 AND id = $2 AND amends_version_id IS NOT NULL',
    [organizationId, versionId],
  );
  if (!amendment) return;
  await sql.query('UPDATE agreement_version SET effective_from = $3 WHERE organization_id = $1 AND id = $2', [
    organizationId,
    versionId,
    new Date(amendmentStart(content, amendment.signed_at.getTime())),
  ]);
}

async function insertObjective(
  sql: Sql,
  organizationId: OrganizationId,
  versionId: string,
  level: ServiceLevel,
  indicator: AgreedIndicator,
) {
  await sql.query(
    `INSERT INTO objective (organization_id, id, agreement_version_id, code, name, service_id, indicator_id, comparator, target, warning_target,
                            "window", min_sample, zero_traffic)
     SELECT $1, $2, $3, $4, $5, s.id, i.id, $8, $9::numeric, $10::numeric, $11, $12, $13
       FROM service s JOIN indicator i ON i.organization_id = s.organization_id AND i.key = $7 AND i.generation = $14
      WHERE s.organization_id = $1 AND s.code = $6
     ON CONFLICT (organization_id, agreement_version_id, code) DO NOTHING`,
    [
      organizationId,
      uuidv7(),
      versionId,
      level.code || level.ref,
      JSON.stringify(level.name),
      level.serviceRef,
      indicator.key,
      level.comparator,
      level.target,
      isShare(level.warningTarget) ? level.warningTarget : null,
      JSON.stringify(level.window),
      level.minSample,
      level.zeroTraffic,
      indicator.generation,
    ],
  );
}

function isShare(value: string | null): boolean {
  return value !== null && Number(value) > 0 && Number(value) < 1;
}

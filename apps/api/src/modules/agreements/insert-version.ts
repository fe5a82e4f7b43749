import { SECTION_KEYS, sectionHash, type AgreementContent } from '@pulso/agreements';
import type { Localized } from '@pulso/contracts';
import type { Actor, AgreementId, AgreementVersionId } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import { actorName } from '../../platform/database/actor-name.js';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { sha256 } from './sha256.js';

export interface NewVersion {
  readonly agreementId: AgreementId;
  readonly n: number;
  readonly content: AgreementContent;
  readonly amendsVersionId?: AgreementVersionId;
  readonly changeSummary?: Localized;
}

/** Writes down a draft with all its sections. @param name what the actor is called */
export async function insertVersion(sql: Sql, actor: Actor, name: string, version: NewVersion): Promise<AgreementVersionId> {
  const { agreementId, n, content, amendsVersionId = null, changeSummary = null } = version;
  const id = uuidv7();
  await sql.query(
    `INSERT INTO agreement_version (organization_id, id, agreement_id, n, status, time_zone, content, amends_version_id, change_summary)
     VALUES ($1, $2, $3, $4, 'draft', $5, '{}', $6, $7)`,
    [
      actor.organizationId,
      id,
      agreementId,
      n,
      content.overview.timeZone,
      amendsVersionId,
      changeSummary === null ? null : JSON.stringify(changeSummary),
    ],
  );
  const sections = SECTION_KEYS.map((key) => ({ key, content: content[key], hash: sectionHash(key, content[key], sha256) }));
  await sql.query(
    `INSERT INTO agreement_section (organization_id, version_id, key, content, content_hash, updated_by, updated_by_name)
     SELECT $1, $2, key, content, hash, $4, $5 FROM jsonb_to_recordset($3) AS s (key text, content jsonb, hash text)`,
    [actor.organizationId, id, JSON.stringify(sections), actorName(actor), name],
  );
  return id;
}

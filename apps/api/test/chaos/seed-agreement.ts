import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import type { SeededOrganization } from '../seeded-organization.js';

export interface SeededAgreement {
  readonly objectiveId: string;
  readonly endpointId: string;
  /** Signs what is sent to the endpoint. */
  readonly endpointSecret: string;
}

/** A signed agreement that random ratings miss, an owner to be told, and a webhook endpoint. */
export async function seedAgreement(
  owner: pg.ClientBase,
  { organizationId, serviceId }: SeededOrganization,
  { sinkUrl, secretKey, events }: { readonly sinkUrl: string; readonly secretKey: string; readonly events: readonly string[] },
): Promise<SeededAgreement> {
  const [memberId, agreementId, versionId, objectiveId, endpointId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const endpointSecret = `whsec_${randomBytes(32).toString('base64')}`;
  await owner.query(
    `INSERT INTO member (organization_id, id, email, name, role, password_hash) VALUES ($1, $2, 'owner@pulso.test', 'Owner', 'owner', 'x')`,
    [organizationId, memberId],
  );
  await owner.query(`INSERT INTO agreement (organization_id, id, code, type, title) VALUES ($1, $2, 'ACU-1', 'customer', $3)`, [
    organizationId,
    agreementId,
    JSON.stringify({ es: 'Acuerdo', en: 'Agreement' }),
  ]);
  await owner.query(
    `INSERT INTO agreement_version (organization_id, id, agreement_id, n, status, time_zone, effective_from, signed_at, content)
     VALUES ($1, $2, $3, 1, 'active', 'Europe/Madrid', '2026-01-01', '2025-12-19', '{}')`,
    [organizationId, versionId, agreementId],
  );
  await owner.query(
    `INSERT INTO objective (organization_id, id, agreement_version_id, code, name, service_id, indicator_id, comparator, target, "window", min_sample)
     SELECT $1, $2, $3, 'SAT', $4, $5, id, 'gte', 0.85, '{"kind":"calendar","unit":"month"}', 30 FROM indicator
      WHERE organization_id = $1 AND key = 'csat_top2'`,
    [organizationId, objectiveId, versionId, JSON.stringify({ es: 'Satisfacción', en: 'Satisfaction' }), serviceId],
  );
  await owner.query(
    `INSERT INTO webhook_endpoint (organization_id, id, url, events, sealed_secret)
     VALUES ($1, $2, $3, $4, $5)`,
    [
      organizationId,
      endpointId,
      sinkUrl,
      [...events],
      new SecretBox(secretKey).seal(endpointSecret, { organizationId, rowId: endpointId }),
    ],
  );
  return { objectiveId, endpointId, endpointSecret };
}

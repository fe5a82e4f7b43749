import { BUILT_IN_INDICATORS } from '@pulso/sli';
import { systemActor, type OrganizationId, type UserId } from '@pulso/kernel';
import type { ClientBase } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../platform/database/record-audit.js';
import { hashPassword } from './password-hasher.js';

export interface NewOrganization {
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly locale: 'es' | 'en';
  readonly isDemo: boolean;
  readonly owner: { readonly email: string; readonly name: string; readonly password: string };
}

/**
 * Makes an organization with its first owner, a service for what belongs to no other, and the built-in indicators. The program's own
 * login may not insert organizations, so `client` is the database owner's; wrap the call in a transaction.
 */
export async function createOrganization(
  client: ClientBase,
  { name, timeZone, locale, isDemo, owner }: NewOrganization,
): Promise<{ organizationId: OrganizationId; memberId: UserId }> {
  const organizationId = uuidv7();
  const memberId = uuidv7();
  const passwordHash = await hashPassword(owner.password);
  await client.query('INSERT INTO organization (organization_id, name, time_zone, locale, is_demo) VALUES ($1, $2, $3, $4, $5)', [
    organizationId,
    name,
    timeZone,
    locale,
    isDemo,
  ]);
  await client.query(
    `INSERT INTO member (organization_id, id, email, name, role, locale, password_hash) VALUES ($1, $2, $3, $4, 'owner', $5, $6)`,
    [organizationId, memberId, owner.email, owner.name, locale, passwordHash],
  );
  await client.query(`INSERT INTO service (organization_id, id, code, name) VALUES ($1, $2, 'general', 'General')`, [
    organizationId,
    uuidv7(),
  ]);
  for (const indicator of BUILT_IN_INDICATORS)
    await client.query('INSERT INTO indicator (organization_id, id, key, generation, definition) VALUES ($1, $2, $3, $4, $5)', [
      organizationId,
      uuidv7(),
      indicator.key,
      indicator.generation,
      indicator,
    ]);
  await recordAudit(
    { query: async (text, parameters = []) => (await client.query(text, [...parameters])).rows },
    systemActor(organizationId, 'first-run'),
    'organization.created',
    'organization',
    organizationId,
  );
  return { organizationId, memberId };
}

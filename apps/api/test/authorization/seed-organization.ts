import { randomBytes } from 'node:crypto';
import { API_KEY_SCOPES, ROLES, type ApiKeyScope, type Role } from '@pulso/kernel';
import type pg from 'pg';
import { createOrganization } from '../../src/modules/identity/create-organization.js';
import { newOpaqueToken, tokenHash } from '../../src/modules/identity/opaque-token.js';
import type { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { plant, type Resource } from './plant.js';

export const PASSWORD = 'correct horse battery staple';

/** An organization with one of everything, every text of which holds a word that stands nowhere else. */
export interface SeededOrganization {
  readonly organizationId: string;
  readonly canary: string;
  readonly serviceId: string;
  readonly indicatorId: string;
  readonly members: Readonly<Record<Role, string>>;
  readonly ids: Readonly<Record<Resource, string>>;
  readonly publicKey: string;
  readonly apiKeys: Readonly<Record<ApiKeyScope | 'revoked', string>>;
  readonly secrets: SecretBox;
}

export async function seedOrganization(client: pg.Client, secrets: SecretBox): Promise<SeededOrganization> {
  const canary = `canary${randomBytes(8).toString('hex')}`;
  const owner = { email: `owner@${canary}.test`, name: `Owner ${canary}`, password: PASSWORD };
  const { organizationId, memberId } = await createOrganization(client, {
    name: `Organization ${canary}`,
    timeZone: 'America/Santiago',
    locale: 'es',
    isDemo: false,
    owner,
  });
  const one = async (text: string) => (await client.query<{ id: string }>(text, [organizationId])).rows[0]!.id;
  const base = {
    organizationId,
    canary,
    secrets,
    serviceId: await one('SELECT id FROM service WHERE organization_id = $1'),
    indicatorId: await one(`SELECT id FROM indicator WHERE organization_id = $1 AND key = 'csat_top2'`),
  };
  await client.query('UPDATE service SET name = $2 WHERE organization_id = $1', [organizationId, `Service ${canary}`]);
  // A second owner, so that the first may change: the last one never may.
  await plant(client, base, 'member', { role: 'owner' });
  const members: Record<string, string> = { owner: memberId };
  for (const role of ROLES.slice(1)) members[role] = await plant(client, base, 'member', { role });
  const touchpoint = await plant(client, base, 'touchpoint');
  const feedback = await plant(client, base, 'feedback', { touchpoint });
  const objective = await plant(client, base, 'objective');
  const alert = await plant(client, base, 'alert', { objective });
  const agreement = await plant(client, base, 'agreement');
  const endpoint = await plant(client, base, 'webhook-endpoint');
  const apiKeys: Record<string, string> = {};
  for (const scope of [...API_KEY_SCOPES, 'revoked' as const]) {
    apiKeys[scope] = newOpaqueToken('pk_');
    const scopes = scope === 'revoked' ? [...API_KEY_SCOPES] : [scope];
    await plant(client, base, 'api-key', { key: apiKeys[scope], scopes, revoked: scope === 'revoked' });
  }
  const { rows } = await client.query<{ public_key: string }>('SELECT public_key FROM touchpoint WHERE id = $1', [touchpoint]);
  return {
    ...base,
    members: members as Record<Role, string>,
    ids: {
      member: await plant(client, base, 'member'),
      'api-key': await plant(client, base, 'api-key'),
      service: base.serviceId,
      touchpoint,
      feedback,
      objective,
      agreement,
      guest: await plant(client, base, 'guest', { agreement }),
      thread: await plant(client, base, 'thread', { agreement }),
      'agreement-template': await plant(client, base, 'agreement-template'),
      alert,
      'webhook-endpoint': endpoint,
      delivery: await plant(client, base, 'delivery', { alert, endpoint }),
    },
    publicKey: rows[0]!.public_key,
    apiKeys: apiKeys as SeededOrganization['apiKeys'],
  };
}

/** A new session of a seeded member, as the Cookie header has it. */
export async function sessionCookie(client: pg.Client, organization: SeededOrganization, role: Role, ended = false): Promise<string> {
  const token = newOpaqueToken();
  await client.query(
    `INSERT INTO session (organization_id, id, member_id, token_hash, expires_at, revoked_at)
     VALUES ($1, gen_random_uuid(), $2, $3, clock_timestamp() + interval '1 day', CASE WHEN $4 THEN clock_timestamp() END)`,
    [organization.organizationId, organization.members[role], tokenHash(token), ended],
  );
  return `pulso_session=${token}`;
}

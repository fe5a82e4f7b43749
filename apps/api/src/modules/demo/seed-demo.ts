import { localAnalyzer } from '@pulso/analysis';
import type { OrganizationId } from '@pulso/kernel';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { loadLocalModel } from '../../platform/llm/load-local-model.js';
import { createOrganization } from '../identity/create-organization.js';
import { hashPassword } from '../identity/password-hasher.js';
import { remembering } from './demo-feedback.js';
import { Random } from './random.js';
import { seedCallCentre } from './seed-call-centre.js';
import { seedShop } from './seed-shop.js';

/** Whoever opens the demonstration comes in as her. */
export const DEMO_OWNER = { email: 'marta.ruiz@vozclara.example', name: 'Marta Ruiz' } as const;

/** People one can be assigned work or show up in a log; none of them can sign in. */
const COLLEAGUES = [
  { key: 'diego', email: 'diego.paz@vozclara.example', name: 'Diego Paz', role: 'agent' },
  { key: 'elena', email: 'elena.soto@laespiga.example', name: 'Elena Soto', role: 'account_owner' },
  { key: 'nora', email: 'nora.vidal@auditoria.example', name: 'Nora Vidal', role: 'auditor' },
] as const;

export interface SeededDemo {
  readonly organizationId: OrganizationId;
  /** Public key of the call centre's touchpoint. */
  readonly touchpointKey: string;
}

/**
 * Fills a database with the demonstration: VozClara in Madrid and Tienda Andina in Santiago, from January 2026 up to `now`. The same
 * `now` gives the same story; ids, keys and passwords of the organizations are new each time.
 * @param client in a transaction, as the owner or pulso_maintenance: it writes rows of organizations that do not exist yet
 */
export async function seedDemo(client: pg.ClientBase, { now, password }: { now: Date; password: string }): Promise<SeededDemo> {
  const nowMs = now.getTime();
  const analyze = remembering(localAnalyzer(loadLocalModel()));
  const vozClara = await createOrganization(client, {
    name: 'VozClara Contact Center',
    timeZone: 'Europe/Madrid',
    locale: 'es',
    isDemo: true,
    owner: { ...DEMO_OWNER, password },
  });
  const random = new Random(7);
  const members = await insertColleagues(client, vozClara.organizationId, random, nowMs);
  const touchpointKey = await seedCallCentre({ client, organizationId: vozClara.organizationId, nowMs, random, analyze }, members);

  const andina = await createOrganization(client, {
    name: 'Tienda Andina',
    timeZone: 'America/Santiago',
    locale: 'es',
    isDemo: true,
    owner: { email: 'rocio.fuentes@tiendaandina.example', name: 'Rocío Fuentes', password: randomBytes(24).toString('base64url') },
  });
  await seedShop({ client, organizationId: andina.organizationId, nowMs, random: new Random(719), analyze });
  return { organizationId: vozClara.organizationId, touchpointKey };
}

async function insertColleagues(
  client: pg.ClientBase,
  organizationId: OrganizationId,
  random: Random,
  nowMs: number,
): Promise<{ diego: string }> {
  // Nobody is ever told this password.
  const passwordHash = await hashPassword(randomBytes(24).toString('base64url'));
  const ids = { diego: random.uuid(nowMs), elena: random.uuid(nowMs), nora: random.uuid(nowMs) };
  for (const { key, email, name, role } of COLLEAGUES)
    await client.query(
      `INSERT INTO member (organization_id, id, email, name, role, password_hash, is_demo) VALUES ($1, $2, $3, $4, $5, $6, true)`,
      [organizationId, ids[key], email, name, role, passwordHash],
    );
  return ids;
}

import { createHash } from 'node:crypto';
import { emptyContent, SECTION_KEYS, type AgreementContent, type AgreementVersionStatus, type Stakeholder } from '@pulso/agreements';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { tokenHash } from '../../src/modules/identity/opaque-token.js';
import type { Ground } from './plant.js';

/** The stakeholder that the guest of a planted agreement is; approves and signs. */
export const GUEST_REF = 'guest-person';
/** The stakeholder that the organization's account owner is. */
export const ACCOUNT_OWNER_REF = 'account-owner-person';

/** The token of a planted agreement's private link; anyone can tell it from the id, as befits a test. */
export function guestToken(agreementId: string): string {
  return `guest-of-${agreementId}`;
}

/** An agreement with one version, all its sections, and a guest. Texts hold the canary. */
export async function plantAgreement(
  client: pg.Client,
  { organizationId, canary }: Ground,
  id: string,
  status: AgreementVersionStatus = 'draft',
): Promise<void> {
  const content = await plantedContent(client, organizationId, canary);
  await client.query(
    `INSERT INTO agreement (organization_id, id, code, type, title, template_key, template_content) VALUES ($1, $2, $3, 'customer', $4, 'blank', $5)`,
    [organizationId, id, `D-${id.slice(-12)}`, JSON.stringify(content.overview.title), JSON.stringify(content)],
  );
  const versionId = uuidv7();
  const binds = ['signed', 'scheduled', 'active', 'superseded', 'expired', 'terminated'].includes(status);
  await client.query(
    `INSERT INTO agreement_version (organization_id, id, agreement_id, n, status, time_zone, content, effective_from, signed_at)
     VALUES ($1, $2, $3, 1, $4, 'America/Santiago', $5, CASE WHEN $6 THEN clock_timestamp() - interval '9 days' END,
             CASE WHEN $6 THEN clock_timestamp() - interval '10 days' END)`,
    [organizationId, versionId, id, status, JSON.stringify(binds ? content : {}), binds],
  );
  for (const key of SECTION_KEYS) {
    const text = JSON.stringify(content[key]);
    await client.query(
      `INSERT INTO agreement_section (organization_id, version_id, key, content, content_hash, updated_by, updated_by_name)
       VALUES ($1, $2, $3, $4, $5, 'job seed', 'Pulso')`,
      [organizationId, versionId, key, text, createHash('sha256').update(text).digest('hex')],
    );
  }
  await plantGuest(client, { organizationId, canary }, uuidv7(), id);
}

/** A private link; the first of an agreement answers to `guestToken`. */
export async function plantGuest(
  client: pg.Client,
  { organizationId, canary }: Pick<Ground, 'organizationId' | 'canary'>,
  id: string,
  agreementId: string,
): Promise<void> {
  const { rows } = await client.query('SELECT FROM agreement_guest WHERE organization_id = $1 AND agreement_id = $2', [
    organizationId,
    agreementId,
  ]);
  await client.query(
    `INSERT INTO agreement_guest (organization_id, id, agreement_id, stakeholder_ref, email, name, token_hash, sealed_token, created_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, '\\x00', 'job seed', clock_timestamp() + interval '30 days')`,
    [
      organizationId,
      id,
      agreementId,
      rows.length === 0 ? GUEST_REF : ACCOUNT_OWNER_REF,
      guestAddress(canary),
      `Guest ${canary}`,
      tokenHash(rows.length === 0 ? guestToken(agreementId) : id),
    ],
  );
}

/** What an agreement planted in an organization says. */
export async function plantedContent(client: pg.Client, organizationId: string, canary: string): Promise<AgreementContent> {
  const blank = emptyContent({
    type: 'customer',
    perspective: 'provider',
    language: 'es',
    timeZone: 'America/Santiago',
    currency: 'CLP',
  });
  const text = { es: `Texto ${canary}`, en: '' };
  const { rows } = await client.query<{ email: string; role: string }>(
    'SELECT DISTINCT ON (role) email, role FROM member WHERE organization_id = $1 ORDER BY role, id',
    [organizationId],
  );
  const person = (ref: string, partyRef: string, email: string): Stakeholder => ({
    ref,
    partyRef,
    name: `Persona ${canary}`,
    jobTitle: '',
    functions: ['approver', 'signatory'],
    contacts: [{ kind: 'email', value: email }],
    locale: 'es',
    timeZone: 'America/Santiago',
  });
  const party = (ref: string, role: 'provider' | 'customer') => ({
    ref,
    kind: 'organization' as const,
    name: `Parte ${canary}`,
    legalName: '',
    taxId: '',
    address: '',
    roles: [role],
    mustSign: true,
    signingOrder: null,
    planRef: null,
  });
  return {
    ...blank,
    overview: { ...blank.overview, title: text, summary: text },
    stakeholders: {
      parties: [party('proveedor', 'provider'), party('cliente', 'customer')],
      people: [
        person(GUEST_REF, 'cliente', guestAddress(canary)),
        ...rows.map(({ email, role }) => person(`${role.replace('_', '-')}-person`, 'proveedor', email)),
      ],
    },
  };
}

function guestAddress(canary: string): string {
  return `guest@${canary}.test`;
}

import { SECTION_KEYS } from '@pulso/agreements';
import type { AgreementDetail, AgreementVersionDetail, SavedSection } from '@pulso/contracts';
import { v7 as uuidv7 } from 'uuid';
import { GUEST_REF, plantedContent } from '../../../test/authorization/plant-agreement.js';
import { plant } from '../../../test/authorization/plant.js';
import { seedOrganization, sessionCookie, type SeededOrganization } from '../../../test/authorization/seed-organization.js';
import { startTestApi, type TestApi } from '../../../test/start-test-api.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';

let api: TestApi;
let own: SeededOrganization;
let cookie: string;

beforeAll(async () => {
  api = await startTestApi();
  own = await seedOrganization(api.owner, api.app.get(SecretBox));
  cookie = await sessionCookie(api.owner, own, 'owner');
});
afterAll(() => api.close());

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

async function ask<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
  const response = await fetch(`${api.url}${path}`, {
    method,
    headers: { cookie, 'x-pulso-console': '1', ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Body };
}

type Refusal = { code: string; details?: Record<string, unknown>; errors?: { path: string; message: string }[] };

const begin = async (body: object = { language: 'es' }) => (await ask<AgreementDetail>('POST', '/v1/agreements', body)).body;
const terms = (...words: string[]) => ({
  terms: words.map((word, index) => ({ ref: `t${index}`, term: { es: word, en: '' }, definition: { es: `Qué es ${word}`, en: '' } })),
});

it('begins a blank draft, with thirteen sections and nothing of the checklist done', async () => {
  const agreement = await begin({ language: 'es', code: 'ANS-2026' });
  expect(agreement).toMatchObject({ code: 'ANS-2026', inWork: 1, inForce: null, wasSigned: false, standing: { may: 'write' } });
  const { body } = await ask<AgreementVersionDetail>('GET', `/v1/agreements/${agreement.id}/versions/1`);
  expect(Object.keys(body.sections)).toEqual([...SECTION_KEYS]);
  expect(body.checklist.filter(({ essential }) => essential)).toHaveLength(9);
  expect(body.checklist.filter(({ essential, state }) => essential && state === 'complete')).toEqual([]);
});

it('begins from the call centre template, with the values given', async () => {
  const agreement = await begin({ templateKey: 'call-centre', language: 'es', variables: { provider_name: 'VozClara' } });
  const { body } = await ask<AgreementVersionDetail>('GET', `/v1/agreements/${agreement.id}/versions/1`);
  expect(body.sections.stakeholders.content.parties.map(({ name }) => name)).toContain('VozClara');
  expect(body.sections.service_levels.content.levels.length).toBeGreaterThan(0);
});

it.each([
  [{ templateKey: 'nothing', language: 'es' }, 404, 'agreement.template-unknown'],
  [{ templateKey: uuidv7(), language: 'es' }, 404, 'agreement.template-unknown'],
  [{ templateKey: 'call-centre', language: 'es', variables: { nobody_asked: 'x' } }, 400, 'request.invalid'],
  [{ templateKey: 'call-centre', language: 'es', variables: { effective_from: 'tomorrow' } }, 400, 'request.invalid'],
  [{ language: 'es', agreementId: uuidv7(), n: 1 }, 404, 'agreement.unknown'],
  [{ language: 'es', agreementId: uuidv7() }, 400, 'request.invalid'],
])('refuses to begin with %j: %d %s', async (body, status, code) => {
  expect(await ask('POST', '/v1/agreements', body)).toMatchObject({ status, body: { code } });
});

it('gives out the next code, and refuses one that is taken', async () => {
  const [first, second] = [await begin(), await begin()];
  expect(Number(second.code.slice(4))).toBe(Number(first.code.slice(4)) + 1);
  const again = await ask<Refusal>('POST', '/v1/agreements', { language: 'es', code: first.code });
  expect([again.status, again.body.code]).toEqual([409, 'agreement.code-taken']);
});

it('copies a version without its dates', async () => {
  const agreement = await begin();
  const { sections } = (await ask<AgreementVersionDetail>('GET', `/v1/agreements/${agreement.id}/versions/1`)).body;
  const overview = { ...sections.overview.content, title: { es: 'Panadería', en: '' }, effectiveFrom: '2026-01-01' };
  await ask('PUT', `/v1/agreements/${agreement.id}/versions/1/sections/overview`, { content: overview, baseRevision: 1 });
  const copy = await begin({ language: 'es', agreementId: agreement.id, n: 1 });
  const copied = (await ask<AgreementVersionDetail>('GET', `/v1/agreements/${copy.id}/versions/1`)).body;
  expect(copied.sections.overview.content).toMatchObject({ title: { es: 'Panadería' }, effectiveFrom: null });
  expect(copied.sections.overview.contentHash).not.toBe(sections.overview.contentHash);
});

it('saves a section once: the same content again is no new revision, and the title of the agreement follows', async () => {
  const { id } = await begin();
  const path = `/v1/agreements/${id}/versions/1/sections/overview`;
  const { sections } = (await ask<AgreementVersionDetail>('GET', `/v1/agreements/${id}/versions/1`)).body;
  const content = { ...sections.overview.content, title: { es: 'Centro de llamadas', en: '' }, timeZone: 'Europe/Madrid' };
  const saved = await ask<SavedSection>('PUT', path, { content, baseRevision: 1 });
  expect(saved).toMatchObject({ status: 200, body: { isChanged: true, section: { revision: 2 } } });
  const again = await ask<SavedSection>('PUT', path, { content, baseRevision: 1 });
  expect(again.body).toMatchObject({ isChanged: false, section: { revision: 2, contentHash: saved.body.section.contentHash } });
  const { body } = await ask<AgreementDetail>('GET', `/v1/agreements/${id}`);
  expect([body.title.es, body.timeZone]).toEqual(['Centro de llamadas', 'Europe/Madrid']);
  const { rows } = await api.owner.query<{ before_hash: string; after_hash: string }>(
    `SELECT before_hash, after_hash FROM audit_entry WHERE organization_id = $1 AND action = 'agreement.section-edited.overview' AND entity_id = $2`,
    [own.organizationId, body.versions[0]!.id],
  );
  expect(rows).toEqual([{ before_hash: sections.overview.contentHash, after_hash: saved.body.section.contentHash }]);
});

it('refuses an edit made from an older revision, and says whose is newer', async () => {
  const { id } = await begin();
  const path = `/v1/agreements/${id}/versions/1/sections/glossary`;
  await ask('PUT', path, { content: terms('llamada'), baseRevision: 1 });
  const refused = await ask<Refusal>('PUT', path, { content: terms('queja'), baseRevision: 1 });
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'agreement.section-conflict', details: { revision: 2, updatedBy: `Owner ${own.canary}` } },
  });
});

it.each([
  ['glossary', { terms: [{ ref: 'a' }] }, 'content.terms.0.term'],
  ['glossary', { terms: [], more: 1 }, 'content'],
  ['overview', { title: 'text' }, 'content.title'],
])('refuses a %s of the wrong shape at its field', async (key, content, field) => {
  const { id } = await begin();
  const { status, body } = await ask<Refusal>('PUT', `/v1/agreements/${id}/versions/1/sections/${key}`, { content, baseRevision: 1 });
  expect([status, body.code, body.errors?.map(({ path }) => path)]).toEqual([400, 'request.invalid', expect.arrayContaining([field])]);
});

it('refuses a zone that does not exist', async () => {
  const { id } = await begin();
  const { sections } = (await ask<AgreementVersionDetail>('GET', `/v1/agreements/${id}/versions/1`)).body;
  const content = { ...sections.overview.content, timeZone: 'Europe/Atlantis' };
  const { status, body } = await ask<Refusal>('PUT', `/v1/agreements/${id}/versions/1/sections/overview`, { content, baseRevision: 1 });
  expect([status, body.errors?.[0]?.path]).toEqual([400, 'content.timeZone']);
});

it('takes a section of up to 1 MiB, and no more', async () => {
  const { id } = await begin();
  const path = `/v1/agreements/${id}/versions/1/sections/glossary`;
  const big = (items: number) => ({
    terms: Array.from({ length: items }, (_, index) => ({
      ref: `t${index}`,
      term: { es: `t${index}`, en: '' },
      definition: { es: 'x'.repeat(19_000), en: '' },
    })),
  });
  expect((await ask('PUT', path, { content: big(50), baseRevision: 1 })).status).toBe(200);
  expect(await ask('PUT', path, { content: big(60), baseRevision: 2 })).toMatchObject({ status: 413, body: { code: 'request.too-large' } });
  expect((await ask('POST', '/v1/agreements', { language: 'es', variables: { x: 'x'.repeat(300_000) } })).status).toBe(413);
});

it('takes back the decisions on the edited section only, and says whose', async () => {
  const id = await plant(api.owner, own, 'agreement', { status: 'in_review' });
  const { body } = await ask<AgreementVersionDetail>('GET', `/v1/agreements/${id}/versions/1`);
  for (const key of ['glossary', 'goals'] as const)
    await api.owner.query(
      `INSERT INTO section_decision (organization_id, id, version_id, section_key, content_hash, stakeholder_ref, decision, decided_by)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, 'approve', 'job seed')`,
      [own.organizationId, body.version.id, key, body.sections[key].contentHash, GUEST_REF],
    );
  const path = `/v1/agreements/${id}/versions/1/sections/glossary`;
  const saved = await ask<SavedSection>('PUT', path, { content: terms('hora'), baseRevision: 1 });
  expect(saved.body.withdrawn).toEqual([{ stakeholderRef: GUEST_REF, name: `Persona ${own.canary}` }]);
  const { rows } = await api.owner.query<{ section_key: string }>(
    'SELECT section_key FROM section_decision WHERE version_id = $1 AND withdrawn_at IS NULL',
    [body.version.id],
  );
  expect(rows).toEqual([{ section_key: 'goals' }]);
});

it.each(['approved', 'out_for_signature', 'active', 'superseded', 'expired', 'terminated', 'cancelled'] as const)(
  'edits nothing of a version that is %s',
  async (status) => {
    const id = await plant(api.owner, own, 'agreement', { status });
    const path = `/v1/agreements/${id}/versions/1/sections/glossary`;
    const refused = await ask('PUT', path, { content: terms('hora'), baseRevision: 1 });
    expect(refused).toMatchObject({ status: 409, body: { code: 'agreement.not-editable', details: { status } } });
  },
);

it('loses nothing when many write many sections at once: every accepted save was made from the one before it', async () => {
  const { id } = await begin();
  const keys = ['glossary', 'goals', 'exclusions'] as const;
  const contentFor = { glossary: (word: string) => terms(word), goals: goalOf, exclusions: exclusionOf };
  const accepted = new Map<string, { revision: number; word: string }[]>(keys.map((key) => [key, []]));
  const writer = async (who: number): Promise<void> => {
    for (let round = 0; round < 6; round += 1) {
      const key = keys[(who + round) % keys.length]!;
      const { body } = await ask<AgreementVersionDetail>('GET', `/v1/agreements/${id}/versions/1`);
      const word = `w${who}-${round}`;
      const saved = await ask<SavedSection>('PUT', `/v1/agreements/${id}/versions/1/sections/${key}`, {
        content: contentFor[key](word),
        baseRevision: body.sections[key].revision,
      });
      if (saved.status === 200) accepted.get(key)!.push({ revision: saved.body.section.revision, word });
      else expect(saved.status).toBe(409);
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, who) => writer(who)));
  const { body } = await ask<AgreementVersionDetail>('GET', `/v1/agreements/${id}/versions/1`);
  for (const key of keys) {
    const history = accepted.get(key)!.toSorted((left, right) => left.revision - right.revision);
    expect(history.map(({ revision }) => revision)).toEqual(history.map((_, index) => index + 2));
    expect(JSON.stringify(body.sections[key].content)).toContain(`"${history.at(-1)!.word}"`);
    expect(body.sections[key].revision).toBe(history.at(-1)!.revision);
  }
});

const goalOf = (word: string) => ({
  goals: [{ ref: 'g', partyRef: 'p', statement: { es: word, en: '' }, levelRefs: [] }],
  beneficiaries: [],
});
const exclusionOf = (word: string) => ({
  services: [{ ref: 's', name: { es: word, en: '' }, reason: { es: '', en: '' } }],
  statesNoExcludedServices: false,
  measurement: [],
});

it('cancels what has not begun, with the reason, and nothing that has', async () => {
  const { id } = await begin();
  const cancelled = await ask<AgreementDetail>('POST', `/v1/agreements/${id}/versions/1/cancel`, { reason: 'Se negocia de nuevo' });
  expect(cancelled.body).toMatchObject({ inWork: null, versions: [{ status: 'cancelled', endReason: 'Se negocia de nuevo' }] });
  const active = await plant(api.owner, own, 'agreement', { status: 'active' });
  const refused = await ask('POST', `/v1/agreements/${active}/versions/1/cancel`, { reason: 'Ya no' });
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'agreement.transition-refused', details: { from: 'active', to: 'cancelled' } },
  });
});

it('deletes a draft, and keeps what was ever signed', async () => {
  const { id } = await begin();
  expect((await ask('DELETE', `/v1/agreements/${id}`)).status).toBe(204);
  expect(await ask('GET', `/v1/agreements/${id}`)).toMatchObject({ status: 404, body: { code: 'agreement.unknown' } });
  const signed = await plant(api.owner, own, 'agreement', { status: 'active' });
  expect(await ask('DELETE', `/v1/agreements/${signed}`)).toMatchObject({ status: 409, body: { code: 'agreement.was-signed' } });
});

it('shows account owners their own agreements, levels, alerts and feedback, and nothing of the others', async () => {
  const mine = await plant(api.owner, own, 'agreement');
  const other = await plant(api.owner, own, 'agreement');
  const content = await plantedContent(api.owner, own.organizationId, own.canary);
  const withoutThem = { ...content.stakeholders, people: content.stakeholders.people.filter(({ ref }) => ref === GUEST_REF) };
  await api.owner.query(
    `UPDATE agreement_section SET content = $2 FROM agreement_version v
      WHERE v.id = version_id AND v.agreement_id = $1 AND key = 'stakeholders'`,
    [other, JSON.stringify(withoutThem)],
  );
  const objective = await plant(api.owner, own, 'objective');
  const alert = await plant(api.owner, own, 'alert', { objective });
  const service = await plant(api.owner, own, 'service');
  await api.owner.query('UPDATE objective SET service_id = $2 WHERE id = $1', [objective, service]);
  await api.owner.query(
    `UPDATE agreement_version SET content = jsonb_build_object('stakeholders', $2::jsonb) FROM objective o
      WHERE o.agreement_version_id = agreement_version.id AND o.id = $1`,
    [objective, JSON.stringify(withoutThem)],
  );
  const feedback = await plant(api.owner, own, 'feedback');
  await api.owner.query('UPDATE feedback SET service_id = $2 WHERE id = $1', [feedback, service]);

  const asOwner = cookie;
  const seen = async (path: string) => JSON.stringify((await ask(`GET`, path)).body);
  for (const [path, id] of [
    ['/v1/agreements', other],
    ['/v1/objectives', objective],
    ['/v1/alerts?limit=200', alert],
    ['/v1/live', objective],
    ['/v1/feedback?limit=200', feedback],
  ] as const) {
    cookie = asOwner;
    expect([path, (await seen(path)).includes(id)]).toEqual([path, true]);
    cookie = await sessionCookie(api.owner, own, 'account_owner');
    expect([path, (await seen(path)).includes(id)]).toEqual([path, false]);
  }
  expect(await seen('/v1/agreements')).toContain(mine);
  for (const path of [`/v1/agreements/${other}`, `/v1/objectives/${objective}`, `/v1/alerts/${alert}`, `/v1/feedback/${feedback}`])
    expect([path, (await ask('GET', path)).status]).toEqual([path, 404]);
  expect((await ask<AgreementDetail>('GET', `/v1/agreements/${mine}`)).body.standing.may).toBe('participate');
  expect((await ask('PUT', `/v1/agreements/${mine}/versions/1/sections/glossary`, { content: terms(), baseRevision: 1 })).status).toBe(403);
  cookie = asOwner;
});

import { builtInTemplate, requiredApprovers, type SectionKey } from '@pulso/agreements';
import type { AgreementDetail, AgreementVersionDetail, DecidedSection, ReviewThread, ReviewView, SavedSection } from '@pulso/contracts';
import { v7 as uuidv7 } from 'uuid';
import { guestToken, GUEST_REF } from '../../../test/authorization/plant-agreement.js';
import { plant } from '../../../test/authorization/plant.js';
import { seedOrganization, sessionCookie, type SeededOrganization } from '../../../test/authorization/seed-organization.js';
import { startTestApi, type TestApi } from '../../../test/start-test-api.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { tokenHash } from '../identity/opaque-token.js';

let api: TestApi;
let own: SeededOrganization;
let manager: Record<string, string>;

beforeAll(async () => {
  api = await startTestApi();
  own = await seedOrganization(api.owner, api.app.get(SecretBox));
  manager = { cookie: await sessionCookie(api.owner, own, 'manager'), 'x-pulso-console': '1' };
});
afterAll(() => api.close());

type Refusal = { code: string };

async function ask<Body>(headers: Record<string, string>, method: string, path: string, body?: unknown) {
  const response = await fetch(`${api.url}${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Body };
}

/** An agreement under review, its address, and the headers of its guest. */
async function underReview() {
  const id = await plant(api.owner, own, 'agreement', { status: 'in_review' });
  return { id, path: `/v1/agreements/${id}/versions/1`, guest: { authorization: `Guest ${guestToken(id)}` } };
}

const review = async (headers: Record<string, string>, path: string) => (await ask<ReviewView>(headers, 'GET', `${path}/review`)).body;
const sectionOf = (view: ReviewView, key: SectionKey) => view.sections.find((section) => section.key === key)!;

const approve = async (headers: Record<string, string>, path: string, key: SectionKey) =>
  ask<DecidedSection>(headers, 'PUT', `${path}/sections/${key}/decision`, {
    decision: 'approve',
    contentHash: sectionOf(await review(headers, path), key).contentHash,
  });

const TERMS = { terms: [{ ref: 'mes', term: { es: 'Mes', en: '' }, definition: { es: 'Mes natural', en: '' } }] };

it('an edit takes back the approvals of its own section only, and says whose', async () => {
  const { path, guest } = await underReview();
  expect((await approve(guest, path, 'glossary')).status).toBe(200);
  expect((await approve(guest, path, 'overview')).status).toBe(200);
  const saved = await ask<SavedSection>(manager, 'PUT', `${path}/sections/glossary`, { content: TERMS, baseRevision: 1 });
  expect(saved.body.withdrawn.map(({ stakeholderRef }) => stakeholderRef)).toEqual([GUEST_REF]);
  const view = await review(guest, path);
  expect(sectionOf(view, 'overview').decisions.map(({ decision }) => decision)).toEqual(['approve']);
  expect(sectionOf(view, 'glossary')).toMatchObject({ decisions: [], withdrawn: [{ stakeholderRef: GUEST_REF }] });
  expect(view.me.waiting).toContain('glossary');
  expect(view.me.waiting).not.toContain('overview');
});

it('a decision binds to the text that was read', async () => {
  const { path, guest } = await underReview();
  const { contentHash } = sectionOf(await review(guest, path), 'glossary');
  await ask(manager, 'PUT', `${path}/sections/glossary`, { content: TERMS, baseRevision: 1 });
  const refused = await ask<Refusal>(guest, 'PUT', `${path}/sections/glossary/decision`, { decision: 'approve', contentHash });
  expect([refused.status, refused.body.code]).toEqual([409, 'review.section-changed']);
});

it('asking for changes needs a reason, and a new word takes the place of the last', async () => {
  const { path, guest } = await underReview();
  const { contentHash } = sectionOf(await review(guest, path), 'glossary');
  const silent = await ask<Refusal>(guest, 'PUT', `${path}/sections/glossary/decision`, { decision: 'request_change', contentHash });
  expect([silent.status, silent.body.code]).toEqual([400, 'review.reason-missing']);
  const asked = { decision: 'request_change', contentHash, comment: 'Falta definir «mes».' };
  const { body } = await ask<DecidedSection>(guest, 'PUT', `${path}/sections/glossary/decision`, asked);
  expect(body.missing.map(({ code }) => code)).toContain('gate.change-requested');
  await approve(guest, path, 'glossary');
  expect(sectionOf(await review(guest, path), 'glossary').decisions.map(({ decision }) => decision)).toEqual(['approve']);
});

it('what blocks is settled by whoever raised it; threads come back and never vanish', async () => {
  const { path, guest } = await underReview();
  const opened = await ask<ReviewThread>(guest, 'POST', `${path}/threads`, {
    sectionKey: 'overview',
    anchor: { path: ['summary', 'es'], quote: 'Texto' },
    body: '¿Desde cuándo?',
    blocking: true,
    suggestion: null,
  });
  expect(opened.status).toBe(201);
  const thread = `${path}/threads/${opened.body.id}`;
  const refused = await ask<Refusal>(manager, 'POST', `${thread}/resolve`);
  expect([refused.status, refused.body.code]).toEqual([403, 'review.not-your-thread']);
  await ask(manager, 'POST', `${thread}/comments`, { body: 'Desde el 1 de enero.' });
  expect((await review(manager, path)).missing.map(({ code }) => code)).toContain('gate.blocking-thread');
  expect((await ask<ReviewThread>(guest, 'POST', `${thread}/resolve`)).body).toMatchObject({ status: 'resolved' });
  expect((await review(manager, path)).missing.map(({ code }) => code)).not.toContain('gate.blocking-thread');
  const reopened = await ask<ReviewThread>(guest, 'POST', `${thread}/reopen`);
  expect(reopened.body).toMatchObject({ status: 'open', resolvedAt: null });
  expect(reopened.body.comments.map(({ body }) => body)).toEqual(['¿Desde cuándo?', 'Desde el 1 de enero.']);
});

it('an accepted suggestion edits the section like any edit; one for a text that has changed is refused', async () => {
  const { path, guest } = await underReview();
  await ask(manager, 'PUT', `${path}/sections/glossary`, { content: TERMS, baseRevision: 1 });
  await approve(guest, path, 'glossary');
  const suggest = (before: string, after: string) =>
    ask<ReviewThread>(guest, 'POST', `${path}/threads`, {
      sectionKey: 'glossary',
      anchor: null,
      body: 'Mejor así.',
      blocking: false,
      suggestion: { path: ['terms', 'mes', 'definition', 'es'], before, after },
    });
  const [first, second] = [await suggest('Mes natural', 'Mes de calendario'), await suggest('Mes natural', 'Treinta días')];
  expect((await suggest('Mes lunar', 'x')).status).toBe(409);
  const forbidden = await ask<Refusal>(guest, 'POST', `${path}/threads/${first.body.id}/suggestion`, { decision: 'accept' });
  expect(forbidden.status).toBe(403);
  const accepted = await ask<ReviewThread>(manager, 'POST', `${path}/threads/${first.body.id}/suggestion`, { decision: 'accept' });
  expect(accepted.body).toMatchObject({ status: 'resolved', suggestion: { state: 'accepted' } });
  const { body } = await ask<AgreementVersionDetail>(manager, 'GET', path);
  expect(body.sections.glossary.content.terms[0]?.definition.es).toBe('Mes de calendario');
  expect(sectionOf(await review(guest, path), 'glossary').decisions).toEqual([]);
  const outdated = await ask<Refusal>(manager, 'POST', `${path}/threads/${second.body.id}/suggestion`, { decision: 'accept' });
  expect([outdated.status, outdated.body.code]).toEqual([409, 'review.suggestion-outdated']);
});

it('refuses a suggestion without a value, or that could not be saved', async () => {
  const { path, guest } = await underReview();
  const suggest = (suggestion: object) =>
    ask<Refusal>(guest, 'POST', `${path}/threads`, { sectionKey: 'glossary', anchor: null, body: 'Así.', blocking: false, suggestion });
  expect((await suggest({ path: ['terms'], before: [] })).body.code).toBe('request.invalid');
  expect((await suggest({ path: ['terms'], before: [], after: 'ninguno' })).body.code).toBe('review.suggestion-invalid');
});

it('shows what changed since the last visit', async () => {
  const { path, guest } = await underReview();
  expect((await review(guest, path)).sections.some(({ isChangedForMe }) => isChangedForMe)).toBe(false);
  expect((await ask(guest, 'POST', `${path}/review/visit`)).status).toBe(204);
  await ask(manager, 'PUT', `${path}/sections/glossary`, { content: TERMS, baseRevision: 1 });
  const changed = (await review(guest, path)).sections.filter(({ isChangedForMe }) => isChangedForMe);
  expect(changed.map(({ key }) => key)).toEqual(['glossary']);
});

it('is opened and withdrawn, and nothing is decided outside of it', async () => {
  const id = await plant(api.owner, own, 'agreement');
  const path = `/v1/agreements/${id}/versions/1`;
  const guest = { authorization: `Guest ${guestToken(id)}` };
  expect((await approve(guest, path, 'glossary')).body).toMatchObject({ code: 'review.not-open' });
  const past = await ask<Refusal>(manager, 'POST', `${path}/review`, { deadline: '2020-01-01T00:00:00Z' });
  expect([past.status, past.body.code]).toEqual([400, 'review.deadline-refused']);
  const deadline = new Date(Date.now() + 86_400_000).toISOString();
  expect((await ask<ReviewView>(manager, 'POST', `${path}/review`, { deadline })).body).toMatchObject({ status: 'in_review', deadline });
  expect((await ask(manager, 'POST', `${path}/review`, { deadline })).status).toBe(409);
  expect((await ask(manager, 'DELETE', `${path}/review`)).status).toBe(204);
  expect((await review(guest, path)).status).toBe('draft');
});

it('approves by itself when the last approver approves the last section, and not before', async () => {
  const { variables } = builtInTemplate('call-centre')!;
  const made = await ask<AgreementDetail>(manager, 'POST', '/v1/agreements', {
    templateKey: 'call-centre',
    language: 'es',
    variables: Object.fromEntries(variables.map(({ key, example }) => [key, example])),
  });
  const path = `/v1/agreements/${made.body.id}/versions/1`;
  const { sections } = (await ask<AgreementVersionDetail>(manager, 'GET', path)).body;
  const approvers = requiredApprovers({ stakeholders: sections.stakeholders.content });
  const guests = await Promise.all(
    approvers.map(async ({ ref, contacts }) => {
      const token = uuidv7();
      await api.owner.query(
        `INSERT INTO agreement_guest (organization_id, id, agreement_id, stakeholder_ref, email, name, token_hash, sealed_token, created_by, expires_at)
         VALUES ($1, $2, $3, $4, $5, $4, $6, '\\x00', 'test', clock_timestamp() + interval '1 day')`,
        [own.organizationId, uuidv7(), made.body.id, ref, contacts.find(({ kind }) => kind === 'email')?.value, tokenHash(token)],
      );
      return { authorization: `Guest ${token}` };
    }),
  );
  expect(guests.length).toBeGreaterThan(1);
  const deadline = new Date(Date.now() + 86_400_000).toISOString();
  const opened = await ask<ReviewView>(manager, 'POST', `${path}/review`, { deadline });
  expect(opened.body.missing.filter(({ code }) => code !== 'gate.approval-missing')).toEqual([]);
  const answers: string[] = [];
  for (const guest of guests)
    for (const key of (await review(guest, path)).me.waiting) answers.push((await approve(guest, path, key)).body.status);
  expect(answers.at(-1)).toBe('approved');
  expect(new Set(answers.slice(0, -1))).toEqual(new Set(['in_review']));
  const edited = await ask<Refusal>(manager, 'PUT', `${path}/sections/glossary`, { content: TERMS, baseRevision: 1 });
  expect([edited.status, edited.body.code]).toEqual([409, 'agreement.not-editable']);
});

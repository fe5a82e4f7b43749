import { createTouchpointBody, surveyView, touchpointPage } from '@pulso/contracts';
import type { Actor, Clock } from '@pulso/kernel';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../test/test-database.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { createOrganization } from '../identity/create-organization.js';
import { CreateTouchpoint } from './create-touchpoint.js';
import { FindTouchpoint } from './find-touchpoint.js';
import { GetSurvey } from './get-survey.js';
import { GetTouchpoint } from './get-touchpoint.js';
import { ListTouchpoints } from './list-touchpoints.js';
import { defaultTexts } from './survey-texts.js';
import { UpdateTouchpoint } from './update-touchpoint.js';

let database: TestDatabase;
let owner: pg.Client;
let dataSource: DataSource;
let nowMs = Date.now();
const clock: Clock = { now: () => new Date(nowMs) };
let actor: Actor;
let stranger: Actor;

let create: CreateTouchpoint;
let get: GetTouchpoint;
let list: ListTouchpoints;
let update: UpdateTouchpoint;
let survey: GetSurvey;
let find: FindTouchpoint;

async function newActor(name: string): Promise<Actor> {
  const email = `${name}@example.com`;
  const { organizationId, memberId } = await createOrganization(owner, {
    name,
    timeZone: 'Europe/Madrid',
    locale: 'es',
    isDemo: false,
    owner: { email, name, password: 'correct horse battery' },
  });
  return { kind: 'member', organizationId, userId: memberId, role: 'owner', sessionId: 's' };
}

const opened = (body: Partial<Parameters<CreateTouchpoint['execute']>[1]> = {}, who = actor) =>
  create.execute(who, { ...createTouchpointBody.parse({ name: 'Web', surveyKind: 'csat' }), ...body });

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  actor = await newActor('propia');
  stranger = await newActor('ajena');
  dataSource = await new DataSource({ type: 'postgres', url: runtimeUrl(database.ownerUrl, 'pulso_app') }).initialize();
  const unitOfWork = new UnitOfWork(dataSource);
  find = new FindTouchpoint(unitOfWork, clock);
  get = new GetTouchpoint(unitOfWork);
  list = new ListTouchpoints(unitOfWork);
  create = new CreateTouchpoint(unitOfWork, get);
  update = new UpdateTouchpoint(unitOfWork, get, find);
  survey = new GetSurvey(find);
});

afterAll(async () => {
  await dataSource.destroy();
  await owner.end();
  await database.drop();
});

it('opens a touchpoint with a key nobody can guess, default words and the general service', async () => {
  const made = await opened({ language: 'en' });
  expect(made.publicKey).toMatch(/^tp_[0-9A-Za-z]{22}$/);
  expect(made).toMatchObject({
    ...defaultTexts('csat', 'en'),
    service: { name: 'General' },
    status: 'active',
    received30d: 0,
    lastReceivedAt: null,
  });
  expect(await get.execute(actor, made.id)).toEqual(made);
  const { rows } = await owner.query(`SELECT action, actor FROM audit_entry WHERE entity_id = $1`, [made.id]);
  expect(rows).toEqual([{ action: 'touchpoint.created', actor: `member ${actor.kind === 'member' ? actor.userId : ''}` }]);
});

it('refuses a service that is not its own', async () => {
  const foreign = await opened({}, stranger);
  await expect(opened({ serviceId: foreign.service!.id })).rejects.toMatchObject({ code: 'resource.not-found' });
});

it('lists newest first, page by page, with what was received', async () => {
  const made = [await opened({ name: 'A' }), await opened({ name: 'B' }), await opened({ name: 'C' })].reverse();
  const receivedAtMs = [Date.now(), Date.now() - 40 * 86_400_000];
  const submissions = receivedAtMs.map((ms, n) => ({
    id: `0192d000-0000-7000-8000-00000000001${n}`,
    touchpointId: made[1]!.id,
    submissionId: `s${n}`,
    bodyHash: '\\x00',
    scale: 'csat',
    rating: 5,
    context: {},
    source: 'http',
    occurredAtMs: ms,
    receivedAtMs: ms,
  }));
  await owner.query('SELECT * FROM submit_feedback_batch($1)', [JSON.stringify(submissions)]);
  const first = await list.execute(actor, { limit: 2 });
  expect(touchpointPage.parse(first)).toEqual(first);
  expect(first.items.map(({ id }) => id)).toEqual([made[0]!.id, made[1]!.id]);
  expect(first.items[1]).toMatchObject({ received30d: 1 });
  expect(first.items[1]?.lastReceivedAt).not.toBeNull();
  const rest = await list.execute(actor, { limit: 200, cursor: first.next! });
  expect(rest.items[0]?.id).toBe(made[2]!.id);
  expect(rest.next).toBeNull();
  const { items: theirs } = await list.execute(stranger, { limit: 200 });
  expect(theirs.some(({ id }) => made.some((own) => own.id === id))).toBe(false);
});

it('changes only what is asked, and only its own', async () => {
  const made = await opened({ followUpQuestion: '¿Por qué?' });
  const changed = await update.execute(actor, made.id, { language: 'pt', allowedOrigins: ['https://www.example.com'] });
  expect(changed).toEqual({
    ...made,
    language: 'pt',
    question: defaultTexts('csat', 'pt').question,
    allowedOrigins: ['https://www.example.com'],
  });
  await expect(update.execute(stranger, made.id, { name: 'robado' })).rejects.toMatchObject({ code: 'resource.not-found' });
  await expect(get.execute(stranger, made.id)).rejects.toMatchObject({ code: 'resource.not-found' });
  expect((await get.execute(actor, made.id)).name).toBe('Web');
});

describe('the survey', () => {
  it('is given to anyone with the key, its default words in the language asked for', async () => {
    const { publicKey } = await opened();
    const given = await survey.execute(publicKey, 'en');
    expect(surveyView.parse(given)).toEqual(given);
    expect(given).toMatchObject({ organizationName: 'propia', language: 'en', ...defaultTexts('csat', 'en') });
    expect((await survey.execute(publicKey)).language).toBe('es');
  });

  it('keeps a question of its own', async () => {
    const { publicKey } = await opened({ question: '¿Cómo estuvo el pan?' });
    expect(await survey.execute(publicKey, 'en')).toMatchObject({ language: 'es', question: '¿Cómo estuvo el pan?' });
  });

  it.each(['tp_0000000000000000000000', 'tp_', '', "' OR 1=1", 'tp_\u0000'])('is not there for the key %j', async (key) => {
    await expect(survey.execute(key)).rejects.toMatchObject({ code: 'touchpoint.unknown' });
  });

  it('ends at once when the touchpoint is closed here, and within five seconds when elsewhere', async () => {
    const here = await opened();
    expect((await find.execute(here.publicKey))?.status).toBe('active');
    await update.execute(actor, here.id, { status: 'closed' });
    await expect(survey.execute(here.publicKey)).rejects.toMatchObject({ code: 'touchpoint.closed' });

    const elsewhere = await opened();
    expect((await find.execute(elsewhere.publicKey))?.status).toBe('active');
    await owner.query(`UPDATE touchpoint SET status = 'closed' WHERE id = $1`, [elsewhere.id]);
    expect((await find.execute(elsewhere.publicKey))?.status).toBe('active');
    nowMs += 5_000;
    expect((await find.execute(elsewhere.publicKey))?.status).toBe('closed');
  });
});

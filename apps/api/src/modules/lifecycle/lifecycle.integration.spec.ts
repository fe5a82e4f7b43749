import { emptyContent, type AgreementContent, type AgreementVersionStatus, type Overview, type ServiceLevel } from '@pulso/agreements';
import { startOfDay } from '@pulso/kernel';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ulid } from 'ulid';
import { v7 as uuidv7 } from 'uuid';
import { seedOrganization, type SeededOrganization } from '../../../test/seeded-organization.js';
import { createTestDatabase } from '../../../test/test-database.js';
import type { Config } from '../../config/config.js';
import { DispatchPool } from '../../platform/database/pools.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Log } from '../../platform/logging/log.js';
import type { Queues } from '../../platform/queues/queues.js';
import type { LiveNotices } from '../../platform/realtime/live-notices.js';
import { AdvanceLifecycleHandler } from './advance-lifecycle.handler.js';
import { LifecycleSweep } from './lifecycle-sweep.js';
import { materialiseVersion } from './materialise-version.js';

const ZONE = 'America/Santiago';
const DAY = 86_400_000;
const day = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const handedIn: string[] = [];
const queues = {
  add: async (_job: unknown, payload: { organizationId: string }) => void handedIn.push(payload.organizationId),
} as unknown as Queues;
const told: string[] = [];
const notices = { alertChanged: (_organizationId: string, alertId: string) => void told.push(alertId) } as unknown as LiveNotices;

let database: TestDatabase;
let owner: pg.Client;
let dataSource: DataSource;
let pool: DispatchPool;
let unitOfWork: UnitOfWork;
let handler: AdvanceLifecycleHandler;
let organization: SeededOrganization;
let agreementId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  dataSource = await new DataSource({ type: 'postgres', url: runtimeUrl(database.ownerUrl, 'pulso_app') }).initialize();
  pool = new DispatchPool(runtimeUrl(database.ownerUrl, 'pulso_dispatch'), '');
  unitOfWork = new UnitOfWork(dataSource);
  const config = { publicUrl: 'https://pulso.test' } as Config;
  handler = new AdvanceLifecycleHandler(unitOfWork, queues, notices, new Log('silent'), config);
});

afterAll(async () => {
  await dataSource.destroy();
  await pool.end();
  await owner.end();
  await database.drop();
});

beforeEach(async () => {
  handedIn.length = 0;
  told.length = 0;
  organization = await seedOrganization(owner);
  agreementId = uuidv7();
  await owner.query(`INSERT INTO agreement (organization_id, id, code, type, title) VALUES ($1, $2, $3, 'customer', '{}')`, [
    organization.organizationId,
    agreementId,
    ulid(),
  ]);
});

function level(ref: string, indicatorRef: string, over: Partial<ServiceLevel> = {}): ServiceLevel {
  return {
    ref,
    code: ref.toUpperCase(),
    name: { es: `Nivel ${ref}`, en: `Level ${ref}` },
    serviceRef: 'llamadas',
    indicatorRef,
    planRef: null,
    partyRef: null,
    level: 'contractual',
    comparator: 'gte',
    target: '0.85',
    warningTarget: '0.87',
    window: { kind: 'calendar', unit: 'month' },
    method: 'events',
    slice: null,
    minSample: 50,
    minCoverage: null,
    insufficient: 'insufficient_data',
    zeroTraffic: 'no_data',
    verdictRule: 'point',
    remedyPlanRef: null,
    creditScheduleRef: null,
    calendarRef: null,
    expectedPerWindow: null,
    responsibilities: [],
    ...over,
  };
}

function contentWith(overview: Partial<Overview> = {}): AgreementContent {
  const blank = emptyContent({ type: 'customer', perspective: 'provider', language: 'es', timeZone: ZONE, currency: 'CLP' });
  const text = { es: 'x', en: 'x' };
  const indicator = (ref: string, key: string, form: 'ratio' | 'rate') => ({
    ref,
    key,
    generation: 1,
    name: text,
    class: 'quality' as const,
    kind: 'KQI' as const,
    form,
    unit: '',
    source: form === 'ratio' ? ('feedback' as const) : ('measurement' as const),
    series: form === 'ratio' ? '' : 'calls',
    algorithm: text,
    dedup: 'none' as const,
    scorer: null,
  });
  const person = (ref: string, locale: 'es' | 'en', functions: readonly ('account_owner' | 'service_manager' | 'billing')[]) => ({
    ref,
    partyRef: 'p',
    name: ref,
    jobTitle: '',
    functions,
    contacts: [{ kind: 'email' as const, value: `${ref}@parte.test` }],
    locale,
    timeZone: ZONE,
  });
  return {
    ...blank,
    overview: { ...blank.overview, title: { es: 'Llamadas', en: 'Calls' }, effectiveFrom: day(-40), ...overview },
    stakeholders: {
      parties: [],
      people: [person('ana', 'es', ['account_owner']), person('bob', 'en', ['service_manager']), person('eva', 'es', ['billing'])],
    },
    services: {
      ...blank.services,
      services: [
        {
          ref: 'llamadas',
          name: { es: 'Llamadas', en: '' },
          description: text,
          channels: [],
          locations: [],
          volumesUpTo: text,
          calendarRef: null,
          deliverables: [],
        },
      ],
    },
    metrics: { indicators: [indicator('csat', 'csat_top2', 'ratio'), indicator('calls', 'calls_per_hour', 'rate')] },
    service_levels: { levels: [level('n1', 'csat'), level('n2', 'calls')] },
  };
}

interface Planted {
  readonly n?: number;
  readonly status: AgreementVersionStatus;
  readonly fromMs: number;
  readonly toMs?: number;
  readonly signedMs?: number | null;
  readonly amends?: string;
  readonly content?: AgreementContent;
}

async function plantVersion({ n = 1, status, fromMs, toMs, signedMs = fromMs, amends, content = contentWith() }: Planted): Promise<string> {
  const id = uuidv7();
  const moment = (ms: number | null | undefined) => (ms === undefined || ms === null ? null : new Date(ms));
  await owner.query(
    `INSERT INTO agreement_version (organization_id, id, agreement_id, n, status, time_zone, effective_from, effective_to, signed_at, content,
                                    amends_version_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      organization.organizationId,
      id,
      agreementId,
      n,
      status,
      ZONE,
      moment(fromMs),
      moment(toMs),
      moment(signedMs),
      JSON.stringify(content),
      amends ?? null,
    ],
  );
  return id;
}

const materialise = (versionId: string, content = contentWith()) =>
  unitOfWork.run(organization.organizationId, (sql) => materialiseVersion(sql, organization.organizationId, versionId, content));
const run = () => handler.handle({ organizationId: organization.organizationId });
const statusOf = async (id: string) =>
  (
    await owner.query<{
      status: string;
      effective_from: Date;
      effective_to: Date | null;
      ended_at: Date | null;
      end_reason: string | null;
    }>('SELECT status, effective_from, effective_to, ended_at, end_reason FROM agreement_version WHERE id = $1', [id])
  ).rows[0]!;
const audited = async () =>
  (
    await owner.query<{ action: string; entity_id: string }>(
      'SELECT action, entity_id FROM audit_entry WHERE organization_id = $1 ORDER BY seq',
      [organization.organizationId],
    )
  ).rows.map(({ action, entity_id: id }) => [action, id]);
const mails = async () =>
  (
    await owner.query<{ event: string; target: string; language: string; subject: string; body: string }>(
      'SELECT event, target, language, subject, body FROM delivery WHERE organization_id = $1 ORDER BY created_at, target',
      [organization.organizationId],
    )
  ).rows;

async function plantAlert(versionId: string): Promise<string> {
  const id = uuidv7();
  await owner.query(
    `INSERT INTO alert_episode (organization_id, id, objective_id, period_key, state, severity, machine, evidence, opened_at)
     SELECT $1, $2, o.id, '2026-03', 'firing', 'critical', '{"state":"firing","severity":"critical","openedAtMs":1}', '{"es":"x","en":"x"}', now()
       FROM objective o WHERE o.organization_id = $1 AND o.agreement_version_id = $3 LIMIT 1`,
    [organization.organizationId, id, versionId],
  );
  return id;
}

const alert = async (id: string) =>
  (
    await owner.query<{ state: string; reason: string }>(
      `SELECT state, machine ->> 'closingReason' AS reason FROM alert_episode WHERE id = $1`,
      [id],
    )
  ).rows[0];

describe('a version that is signed', () => {
  it('brings its services, indicators and objectives; says what cannot be measured; and is made once', async () => {
    const id = await plantVersion({ status: 'scheduled', fromMs: Date.now() + DAY });
    await owner.query('DELETE FROM indicator WHERE organization_id = $1', [organization.organizationId]);
    for (let turn = 0; turn < 2; turn += 1)
      expect(await materialise(id)).toEqual([{ levelRef: 'n2', code: 'N2', reason: 'needs-series', series: 'calls' }]);
    const { rows } = await owner.query(
      `SELECT o.code, s.code AS service, s.name, i.key, o.target::float, o.warning_target::float, o."window", o.min_sample
         FROM objective o JOIN service s ON s.id = o.service_id JOIN indicator i ON i.id = o.indicator_id WHERE o.agreement_version_id = $1`,
      [id],
    );
    expect(rows).toEqual([
      {
        code: 'N1',
        service: 'llamadas',
        name: 'Llamadas',
        key: 'csat_top2',
        target: 0.85,
        warning_target: 0.87,
        window: { kind: 'calendar', unit: 'month' },
        min_sample: 50,
      },
    ]);
  });

  it.each([
    ['an indicator of a generation nobody knows', 'unknown-indicator', { metrics: 7 }],
    ['a target that is no share', 'target', { target: '1' }],
  ])('is not measured by %s, and says so', async (_, reason, change) => {
    const content = contentWith();
    const changed: AgreementContent =
      'metrics' in change
        ? { ...content, metrics: { indicators: content.metrics.indicators.map((each) => ({ ...each, generation: change.metrics })) } }
        : { ...content, service_levels: { levels: [level('n1', 'csat', { target: change.target })] } };
    const id = await plantVersion({ status: 'scheduled', fromMs: Date.now() + DAY, content: changed });
    expect((await materialise(id, changed))[0]).toMatchObject({ levelRef: 'n1', reason });
    expect((await owner.query('SELECT FROM objective WHERE agreement_version_id = $1', [id])).rowCount).toBe(0);
  });

  it('as an amendment counts from the next period, or from its signature when the running one is split', async () => {
    const first = await plantVersion({ status: 'active', fromMs: Date.parse('2026-01-01T03:00:00Z') });
    const signedMs = Date.parse('2026-05-12T09:00:00Z');
    const next = contentWith({ effectiveFrom: '2026-01-01' });
    const second = await plantVersion({ n: 2, status: 'scheduled', fromMs: Date.parse('2026-01-01T03:00:00Z'), signedMs, amends: first });
    await materialise(second, next);
    expect((await statusOf(second)).effective_from.getTime()).toBe(startOfDay('2026-06-01', ZONE));
    await materialise(second, contentWith({ effectiveFrom: '2026-01-01', amendmentEffect: 'split_period' }));
    expect((await statusOf(second)).effective_from.getTime()).toBe(signedMs);
  });
});

describe('a scheduled version', () => {
  it('begins when its first instant has come, and not before', async () => {
    const early = await plantVersion({ status: 'scheduled', fromMs: Date.now() + 60_000 });
    await run();
    expect((await statusOf(early)).status).toBe('scheduled');
    await owner.query(`UPDATE agreement_version SET effective_from = clock_timestamp() - interval '1 millisecond' WHERE id = $1`, [early]);
    await run();
    await run();
    expect((await statusOf(early)).status).toBe('active');
    expect(await audited()).toEqual([['agreement.activated', early]]);
    expect(await mails()).toEqual([]);
  });

  it('ends the version before it where it begins to bind, closing its alerts without a word', async () => {
    const first = await plantVersion({ status: 'active', fromMs: Date.now() - 40 * DAY });
    await materialise(first);
    const alertId = await plantAlert(first);
    const fromMs = Date.now() - 3 * DAY;
    const second = await plantVersion({ n: 2, status: 'scheduled', fromMs, signedMs: fromMs - DAY, amends: first });
    await run();
    expect(await statusOf(first)).toMatchObject({ status: 'superseded', effective_to: new Date(fromMs), end_reason: 'superseded' });
    expect((await statusOf(second)).status).toBe('active');
    expect(await alert(alertId)).toEqual({ state: 'resolved', reason: 'agreement-ended' });
    expect(told).toEqual([alertId]);
    expect(await mails()).toEqual([]);
    expect(await audited()).toEqual([
      ['agreement.activated', second],
      ['agreement.superseded', first],
    ]);
  });

  it('follows one that had ended by itself, after days in which nobody looked', async () => {
    const first = await plantVersion({ status: 'active', fromMs: Date.now() - 40 * DAY, toMs: Date.now() - 9 * DAY });
    const second = await plantVersion({ n: 2, status: 'scheduled', fromMs: Date.now() - 5 * DAY });
    const third = await plantVersion({ n: 3, status: 'scheduled', fromMs: Date.now() - 2 * DAY });
    await run();
    expect((await statusOf(first)).status).toBe('expired');
    expect((await statusOf(second)).status).toBe('superseded');
    expect((await statusOf(third)).status).toBe('active');
  });

  it('never begins when a later one has begun', async () => {
    const second = await plantVersion({ n: 2, status: 'scheduled', fromMs: Date.now() + DAY });
    const third = await plantVersion({ n: 3, status: 'scheduled', fromMs: Date.now() - DAY });
    await run();
    expect(await statusOf(second)).toMatchObject({ status: 'cancelled', end_reason: 'superseded' });
    expect((await statusOf(third)).status).toBe('active');
  });
});

describe('the end of a term', () => {
  const ending = (mode: 'none' | 'auto' | 'manual', lastDay: string) => {
    const content = contentWith({ effectiveTo: lastDay, renewal: { mode, termMonths: 1, noticeDays: 10 } });
    return { content, toMs: startOfDay(new Date(Date.parse(lastDay) + DAY).toISOString().slice(0, 10), ZONE) };
  };

  it('is announced once, notice days before, to those in charge, each in their language', async () => {
    await owner.query(
      `INSERT INTO member (organization_id, id, email, name, role, password_hash) VALUES ($1, $2, 'ana@parte.test', 'Ana', 'account_owner', 'x')`,
      [organization.organizationId, uuidv7()],
    );
    await plantVersion({ status: 'active', fromMs: Date.now() - 40 * DAY, ...ending('manual', day(5)) });
    await run();
    await run();
    const sent = await mails();
    expect(sent.map(({ event, target, language }) => [event, target, language])).toEqual([
      ['agreement.ends', 'ana@parte.test', 'es'],
      ['agreement.ends', 'bob@parte.test', 'en'],
    ]);
    expect(sent[0]!.body).toContain(`https://pulso.test/agreements/${agreementId}`);
    expect(sent[0]!.body).toContain('Llamadas');
    expect(sent[1]!.body).not.toContain('https://');
    expect(sent[1]!.body).toContain('You receive this because Prueba');
  });

  it('is not announced before notice is due', async () => {
    await plantVersion({ status: 'active', fromMs: Date.now() - 40 * DAY, ...ending('manual', day(15)) });
    await run();
    expect(await mails()).toEqual([]);
  });

  it('expires the version, closes its alerts for that reason and says so once', async () => {
    const id = await plantVersion({ status: 'active', fromMs: Date.now() - 40 * DAY, ...ending('manual', day(-3)) });
    await materialise(id);
    const alertId = await plantAlert(id);
    await run();
    await run();
    expect(await statusOf(id)).toMatchObject({ status: 'expired', end_reason: 'expired', ended_at: expect.any(Date) });
    expect(await alert(alertId)).toEqual({ state: 'resolved', reason: 'agreement-ended' });
    expect((await mails()).map(({ event }) => event)).toEqual(['agreement.ended', 'agreement.ended']);
    expect(await audited()).toEqual([['agreement.expired', id]]);
  });

  it('renews what renews itself, over every term that passed meanwhile', async () => {
    const content = contentWith({ effectiveTo: day(-70), renewal: { mode: 'auto', termMonths: 1, noticeDays: 0 } });
    const id = await plantVersion({ status: 'active', fromMs: Date.now() - 100 * DAY, toMs: Date.now() - 70 * DAY, content });
    await run();
    await run();
    const { status, effective_to: end } = await statusOf(id);
    expect(status).toBe('active');
    expect(end!.getTime()).toBeGreaterThan(Date.now());
    expect(end!.getTime()).toBeLessThan(Date.now() + 32 * DAY);
    expect(await audited()).toEqual([['agreement.renewed', id]]);
  });

  it('renews nothing that a signed version follows', async () => {
    const id = await plantVersion({ status: 'active', fromMs: Date.now() - 40 * DAY, ...ending('auto', day(-3)) });
    await plantVersion({ n: 2, status: 'scheduled', fromMs: Date.now() + DAY });
    await run();
    expect((await statusOf(id)).status).toBe('expired');
  });
});

it('warns once that service began before the last signature', async () => {
  await plantVersion({ status: 'out_for_signature', fromMs: Date.now() - DAY, signedMs: null });
  await run();
  await run();
  expect((await mails()).map(({ event, target }) => [event, target])).toEqual([
    ['agreement.unsigned', 'ana@parte.test'],
    ['agreement.unsigned', 'bob@parte.test'],
  ]);
});

it('stays within the organization that it is run for', async () => {
  const foreign = await plantVersion({ status: 'scheduled', fromMs: Date.now() - DAY });
  organization = await seedOrganization(owner);
  await run();
  expect((await statusOf(foreign)).status).toBe('scheduled');
});

it('hands in every organization in which something can be due, and no other', async () => {
  await plantVersion({ status: 'scheduled', fromMs: Date.now() - DAY });
  const due = organization.organizationId;
  organization = await seedOrganization(owner);
  await new LifecycleSweep(pool, queues, new Log('silent')).sweep();
  expect(handedIn).toContain(due);
  expect(handedIn).not.toContain(organization.organizationId);
});

import { Clock, type Actor } from '@pulso/kernel';
import { evaluate, type EvaluationInput } from '@pulso/slo';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { seedOrganization } from '../../../test/seeded-organization.js';
import { createTestDatabase } from '../../../test/test-database.js';
import type { Config } from '../../config/config.js';
import { DispatchPool } from '../../platform/database/pools.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Log } from '../../platform/logging/log.js';
import type { Queues } from '../../platform/queues/queues.js';
import type { LiveNotices } from '../../platform/realtime/live-notices.js';
import { AcknowledgeAlert } from './acknowledge-alert.js';
import { AdvanceAlertHandler } from './advance-alert.handler.js';
import { AlertSweep } from './alert-sweep.js';
import { ChangeAlert } from './change-alert.js';
import { GetAlert } from './get-alert.js';
import { ListAlerts } from './list-alerts.js';
import { SilenceAlert } from './silence-alert.js';
import { UnsilenceAlert } from './unsilence-alert.js';

const MONTH = { fromMs: Date.parse('2026-02-28T23:00:00Z'), toMs: Date.parse('2026-03-31T22:00:00Z') };
const START = Date.parse('2026-03-15T11:00:00Z');
const PERIOD = '2026-03';
const MINUTE = 60_000;

let nowMs = START;
const clock: Clock = { now: () => new Date(nowMs) };
const handedIn: unknown[] = [];
const queues = {
  add: async (_job: unknown, payload: unknown) => void handedIn.push(payload),
  addBulk: async (_job: unknown, payloads: unknown[]) => void handedIn.push(...payloads),
} as unknown as Queues;
const told: string[] = [];
const notices = { alertChanged: (_organizationId: string, alertId: string) => void told.push(alertId) } as unknown as LiveNotices;
const config = { publicUrl: 'https://pulso.test' } as Config;

let database: TestDatabase;
let owner: pg.Client;
let dataSource: DataSource;
let pool: DispatchPool;
let unitOfWork: UnitOfWork;
let handler: AdvanceAlertHandler;
let organizationId: string;
let objectiveId: string;
let actor: Actor;
let foreigner: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  dataSource = await new DataSource({ type: 'postgres', url: runtimeUrl(database.ownerUrl, 'pulso_app'), poolSize: 12 }).initialize();
  pool = new DispatchPool(runtimeUrl(database.ownerUrl, 'pulso_dispatch'), '');
  unitOfWork = new UnitOfWork(dataSource);
  handler = new AdvanceAlertHandler(unitOfWork, queues, notices, clock, config);
});

afterAll(async () => {
  await dataSource.destroy();
  await pool.end();
  await owner.end();
  await database.drop();
});

const members: Record<string, string> = {};
/** Account owners hear of the agreements that name them, and of no other. */
const NAMES_ACCOUNT_OWNER = { stakeholders: { people: [{ contacts: [{ kind: 'email', value: 'Account_Owner@pulso.test' }] }] } };

beforeEach(async () => {
  nowMs = START;
  handedIn.length = told.length = 0;
  const seeded = await seedOrganization(owner);
  organizationId = seeded.organizationId;
  for (const [role, locale] of [
    ['owner', 'es'],
    ['manager', 'en'],
    ['account_owner', 'es'],
    ['agent', 'es'],
    ['auditor', 'es'],
  ] as const) {
    members[role] = uuidv7();
    await owner.query(
      `INSERT INTO member (organization_id, id, email, name, role, locale, password_hash) VALUES ($1, $2, $3, $4, $5, $6, 'x')`,
      [organizationId, members[role], `${role}@pulso.test`, `Name of ${role}`, role, locale],
    );
  }
  await owner.query(
    `INSERT INTO member (organization_id, id, email, name, role, locale, password_hash)
     VALUES ($1, $2, 'other_account_owner@pulso.test', 'Of other agreements', 'account_owner', 'es', 'x')`,
    [organizationId, uuidv7()],
  );
  const [agreementId, versionId] = [uuidv7(), uuidv7()];
  objectiveId = uuidv7();
  await owner.query(`INSERT INTO agreement (organization_id, id, code, type, title) VALUES ($1, $2, 'ACU-1', 'customer', $3)`, [
    organizationId,
    agreementId,
    JSON.stringify({ es: 'Acuerdo', en: 'Agreement' }),
  ]);
  await owner.query(
    `INSERT INTO agreement_version (organization_id, id, agreement_id, n, status, time_zone, effective_from, signed_at, content)
     VALUES ($1, $2, $3, 1, 'active', 'Europe/Madrid', '2026-01-01', '2025-12-19', $4)`,
    [organizationId, versionId, agreementId, JSON.stringify(NAMES_ACCOUNT_OWNER)],
  );
  await owner.query(
    `INSERT INTO objective (organization_id, id, agreement_version_id, code, name, service_id, indicator_id, comparator, target, "window", min_sample)
     SELECT $1, $2, $3, 'SAT', $4, $5, id, 'gte', 0.85, '{"kind":"calendar","unit":"month"}', 50 FROM indicator
      WHERE organization_id = $1 AND key = 'csat_top2'`,
    [organizationId, objectiveId, versionId, JSON.stringify({ es: 'Satisfacción', en: 'Satisfaction' }), seeded.serviceId],
  );
  actor = { kind: 'member', organizationId, userId: members.manager!, role: 'manager', sessionId: uuidv7() };
  foreigner = {
    kind: 'member',
    organizationId: (await seedOrganization(owner)).organizationId,
    userId: uuidv7(),
    role: 'owner',
    sessionId: uuidv7(),
  };
});

/** `of20` of 20 satisfied, evenly spread. */
const answers = (n: number, of20: number): string =>
  Array.from({ length: n }, (_, index) => (Math.floor(((index + 1) * of20) / 20) > Math.floor((index * of20) / 20) ? '1' : '0')).join('');

const GOOD = answers(200, 19);
const FAILING = `${answers(200, 19)}${'0'.repeat(60)}`;
const HOPELESS = '0'.repeat(300);

/** Stores what the evaluator would, a minute after the last time, and has the alert follow. */
async function evaluated(stream: string, { asOfMs = (nowMs += MINUTE), final = false, jobs = 1 } = {}): Promise<void> {
  nowMs = asOfMs;
  const input: EvaluationInput = {
    objective: {
      id: objectiveId,
      indicatorKey: 'csat_top2',
      generation: 1,
      comparator: 'gte',
      target: '0.85',
      window: { kind: 'calendar', unit: 'month' },
      timeZone: 'Europe/Madrid',
      minSample: 50,
      zeroTraffic: 'no_data',
    },
    window: MONTH,
    asOfMs,
    n: stream.length,
    good: [...stream].filter((bit) => bit === '1').length,
    stream,
    previousPeriodCounts: [500, 500, 500],
  };
  const { canonicalInputs, ...result } = evaluate(input);
  await owner.query(
    `INSERT INTO period_evaluation (organization_id, objective_id, period_key, state, from_at, to_at, n, good, verdict, result, inputs_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (organization_id, objective_id, period_key, revision) DO UPDATE
        SET state = excluded.state, n = excluded.n, good = excluded.good, verdict = excluded.verdict, result = excluded.result`,
    [
      organizationId,
      objectiveId,
      PERIOD,
      final ? 'final' : 'open',
      new Date(MONTH.fromMs),
      new Date(MONTH.toMs),
      input.n,
      input.good,
      result.verdict,
      JSON.stringify(result),
      String(canonicalInputs.length),
    ],
  );
  await Promise.all(Array.from({ length: jobs }, () => handler.handle({ organizationId, objectiveId, periodKey: PERIOD })));
}

const list = (open?: boolean) => new ListAlerts(unitOfWork).execute(actor, { limit: 50, open });
const detail = async () => new GetAlert(unitOfWork).execute(actor, (await list()).items[0]!.id);
const deliveries = async () =>
  (
    await owner.query<{ event: string; target: string; subject: string | null; body: string; language: string; kind: string }>(
      'SELECT event, target, subject, body, language, kind FROM delivery WHERE organization_id = $1 ORDER BY created_at, id',
      [organizationId],
    )
  ).rows;
const eventsTold = async () => [...new Set((await deliveries()).map(({ event }) => event))];
const history = async () => (await detail()).history.map(({ action }) => action);

const changeAlert = () => new ChangeAlert(unitOfWork, notices);
const silence = (id: string, until: Date, by = actor) =>
  new SilenceAlert(changeAlert(), clock).execute(by, id, { until: until.toISOString(), reason: 'Mantenimiento' });

it('says nothing of a service on target', async () => {
  await evaluated(GOOD);
  expect((await list()).items).toEqual([]);
  expect(await deliveries()).toEqual([]);
  expect(told).toEqual([]);
});

it('opens one episode and tells each of the right people once, however many jobs run at once', async () => {
  await evaluated(FAILING, { jobs: 10 });
  await evaluated(FAILING, { jobs: 10 });
  const { items } = await list(true);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    state: 'firing',
    objective: { code: 'SAT', target: '0.85', timeZone: 'Europe/Madrid' },
    agreement: { code: 'ACU-1' },
    periodKey: PERIOD,
    frozen: false,
  });
  const mails = await deliveries();
  expect(mails.map(({ target }) => target).sort()).toEqual(['account_owner@pulso.test', 'manager@pulso.test', 'owner@pulso.test']);
  expect(handedIn).toHaveLength(3);
  expect(new Set(told)).toEqual(new Set([items[0]!.id]));
  expect((await detail()).deliveries).toHaveLength(3);
});

it('writes in the language of each, without a word of a customer, with one link', async () => {
  await evaluated(FAILING);
  const mails = await deliveries();
  const spanish = mails.find(({ target }) => target === 'owner@pulso.test')!;
  const english = mails.find(({ target }) => target === 'manager@pulso.test')!;
  const { id, evidence } = (await list()).items[0]!;
  expect(spanish.language).toBe('es');
  expect(spanish.subject).toMatch(/^(Marzo no cumple|En riesgo): .*frente a 85\u00a0%/);
  expect(spanish.body).toContain(evidence.es);
  expect(spanish.body).toContain('porque tienes el rol de propietario en Prueba');
  expect(english.language).toBe('en');
  expect(english.subject).toMatch(/^(March is missing its target|At risk): .*against 85%/);
  expect(english.body).toContain(evidence.en);
  expect(english.body.match(/https?:\S+/g)).toEqual([`https://pulso.test/alerts/${id}`]);
});

it('tells endpoints that asked for it what happened, in figures', async () => {
  const insert = (events: string, status = 'active') =>
    owner.query(`INSERT INTO webhook_endpoint (organization_id, id, url, events, status, sealed_secret) VALUES ($1, $2, $3, $4, $5, '')`, [
      organizationId,
      uuidv7(),
      `https://hooks.test/${events}-${status}`,
      [events],
      status,
    ]);
  await insert('slo.breached');
  await insert('slo.at_risk');
  await insert('slo.breached', 'disabled');
  await evaluated(HOPELESS);
  const hooks = (await deliveries()).filter(({ kind }) => kind === 'webhook');
  expect(hooks.map(({ target }) => target)).toEqual(['https://hooks.test/slo.breached-active']);
  const payload = JSON.parse(hooks[0]!.body) as { type: string; timestamp: string; data: object };
  expect(payload).toMatchObject({
    type: 'slo.breached',
    timestamp: new Date(nowMs).toISOString(),
    data: {
      organizationId,
      alertId: (await list()).items[0]!.id,
      severity: 'critical',
      agreement: { code: 'ACU-1' },
      objective: { id: objectiveId, code: 'SAT', comparator: 'gte', target: '0.85' },
      periodKey: PERIOD,
      verdict: 'MISSED',
      n: 300,
      good: 0,
      value: 0,
      budget: { bad: 300 },
    },
  });
});

it('counts one evaluation once: a repeated job neither opens nor resolves', async () => {
  await evaluated(FAILING);
  await evaluated(`${FAILING}${'1'.repeat(900)}`, { jobs: 1 });
  const before = (await list()).items[0]!.state;
  for (let turn = 0; turn < 5; turn += 1) await handler.handle({ organizationId, objectiveId, periodKey: PERIOD });
  expect((await list()).items[0]!.state).toBe(before);
});

it('tells of the danger, then of the breach, then of the recovery, each once', async () => {
  const warned = `${answers(400, 19)}${'0'.repeat(18)}`;
  await evaluated(warned);
  expect(await eventsTold()).toEqual(['slo.at_risk']);
  await evaluated(warned);
  await evaluated(`${warned}${'0'.repeat(200)}`);
  await evaluated(`${warned}${'0'.repeat(200)}`);
  expect(await eventsTold()).toEqual(['slo.at_risk', 'slo.breached']);
  const back = `${warned}${'0'.repeat(200)}${'1'.repeat(6_000)}`;
  for (let turn = 0; turn < 4; turn += 1) await evaluated(back);
  expect((await list(true)).items).toEqual([]);
  expect((await list(false)).items[0]).toMatchObject({ state: 'resolved', resolvedAt: expect.any(String) });
  expect(await eventsTold()).toEqual(['slo.at_risk', 'slo.breached', 'slo.recovered']);
  expect(await deliveries()).toHaveLength(9);
  expect(await history()).toEqual(['opened', 'escalated', 'breached', 'recovered']);
  const recovery = (await deliveries()).at(-1)!;
  expect(recovery.subject).toMatch(/^(Recuperado|Recovered): /);
  expect(recovery.body).toMatch(/ya no está en riesgo|no longer at risk/);
});

it('forgets a lean that passed before it fired', async () => {
  const leaning = answers(60, 17).replace('1', '0');
  await evaluated(leaning);
  expect((await owner.query(`SELECT state FROM alert_episode WHERE organization_id = $1`, [organizationId])).rows).toEqual([
    { state: 'pending' },
  ]);
  expect((await list()).items).toEqual([]);
  await evaluated(GOOD);
  expect((await owner.query(`SELECT FROM alert_episode WHERE organization_id = $1`, [organizationId])).rows).toEqual([]);
});

it('freezes without data and resolves nothing', async () => {
  await evaluated(HOPELESS);
  const before = await deliveries();
  await evaluated('');
  await evaluated('');
  expect((await list(true)).items[0]).toMatchObject({ state: 'firing', frozen: true });
  expect(await deliveries()).toEqual(before);
  await evaluated(HOPELESS);
  expect((await list(true)).items[0]).toMatchObject({ frozen: false });
  expect(await history()).toEqual(['opened', 'breached', 'frozen', 'thawed']);
});

it('is quiet on a period that is over: seeded, restored and late facts call nobody', async () => {
  await evaluated(HOPELESS, { asOfMs: MONTH.toMs + MINUTE });
  expect((await list(true)).items[0]).toMatchObject({ state: 'firing', severity: 'critical' });
  expect((await list()).items[0]!.evidence.es).toContain('marzo no cumplió: 0,0');
  expect(await deliveries()).toEqual([]);
});

it('closes with its period for good, also when the job was lost', async () => {
  await evaluated(HOPELESS);
  await evaluated(HOPELESS, { asOfMs: MONTH.toMs + MINUTE, final: true, jobs: 0 });
  const before = await deliveries();
  handedIn.length = 0;
  expect(await new AlertSweep(pool, queues, new Log('silent')).sweep()).toBeGreaterThan(0);
  expect(handedIn).toContainEqual({ organizationId, objectiveId, periodKey: PERIOD });
  nowMs += 3_600_000;
  await handler.handle({ organizationId, objectiveId, periodKey: PERIOD });
  expect((await list(true)).items).toEqual([]);
  expect((await history()).at(-1)).toBe('resolved');
  expect(await deliveries()).toEqual(before);
});

it('closes without a word when its agreement ends', async () => {
  await evaluated(HOPELESS);
  const before = await deliveries();
  await owner.query(`UPDATE agreement_version SET status = 'terminated' WHERE organization_id = $1`, [organizationId]);
  await evaluated(GOOD);
  await evaluated(HOPELESS);
  expect((await list(true)).items).toEqual([]);
  expect(await deliveries()).toEqual(before);
});

it('closes over a rolling window when its version of the agreement ends, which no period does for it', async () => {
  await owner.query(`UPDATE objective SET "window" = '{"kind":"rolling","days":28}' WHERE id = $1`, [objectiveId]);
  await evaluated(HOPELESS);
  expect((await list(true)).items).toHaveLength(1);
  const before = await deliveries();
  await owner.query(
    `UPDATE agreement_version SET status = 'superseded', effective_to = clock_timestamp() - interval '1 minute' WHERE organization_id = $1`,
    [organizationId],
  );
  await evaluated(HOPELESS);
  expect((await list(true)).items).toEqual([]);
  expect((await history()).at(-1)).toBe('resolved');
  expect(await deliveries()).toEqual(before);
});

describe('people', () => {
  it('acknowledge once, without touching the state; it lasts until it fires again', async () => {
    await evaluated(HOPELESS);
    const { id } = (await list()).items[0]!;
    told.length = 0;
    const acknowledge = new AcknowledgeAlert(changeAlert());
    expect(await acknowledge.execute(actor, id)).toMatchObject({ state: 'firing', acknowledgedBy: 'Name of manager' });
    await acknowledge.execute({ ...actor, userId: members.owner! } as Actor, id);
    await evaluated(HOPELESS);
    expect(await detail()).toMatchObject({ acknowledgedBy: 'Name of manager', acknowledgedAt: expect.any(String) });
    expect(await history()).toEqual(['opened', 'breached', 'acknowledged']);
    expect(told).toEqual([id]);
    const audit = await owner.query('SELECT action, entity_id FROM audit_entry WHERE organization_id = $1', [organizationId]);
    expect(audit.rows).toEqual([{ action: 'alert.acknowledged', entity_id: id }]);
  });

  it('silence what calls, not what happens; and a silence ends by itself', async () => {
    const warned = `${answers(400, 19)}${'0'.repeat(18)}`;
    await evaluated(warned);
    const { id } = (await list()).items[0]!;
    const until = new Date(nowMs + 10 * MINUTE);
    expect(await silence(id, until)).toMatchObject({
      silencedUntil: until.toISOString(),
      silencedBy: 'Name of manager',
      silenceReason: 'Mantenimiento',
    });
    await evaluated(`${warned}${'0'.repeat(200)}`);
    expect((await list()).items[0]).toMatchObject({ severity: 'critical' });
    expect(await eventsTold()).toEqual(['slo.at_risk']);
    nowMs = until.getTime();
    const back = `${warned}${'0'.repeat(200)}${'1'.repeat(6_000)}`;
    for (let turn = 0; turn < 4; turn += 1) await evaluated(back);
    expect(await eventsTold()).toEqual(['slo.at_risk', 'slo.recovered']);
  });

  it('hear of a breach that a silence held back when it ends, once', async () => {
    const warned = `${answers(400, 19)}${'0'.repeat(18)}`;
    const breached = `${warned}${'0'.repeat(200)}`;
    await evaluated(warned);
    const { id } = (await list()).items[0]!;
    const until = new Date(nowMs + 10 * MINUTE);
    await silence(id, until);
    for (let turn = 0; turn < 3; turn += 1) await evaluated(breached);
    expect(await eventsTold()).toEqual(['slo.at_risk']);
    for (let turn = 0; turn < 3; turn += 1) await evaluated(breached, { asOfMs: until.getTime() + turn * MINUTE, jobs: 5 });
    expect(await eventsTold()).toEqual(['slo.at_risk', 'slo.breached']);
    expect(await deliveries()).toHaveLength(6);
    expect(await history()).toEqual(['opened', 'silenced', 'escalated', 'breached']);
  });

  it('hear of it at once when they end the silence early, and not at all when the danger has passed with it', async () => {
    const warned = `${answers(400, 19)}${'0'.repeat(18)}`;
    const breached = `${warned}${'0'.repeat(200)}`;
    await evaluated(warned);
    const { id } = (await list()).items[0]!;
    await silence(id, new Date(nowMs + 3_600_000));
    await evaluated(breached);
    await new UnsilenceAlert(changeAlert()).execute(actor, id);
    await evaluated(breached);
    expect(await eventsTold()).toEqual(['slo.at_risk', 'slo.breached']);
    for (let turn = 0; turn < 4; turn += 1) await evaluated(`${breached}${'1'.repeat(6_000)}`);
    expect(await eventsTold()).toEqual(['slo.at_risk', 'slo.breached', 'slo.recovered']);
    const told = await deliveries();
    await silence(id, new Date(nowMs + 3_600_000));
    await evaluated(`${breached}${'1'.repeat(6_000)}${'0'.repeat(40)}`);
    for (let turn = 0; turn < 4; turn += 1) await evaluated(`${breached}${'1'.repeat(6_000)}${'0'.repeat(40)}${'1'.repeat(6_000)}`);
    nowMs += 7_200_000;
    await evaluated(`${breached}${'1'.repeat(6_000)}${'0'.repeat(40)}${'1'.repeat(6_000)}`);
    expect((await history()).slice(-3)).toEqual(['silenced', 'reopened', 'recovered']);
    expect(await deliveries()).toEqual(told);
  });

  it('end a silence early', async () => {
    await evaluated(HOPELESS);
    const { id } = (await list()).items[0]!;
    await silence(id, new Date(nowMs + 3_600_000));
    const unsilence = new UnsilenceAlert(changeAlert());
    expect(await unsilence.execute(actor, id)).toMatchObject({ silencedUntil: null, silencedBy: null, silenceReason: null });
    await unsilence.execute(actor, id);
    expect(await history()).toEqual(['opened', 'breached', 'silenced', 'unsilenced']);
  });

  it.each([
    [0, 'alert.silence-in-past'],
    [-MINUTE, 'alert.silence-in-past'],
    [30 * 24 * 3_600_000 + 1, 'alert.silence-too-long'],
  ])('cannot silence for %d ms', async (ms, code) => {
    await evaluated(HOPELESS);
    await expect(silence((await list()).items[0]!.id, new Date(nowMs + ms))).rejects.toMatchObject({ code });
  });

  it('of another organization find nothing', async () => {
    await evaluated(HOPELESS);
    const { id } = (await list()).items[0]!;
    const missing = { code: 'resource.not-found' };
    await expect(new GetAlert(unitOfWork).execute(foreigner, id)).rejects.toMatchObject(missing);
    await expect(new AcknowledgeAlert(changeAlert()).execute(foreigner, id)).rejects.toMatchObject(missing);
    await expect(silence(id, new Date(nowMs + MINUTE), foreigner)).rejects.toMatchObject(missing);
    await expect(new UnsilenceAlert(changeAlert()).execute(foreigner, id)).rejects.toMatchObject(missing);
    expect((await new ListAlerts(unitOfWork).execute(foreigner, { limit: 9, cursor: id })).items).toEqual([]);
    await handler.handle({ organizationId: foreigner.organizationId, objectiveId, periodKey: PERIOD });
    expect((await list()).items).toHaveLength(1);
  });
});

it('shows an alert with its evaluation, its deliveries and its history', async () => {
  await evaluated(HOPELESS);
  const alert = await detail();
  expect(alert.evaluation).toMatchObject({ periodKey: PERIOD, verdict: 'MISSED', n: 300, good: 0, displayPercent: '0.0' });
  expect(alert.deliveries[0]).toMatchObject({ kind: 'email', state: 'pending' });
  expect(alert.history.map(({ action, actor: who }) => [action, who])).toEqual([
    ['opened', null],
    ['breached', null],
  ]);
});

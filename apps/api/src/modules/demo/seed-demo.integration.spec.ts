import type { Actor, Clock, Role } from '@pulso/kernel';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../test/test-database.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { compareRollups } from '../analysis/compare-rollups.js';
import { FindTouchpoint } from '../touchpoints/find-touchpoint.js';
import { RemoveDemo } from './remove-demo.js';
import { seedDemo, type SeededDemo } from './seed-demo.js';

const NOW = new Date('2026-11-23T16:30:00Z');
const clock: Clock = { now: () => NOW };

let database: TestDatabase;
let owner: pg.Client;
let dataSource: DataSource;
let demo: SeededDemo;

async function rows<Row extends object>(text: string, parameters: unknown[] = [demo.organizationId]): Promise<Row[]> {
  return (await owner.query<Row>(text, parameters)).rows;
}

function memberOf(organizationId: string, role: Role = 'owner'): Actor {
  return { kind: 'member', organizationId, userId: '0192d000-0000-7000-8000-000000000000', role, sessionId: 's' };
}

/** Seeds as the first run does it, as a role that owns nothing. */
async function seed(client: pg.Client, now: Date): Promise<SeededDemo> {
  await client.query('BEGIN');
  await client.query('SET LOCAL ROLE pulso_maintenance');
  const seeded = await seedDemo(client, { now, password: 'correct horse battery' });
  await client.query('COMMIT');
  return seeded;
}

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  demo = await seed(owner, NOW);
  dataSource = await new DataSource({ type: 'postgres', url: runtimeUrl(database.ownerUrl, 'pulso_app') }).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await owner.end();
  await database.drop();
});

it('tells the first half of 2026 exactly', async () => {
  const periods = await rows<{ period_key: string; n: number; good: number; verdict: string; state: string }>(
    `SELECT e.period_key, e.n, e.good, e.verdict, e.state
       FROM period_evaluation e JOIN objective o ON o.organization_id = e.organization_id AND o.id = e.objective_id
      WHERE e.organization_id = $1 AND o.code = 'N1' ORDER BY e.period_key`,
  );
  expect(periods.slice(0, 6).map(({ period_key, n, good, verdict, state }) => [period_key, n, good, verdict, state])).toEqual([
    ['2026-01', 512, 447, 'MET', 'final'],
    ['2026-02', 498, 429, 'MET_AT_RISK', 'final'],
    ['2026-03', 430, 358, 'MISSED', 'final'],
    ['2026-04', 395, 311, 'MISSED', 'final'],
    ['2026-05', 520, 446, 'MET_AT_RISK', 'final'],
    ['2026-06', 541, 474, 'MET', 'final'],
  ]);
  const later = periods.slice(6);
  expect(later.map(({ period_key }) => period_key)).toEqual(['2026-07', '2026-08', '2026-09', '2026-10', '2026-11']);
  expect(later.every(({ verdict }) => verdict === 'MET' || verdict === 'MET_AT_RISK')).toBe(true);
  const current = later.at(-1)!;
  expect(current).toMatchObject({ state: 'open', verdict: 'MET_AT_RISK' });
  expect(current.n).toBeGreaterThan(280);
  expect(current.good / current.n).toBeCloseTo(0.868, 2);
});

it('counts the same from feedback, observations and slices', async () => {
  await owner.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  const { feedback, slices, differences } = await compareRollups(owner);
  await owner.query('COMMIT');
  expect(differences).toEqual([]);
  expect(feedback).toBeGreaterThan(5_000);
  expect(slices).toBeGreaterThan(5_000);
  const [ledger] = await rows<{ accepted: string; stored: string }>(
    `SELECT (SELECT sum(n) FROM intake_outcome WHERE outcome = 'accepted') AS accepted, (SELECT count(*) FROM feedback) AS stored`,
    [],
  );
  expect(ledger?.accepted).toBe(ledger?.stored);
});

it('raises the alarm of March before the 15th, warns in February, and nothing else', async () => {
  const alerts = await rows<{ period_key: string; severity: string; state: string; opened: string; resolved: boolean }>(
    `SELECT period_key, severity, state, to_char(opened_at AT TIME ZONE 'Europe/Madrid', 'YYYY-MM-DD') AS opened, resolved_at IS NOT NULL AS resolved
       FROM alert_episode WHERE organization_id = $1 ORDER BY period_key`,
  );
  expect(alerts.map(({ period_key, severity, state, resolved }) => [period_key, severity, state, resolved])).toEqual([
    ['2026-02', 'warning', 'resolved', true],
    ['2026-03', 'critical', 'resolved', true],
    ['2026-04', 'critical', 'resolved', true],
  ]);
  const opened = alerts[1]?.opened ?? '';
  expect(opened >= '2026-03-09' && opened < '2026-03-15').toBe(true);
  const [march] = await rows<{ result: { detector: { alarms: number[] } }; at: string }>(
    `SELECT e.result, to_char(b.occurred_at AT TIME ZONE 'Europe/Madrid', 'YYYY-MM-DD') AS at
       FROM period_evaluation e
       JOIN objective o ON o.organization_id = e.organization_id AND o.id = e.objective_id AND o.code = 'N1'
       JOIN LATERAL (SELECT occurred_at FROM observation
                      WHERE organization_id = $1 AND indicator_id = o.indicator_id AND service_id = o.service_id AND occurred_at >= e.from_at
                      ORDER BY occurred_at, feedback_id OFFSET (e.result->'detector'->'alarms'->>0)::integer LIMIT 1) b ON true
      WHERE e.organization_id = $1 AND e.period_key = '2026-03'`,
  );
  expect(march?.result.detector.alarms.length).toBeGreaterThan(0);
  expect(march && march.at >= '2026-03-09' && march.at < '2026-03-15').toBe(true);
});

it('speaks of waiting more often from 9 March on', async () => {
  const [share] = await rows<{ before: number; after: number }>(
    `SELECT avg(waiting) FILTER (WHERE day < '2026-03-09')::float8 AS before, avg(waiting) FILTER (WHERE day BETWEEN '2026-03-09' AND '2026-03-20')::float8 AS after
       FROM (SELECT (f.occurred_at AT TIME ZONE 'Europe/Madrid')::date AS day, (a.topics @> '[{"id":"wait"}]')::integer AS waiting
               FROM feedback f JOIN analysis a ON a.organization_id = f.organization_id AND a.feedback_id = f.id
              WHERE f.organization_id = $1 AND f.comment IS NOT NULL AND f.rating_scale = 'csat' AND f.rating_value <= 3
                AND f.occurred_at >= '2026-02-01' AND f.occurred_at < '2026-03-21') words`,
  );
  expect(share!.after).toBeGreaterThan(2 * share!.before);
});

it('has the single stories: quiet days, late answers, an erasure, a dispute, too few answers, a closure', async () => {
  const [facts] = await rows(
    `SELECT count(*) FILTER (WHERE day IN ('2026-05-01', '2026-05-02'))::integer AS holidays,
            count(*) FILTER (WHERE day = '2026-03-29')::integer AS clock_change,
            count(*) FILTER (WHERE day = '2026-05-31' AND (received_at AT TIME ZONE 'Europe/Madrid')::date = '2026-06-03')::integer AS late,
            count(*) FILTER (WHERE context ? 'erased' AND comment IS NULL)::integer AS erased,
            count(*) FILTER (WHERE context ? 'dispute' AND rating_value = 1)::integer AS disputed,
            count(*) FILTER (WHERE day BETWEEN '2026-04-14' AND '2026-04-16' AND NOT context ? 'incident')::integer AS outage_unmarked
       FROM (SELECT f.*, (occurred_at AT TIME ZONE 'Europe/Madrid')::date AS day FROM feedback f WHERE organization_id = $1 AND rating_scale = 'csat') f`,
  );
  expect(facts).toEqual({ holidays: 0, clock_change: 5, late: 4, erased: 1, disputed: 1, outage_unmarked: 0 });
  const bakery = await rows<{ code: string; period_key: string; n: number; verdict: string }>(
    `SELECT o.code, e.period_key, e.n, e.verdict FROM period_evaluation e JOIN objective o ON o.organization_id = e.organization_id AND o.id = e.objective_id
      WHERE e.organization_id = $1 AND ((o.code = 'P1' AND e.period_key = '2026-02') OR (o.code = 'O2' AND e.verdict = 'NO_DATA')) ORDER BY 1, 2`,
  );
  expect(bakery).toEqual([
    { code: 'O2', period_key: '2026-03-10', n: 0, verdict: 'NO_DATA' },
    { code: 'O2', period_key: '2026-03-11', n: 0, verdict: 'NO_DATA' },
    { code: 'O2', period_key: '2026-03-12', n: 0, verdict: 'NO_DATA' },
    { code: 'P1', period_key: '2026-02', n: 11, verdict: 'INSUFFICIENT_DATA' },
  ]);
});

it('looks alive: feedback up to now, none after it, numbered as received', async () => {
  const [facts] = await rows<{ newest: Date; today: number; unordered: number }>(
    `SELECT max(received_at) AS newest, count(*) FILTER (WHERE received_at >= '2026-11-22T23:00:00Z')::integer AS today,
            count(*) FILTER (WHERE received_at < before)::integer AS unordered
       FROM (SELECT received_at, lag(received_at) OVER (ORDER BY seq) AS before FROM feedback WHERE organization_id = $1) f`,
  );
  expect(facts!.newest.getTime()).toBeLessThanOrEqual(NOW.getTime());
  expect(facts!.newest.getTime()).toBeGreaterThan(NOW.getTime() - 3 * 3_600_000);
  expect(facts!.today).toBeGreaterThan(5);
  expect(facts!.unordered).toBe(0);
});

it('measures September in Santiago over 719 hours', async () => {
  const [september] = await rows<{ hours: number; n: number; verdict: string }>(
    `SELECT extract(epoch FROM to_at - from_at)::float8 / 3600 AS hours, e.n, e.verdict
       FROM period_evaluation e JOIN organization o ON o.organization_id = e.organization_id
      WHERE o.time_zone = 'America/Santiago' AND o.is_demo AND e.period_key = '2026-09'`,
    [],
  );
  expect(september).toEqual({ hours: 719, n: 263, verdict: 'MET' });
});

it('tells the same story for the same now', async () => {
  const again = await createTestDatabase();
  const client = new pg.Client({ connectionString: again.ownerUrl });
  await client.connect();
  try {
    const other = await seed(client, NOW);
    const story = (organizationId: string, from: pg.Client) =>
      from.query(`SELECT id, rating_value, comment, occurred_at FROM feedback WHERE organization_id = $1 ORDER BY seq`, [organizationId]);
    expect((await story(other.organizationId, client)).rows).toEqual((await story(demo.organizationId, owner)).rows);
  } finally {
    await client.end();
    await again.drop();
  }
});

describe('removing it', () => {
  const isDemoTables = ['organization', 'member', 'service', 'touchpoint', 'feedback', 'agreement', 'delivery'];
  const unitOfWork = () => new UnitOfWork(dataSource);
  const removeDemo = () => new RemoveDemo(unitOfWork(), new FindTouchpoint(unitOfWork(), clock));

  it('does not reach from an organization of its own into the demonstration', async () => {
    const stranger = '0192d000-0000-7000-8000-0000000000aa';
    await owner.query(`INSERT INTO organization (organization_id, name, time_zone) VALUES ($1, 'Ajena', 'Europe/Madrid')`, [stranger]);
    const before = await rows('SELECT count(*) FROM feedback', []);
    await removeDemo().execute(memberOf(stranger));
    expect(await rows('SELECT count(*) FROM feedback', [])).toEqual(before);
    expect(await rows('SELECT count(*)::integer AS n FROM organization WHERE is_demo', [])).toEqual([{ n: 2 }]);
  });

  it('leaves nothing of the demonstration, and everything of the owner', async () => {
    const [service] = await rows<{ id: string }>(`SELECT id FROM service WHERE organization_id = $1 AND code = 'panaderia-oro'`);
    const own = '0192d000-0000-7000-8000-0000000000bb';
    await owner.query(
      `INSERT INTO touchpoint (organization_id, id, public_key, service_id, name, survey_kind, question, follow_up_question)
       VALUES ($1, $2, 'tp_0000000000000000000000', $3, 'Propio', 'stars', '?', '?')`,
      [demo.organizationId, own, service!.id],
    );
    await removeDemo().execute(memberOf(demo.organizationId));
    for (const table of isDemoTables)
      expect([table, await rows(`SELECT count(*)::integer AS n FROM ${table} WHERE is_demo`, [])]).toEqual([table, [{ n: 0 }]]);
    for (const table of [
      'feedback',
      'analysis',
      'observation',
      'slice',
      'agreement_version',
      'objective',
      'period_evaluation',
      'alert_episode',
      'delivery',
    ])
      expect([table, await rows(`SELECT count(*)::integer AS n FROM ${table}`, [])]).toEqual([table, [{ n: 0 }]]);
    expect(await rows(`SELECT email, role FROM member`, [])).toEqual([{ email: 'marta.ruiz@vozclara.example', role: 'owner' }]);
    expect(await rows(`SELECT name FROM organization ORDER BY name`, [])).toEqual([{ name: 'Ajena' }, { name: 'VozClara Contact Center' }]);
    expect(await rows(`SELECT code, is_demo FROM service WHERE organization_id = $1 ORDER BY code`)).toEqual([
      { code: 'general', is_demo: false },
      { code: 'panaderia-oro', is_demo: false },
    ]);
    expect(await rows(`SELECT count(*)::integer AS n FROM touchpoint WHERE id = $1`, [own])).toEqual([{ n: 1 }]);
  });
});

import { jest } from '@jest/globals';
import type { advanceAlertJob } from '@pulso/contracts';
import { calendarPeriod, previousPeriod } from '@pulso/kernel';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ulid } from 'ulid';
import { v7 as uuidv7 } from 'uuid';
import { seedOrganization, type SeededOrganization } from '../../../test/seeded-organization.js';
import { createTestDatabase } from '../../../test/test-database.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Log } from '../../platform/logging/log.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import type { Queues } from '../../platform/queues/queues.js';
import type { LiveNotices } from '../../platform/realtime/live-notices.js';
import { EvaluateObjectivesHandler } from './evaluate-objectives.handler.js';

const ZONE = 'America/Santiago';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const handedIn: { objectiveId: string; periodKey: string }[] = [];
const queues = {
  add: async (_job: typeof advanceAlertJob, payload: (typeof handedIn)[number]) => void handedIn.push(payload),
} as unknown as Queues;
const notices = { objectiveChanged: () => undefined } as unknown as LiveNotices;

let database: TestDatabase;
let owner: pg.Client;
let dataSource: DataSource;
let handler: EvaluateObjectivesHandler;
let organization: SeededOrganization;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  dataSource = await new DataSource({ type: 'postgres', url: runtimeUrl(database.ownerUrl, 'pulso_app') }).initialize();
  handler = new EvaluateObjectivesHandler(new UnitOfWork(dataSource), queues, notices, new Metrics(), new Log('silent'));
});

afterAll(async () => {
  await dataSource.destroy();
  await owner.end();
  await database.drop();
});

beforeEach(async () => {
  handedIn.length = 0;
  organization = await seedOrganization(owner);
});

interface Term {
  readonly fromMs: number;
  readonly toMs?: number;
  readonly status?: string;
}

/** @returns the ids of its objectives, one a window */
async function sign(windows: readonly object[], { fromMs, toMs, status = 'active' }: Term, indicatorKey = 'csat_top2'): Promise<string[]> {
  const { organizationId, serviceId } = organization;
  const [agreementId, versionId] = [uuidv7(), uuidv7()];
  await owner.query(`INSERT INTO agreement (organization_id, id, code, type, title) VALUES ($1, $2, $3, 'customer', '{}')`, [
    organizationId,
    agreementId,
    ulid(),
  ]);
  await owner.query(
    `INSERT INTO agreement_version (organization_id, id, agreement_id, n, status, time_zone, effective_from, effective_to, signed_at, content)
     VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $6, '{}')`,
    [organizationId, versionId, agreementId, status, ZONE, new Date(fromMs), toMs === undefined ? null : new Date(toMs)],
  );
  const ids = windows.map(() => uuidv7());
  for (const [index, window] of windows.entries())
    await owner.query(
      `INSERT INTO objective (organization_id, id, agreement_version_id, code, name, service_id, indicator_id, comparator, target, "window", min_sample)
       SELECT $1, $2, $3, $4, '{}', $5, id, 'gte', 0.85, $6, 1 FROM indicator WHERE organization_id = $1 AND key = $7`,
      [organizationId, ids[index], versionId, `O${index}`, serviceId, JSON.stringify(window), indicatorKey],
    );
  return ids;
}

/** Measured feedback, as the analysis leaves it. */
async function measured(occurredMs: number, good: boolean, indicatorKey = 'csat_top2'): Promise<void> {
  const { organizationId, touchpointId, serviceId } = organization;
  const [id, occurredAt] = [uuidv7(), new Date(occurredMs)];
  await owner.query(
    `INSERT INTO feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, source, occurred_at)
     VALUES ($1, $2, $3, $4, $5, '\\x00', 'http', $6)`,
    [organizationId, id, touchpointId, serviceId, ulid(), occurredAt],
  );
  await owner.query(
    `INSERT INTO observation (organization_id, indicator_id, feedback_id, service_id, occurred_at, good)
     SELECT $1, id, $2, $3, $4, $5 FROM indicator WHERE organization_id = $1 AND key = $6`,
    [organizationId, id, serviceId, occurredAt, good, indicatorKey],
  );
  await owner.query(
    `INSERT INTO slice AS s (organization_id, indicator_id, service_id, minute, valid, good)
     SELECT $1, id, $2, date_trunc('minute', $3::timestamptz), 1, $4 FROM indicator WHERE organization_id = $1 AND key = $5
     ON CONFLICT (organization_id, indicator_id, service_id, minute) DO UPDATE SET valid = s.valid + 1, good = s.good + excluded.good`,
    [organizationId, serviceId, occurredAt, good ? 1 : 0, indicatorKey],
  );
}

const run = () => handler.handle({ organizationId: organization.organizationId });
const evaluations = async (objectiveId: string) =>
  (
    await owner.query<{ period_key: string; state: string; n: number; good: number; verdict: string; to_at: Date; inputs_hash: string }>(
      'SELECT period_key, state, n, good, verdict, to_at, inputs_hash FROM period_evaluation WHERE objective_id = $1 ORDER BY from_at',
      [objectiveId],
    )
  ).rows;

/** The days of the zone, the oldest first, that a span up to now touches. */
function daysSince(fromMs: number) {
  const days = [calendarPeriod('day', Date.now(), ZONE)];
  while (days[0]!.window.fromMs > fromMs) days.unshift(previousPeriod(days[0]!));
  return days;
}

const EVERYTHING_BUT_THE_DATE: (
  | 'nextTick'
  | 'setImmediate'
  | 'setTimeout'
  | 'setInterval'
  | 'clearImmediate'
  | 'clearTimeout'
  | 'clearInterval'
  | 'performance'
  | 'hrtime'
  | 'queueMicrotask'
)[] = [
  'nextTick',
  'setImmediate',
  'setTimeout',
  'setInterval',
  'clearImmediate',
  'clearTimeout',
  'clearInterval',
  'performance',
  'hrtime',
  'queueMicrotask',
];
const DAILY = { kind: 'calendar', unit: 'day' };
const MONTHLY = { kind: 'calendar', unit: 'month' };

it('evaluates every day there was, also those it slept through, and makes each final when its grace is over', async () => {
  const days = daysSince(Date.now() - 9 * DAY);
  const fromMs = days[0]!.window.fromMs;
  const [objectiveId] = await sign([DAILY], { fromMs });
  for (const { window } of days) await measured(window.fromMs, true);
  await measured(days[3]!.window.toMs - 1, false);
  await run();
  const stored = await evaluations(objectiveId!);
  expect(stored.map(({ period_key }) => period_key)).toEqual(days.map(({ key }) => key));
  expect(stored.map(({ n }) => n)).toEqual(days.map((_, index) => (index === 3 ? 2 : 1)));
  for (const { state, to_at } of stored) expect(state).toBe(Date.now() >= to_at.getTime() + 72 * HOUR ? 'final' : 'open');
  expect(stored.filter(({ state }) => state === 'final').length).toBeGreaterThanOrEqual(6);
});

it('takes late facts into a day until its grace is over, and none after', async () => {
  const days = daysSince(Date.now() - 6 * DAY);
  const [objectiveId] = await sign([DAILY], { fromMs: days[0]!.window.fromMs });
  await run();
  const before = await evaluations(objectiveId!);
  for (const { window } of days) await measured(window.fromMs + HOUR / 2, true);
  await run();
  const after = await evaluations(objectiveId!);
  for (const [index, { state, n, inputs_hash }] of before.entries()) {
    expect(after[index]!.n).toBe(state === 'final' ? n : 1);
    if (state === 'final') expect(after[index]!.inputs_hash).toBe(inputs_hash);
  }
  expect(after.some(({ n }) => n === 0)).toBe(true);
});

it('makes the last period of a version that ended long ago final, and then lets it rest', async () => {
  const toMs = calendarPeriod('month', Date.now() - 70 * DAY, ZONE).window.fromMs;
  const fromMs = calendarPeriod('month', toMs - 40 * DAY, ZONE).window.fromMs;
  const [monthly, rolling] = await sign([MONTHLY, { kind: 'rolling', days: 28 }], { fromMs, toMs, status: 'expired' });
  await measured(toMs - HOUR, true);
  await run();
  const stored = await evaluations(monthly!);
  expect(stored.map(({ state }) => state)).toEqual(stored.map(() => 'final'));
  expect(stored.at(-1)).toMatchObject({ n: 1, to_at: new Date(toMs) });
  expect(await evaluations(rolling!)).toEqual([]);
  const written = stored.length;
  await run();
  expect(await evaluations(monthly!)).toHaveLength(written);
  expect(handedIn).toEqual([]);
});

it('judges what occurred from the very instant on at which a version binds, in the middle of a minute', async () => {
  const minuteMs = Math.floor((Date.now() - 2 * HOUR) / 60_000) * 60_000;
  const [boundMs, endedMs] = [minuteMs + 30_500, minuteMs + 10 * 60_000 + 20_250];
  const [objectiveId] = await sign([{ kind: 'calendar', unit: 'year' }], { fromMs: boundMs, toMs: endedMs, status: 'superseded' });
  for (const [occurredMs, good] of [
    [minuteMs, true],
    [boundMs - 1, true],
    [boundMs, false],
    [minuteMs + 45_000, true],
    [minuteMs + 5 * 60_000, true],
    [endedMs - 1, true],
    [endedMs, false],
    [endedMs + 30_000, false],
  ] as const)
    await measured(occurredMs, good);
  await run();
  expect(await evaluations(objectiveId!)).toMatchObject([{ n: 4, good: 3 }]);
});

it('judges one objective although another cannot be judged', async () => {
  const fromMs = Date.now() - 400 * DAY;
  const [broken] = await sign([MONTHLY], { fromMs });
  const [sound] = await sign([MONTHLY], { fromMs }, 'error_rate');
  await measured(Date.now(), true);
  // A slice that no observation stands behind.
  await owner.query(`UPDATE slice SET valid = valid + 1 WHERE organization_id = $1`, [organization.organizationId]);
  await measured(Date.now(), true, 'error_rate');
  expect(broken! < sound!).toBe(true);
  await expect(run()).rejects.toMatchObject({ code: 'slo.stream-mismatch' });
  expect((await evaluations(sound!)).at(-1)).toMatchObject({ n: 1, good: 1 });
});

it('forecasts from how the last period went, while there is an end to forecast', async () => {
  const days = daysSince(Date.now() - 6 * DAY);
  const [objectiveId] = await sign([DAILY], { fromMs: days[0]!.window.fromMs });
  const [yesterday, today] = days.slice(-2);
  for (let minute = 0; minute < 40; minute += 1) await measured(yesterday!.window.fromMs + minute * 60_000, true);
  await measured(today!.window.fromMs, false);
  await run();
  const { rows } = await owner.query<{ period_key: string; projected: number | null }>(
    `SELECT period_key, (result->'forecast'->>'projected')::float AS projected FROM period_evaluation WHERE objective_id = $1 ORDER BY from_at`,
    [objectiveId],
  );
  // Flat, one bad answer of one would project a third; twenty good ones of yesterday's outweigh it.
  expect(rows.at(-1)!.projected).toBeGreaterThan(0.8);
  expect(rows.at(-2)!.projected).toBe(1);
});

it('does not evaluate again for a request that an evaluation begun later has answered', async () => {
  await sign([MONTHLY], { fromMs: Date.now() - 40 * DAY });
  const { organizationId } = organization;
  const requestedAtMs = Date.now() - 1;
  for (let request = 0; request < 5; request += 1) await handler.handle({ organizationId, requestedAtMs });
  const evaluated = handedIn.length;
  await handler.handle({ organizationId, requestedAtMs: Date.now() + 1 });
  expect(handedIn.length).toBe(2 * evaluated);
  await run();
  expect(handedIn.length).toBe(3 * evaluated);
  expect(new Set(handedIn.map(({ periodKey }) => periodKey)).size).toBe(evaluated);
});

it('goes by the clock of the database, not by that of the machine it runs on', async () => {
  const [objectiveId] = await sign([MONTHLY], { fromMs: Date.now() - 3 * DAY });
  await measured(Date.now(), true);
  jest.useFakeTimers({ now: Date.now() + 60 * DAY, doNotFake: EVERYTHING_BUT_THE_DATE });
  try {
    await run();
  } finally {
    jest.useRealTimers();
  }
  const stored = await evaluations(objectiveId!);
  expect(stored.at(-1)).toMatchObject({ period_key: calendarPeriod('month', Date.now(), ZONE).key, state: 'open', n: 1 });
});

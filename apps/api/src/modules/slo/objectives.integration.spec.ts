import { agreementPage, liveView, objectiveDetail, objectiveList } from '@pulso/contracts';
import type { Actor, Clock } from '@pulso/kernel';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../test/test-database.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ListAgreements } from '../agreements/list-agreements.js';
import { seedDemo } from '../demo/seed-demo.js';
import { GetLive } from './get-live.js';
import { GetObjective } from './get-objective.js';
import { ListObjectives } from './list-objectives.js';

const NOW = new Date('2026-11-23T16:30:00Z');
const clock: Clock = { now: () => NOW };
const at = (instant: string): Clock => ({ now: () => new Date(instant) });
const actorOf = (organizationId: string): Actor => ({
  kind: 'api-key',
  organizationId,
  apiKeyId: '0192d000-0000-7000-8000-000000000001',
  scopes: ['slo:read'],
});
const STRANGER = actorOf('0192d000-0000-7000-8000-0000000000aa');

let database: TestDatabase;
let owner: pg.Client;
let dataSource: DataSource;
let unitOfWork: UnitOfWork;
let actor: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('BEGIN');
  const { organizationId } = await seedDemo(owner, { now: NOW, password: 'correct horse battery' });
  await owner.query(`INSERT INTO organization (organization_id, name, time_zone) VALUES ($1, 'Ajena', 'Europe/Madrid')`, [
    STRANGER.organizationId,
  ]);
  await owner.query('COMMIT');
  actor = actorOf(organizationId);
  dataSource = await new DataSource({ type: 'postgres', url: runtimeUrl(database.ownerUrl, 'pulso_app') }).initialize();
  unitOfWork = new UnitOfWork(dataSource);
});

afterAll(async () => {
  await dataSource.destroy();
  await owner.end();
  await database.drop();
});

const objectives = (when = clock) => new ListObjectives(unitOfWork, when);
const codeOf = ({ code }: { code: string }) => code;

describe('the list of objectives', () => {
  it('holds those of the versions in force now, what is at risk first, each with its newest period', async () => {
    const items = await objectives().execute(actor);
    expect(objectiveList.parse({ items, next: null }).items).toEqual(items);
    expect(items.map(codeOf).sort()).toEqual(['N1', 'N4', 'O1', 'P1']);
    const order = ['MISSED', 'MET_AT_RISK', 'MET', 'INSUFFICIENT_DATA', 'NO_DATA'];
    const ranks = items.map(({ current }) => order.indexOf(current!.verdict));
    expect(ranks).toEqual([...ranks].sort());
    const n1 = items.find(({ code }) => code === 'N1')!;
    expect(n1).toMatchObject({ target: '0.85', warningTarget: '0.87', comparator: 'gte', window: { kind: 'calendar', unit: 'month' } });
    expect(n1.current).toMatchObject({ periodKey: '2026-11', state: 'open', verdict: 'MET_AT_RISK', intervalKind: 'anytime' });
    expect(n1.indicator.algorithm.es).toContain('4 o 5');
  });

  it('holds those of the version that was in force then', async () => {
    const then = await objectives(at('2026-02-10T12:00:00Z')).execute(actor);
    expect(then.map(codeOf).sort()).toEqual(['N1', 'N4', 'O1', 'O2', 'P1']);
    expect(await objectives(at('2025-12-31T12:00:00Z')).execute(actor)).toEqual([]);
  });

  it('shows another organization nothing', async () => {
    expect(await objectives().execute(STRANGER)).toEqual([]);
  });
});

describe('one objective', () => {
  const getObjective = () => new GetObjective(unitOfWork, clock);
  const idOf = async (code: string, when = clock) => (await objectives(when).execute(actor)).find((one) => one.code === code)!.id;

  it('has its whole history and every day since the agreement began', async () => {
    const detail = await getObjective().execute(actor, await idOf('N1'));
    expect(objectiveDetail.parse(detail)).toEqual(detail);
    expect(detail.history.slice(0, 6).map(({ periodKey, verdict, displayPercent }) => [periodKey, verdict, displayPercent])).toEqual([
      ['2026-01', 'MET', '87.3'],
      ['2026-02', 'MET_AT_RISK', '86.1'],
      ['2026-03', 'MISSED', '83.2'],
      ['2026-04', 'MISSED', '78.7'],
      ['2026-05', 'MET_AT_RISK', '85.7'],
      ['2026-06', 'MET', '87.6'],
    ]);
    expect(detail.history[2]).toMatchObject({ state: 'final', intervalKind: 'wilson', budget: { bad: 72 } });
    expect(detail.days[0]?.date).toBe('2026-01-01');
    expect(detail.days.at(-1)?.date).toBe('2026-11-23');
    expect(detail.days).toHaveLength(327);
    const march = detail.days.filter(({ date }) => date.startsWith('2026-03'));
    expect(march.reduce((sum, { n }) => sum + n, 0)).toBe(430);
    expect(march.reduce((sum, { good }) => sum + good, 0)).toBe(358);
    expect(detail.days.find(({ date }) => date === '2026-05-01')).toEqual({ date: '2026-05-01', n: 0, good: 0 });
  });

  it('keeps the periods that an earlier version judged', async () => {
    const detail = await getObjective().execute(actor, await idOf('P1'));
    expect(detail.history.map(({ periodKey }) => periodKey).slice(0, 5)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']);
    expect(detail.history[1]).toMatchObject({ n: 11, verdict: 'INSUFFICIENT_DATA' });
  });

  it('of a version that has ended can still be read', async () => {
    const detail = await getObjective().execute(actor, await idOf('O2', at('2026-02-10T12:00:00Z')));
    expect(detail.history.find(({ periodKey }) => periodKey === '2026-03-11')).toMatchObject({
      n: 0,
      verdict: 'NO_DATA',
      value: null,
      interval: null,
      displayPercent: null,
    });
  });

  it('does not exist for another organization', async () => {
    await expect(getObjective().execute(STRANGER, await idOf('N1'))).rejects.toMatchObject({ code: 'resource.not-found' });
  });
});

describe('the live head', () => {
  const getLive = () => new GetLive(unitOfWork, objectives(), clock);

  it('counts the day of the organization', async () => {
    const live = await getLive().execute(actor);
    expect(liveView.parse(live)).toEqual(live);
    const { rows } = await owner.query<{ received: number; satisfied: number; last: string; newest: Date }>(
      `SELECT count(*) FILTER (WHERE received_at >= '2026-11-22T23:00:00Z')::integer AS received,
              count(*) FILTER (WHERE received_at >= '2026-11-22T23:00:00Z' AND rating_value >= 4)::integer AS satisfied,
              max(seq) AS last, max(received_at) AS newest FROM feedback WHERE organization_id = $1`,
      [actor.organizationId],
    );
    const [counted] = rows;
    expect(live).toMatchObject({
      timeZone: 'Europe/Madrid',
      lastSeq: Number(counted!.last),
      newestFeedbackAt: counted!.newest.toISOString(),
      today: { received: counted!.received, rated: counted!.received, satisfied: counted!.satisfied, pendingAnalysis: 0 },
      openAlerts: 0,
    });
    expect(counted!.received).toBeGreaterThan(0);
    expect(live.objectives.map(codeOf)).toEqual((await objectives().execute(actor)).map(codeOf));
  });

  it('of an organization without anything is empty', async () => {
    expect(await getLive().execute(STRANGER)).toMatchObject({
      newestFeedbackAt: null,
      lastSeq: 0,
      today: { received: 0, rated: 0, satisfied: 0, negative: 0, pendingAnalysis: 0 },
      objectives: [],
      openAlerts: 0,
    });
  });
});

describe('the agreements', () => {
  it('come with the version in force and its objectives', async () => {
    const items = await new ListAgreements(unitOfWork, objectives(), clock).execute(actor);
    expect(agreementPage.parse({ items, next: null }).items).toEqual(items);
    expect(items.map(({ code, type, version, objectives: own }) => [code, type, version?.n, own.map(codeOf).sort()])).toEqual([
      ['ANS-2026-01', 'customer', 1, ['N1', 'N4']],
      ['ANS-2026-02', 'multilevel', 2, ['O1', 'P1']],
    ]);
    expect(items[0]?.version).toMatchObject({
      status: 'active',
      effectiveFrom: '2025-12-31T23:00:00.000Z',
      effectiveTo: '2026-12-31T23:00:00.000Z',
    });
  });

  it('are listed without a version while none is in force', async () => {
    const when = at('2025-06-01T00:00:00Z');
    const items = await new ListAgreements(unitOfWork, objectives(when), when).execute(actor);
    expect(items.map(({ version, objectives: own }) => [version, own])).toEqual([
      [null, []],
      [null, []],
    ]);
    expect(await new ListAgreements(unitOfWork, objectives(), clock).execute(STRANGER)).toEqual([]);
  });
});

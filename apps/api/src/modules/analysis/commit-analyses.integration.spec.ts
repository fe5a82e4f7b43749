import type { FeedbackAnalysis } from '@pulso/analysis';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ulid } from 'ulid';
import { v7 as uuidv7 } from 'uuid';
import { seedOrganization, type SeededOrganization } from '../../../test/seeded-organization.js';
import { createTestDatabase } from '../../../test/test-database.js';
import { DispatchPool } from '../../platform/database/pools.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Log } from '../../platform/logging/log.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import type { Queues } from '../../platform/queues/queues.js';
import type { LiveNotices } from '../../platform/realtime/live-notices.js';
import { AnalysisTasks } from './analysis-tasks.js';
import { CommitAnalyses } from './commit-analyses.js';
import { compareRollups } from './compare-rollups.js';
import { DispatchTasks } from './dispatch-tasks.js';
import type { EvaluationRequests } from './evaluation-requests.js';

let database: TestDatabase;
let owner: pg.Client;
let dataSource: DataSource;
let dispatchPool: DispatchPool;
let organization: SeededOrganization;
let tasks: AnalysisTasks;
let commit: CommitAnalyses;
let dispatcher: DispatchTasks;
const handedIn: { feedbackIds: string[] }[] = [];

const reading = (over: Partial<FeedbackAnalysis> = {}): FeedbackAnalysis => ({
  engine: 'local',
  model: 'test',
  promptHash: null,
  sentiment: 0.8,
  label: 'pos',
  language: 'es',
  topics: [],
  defectReported: false,
  severity: 0,
  quotes: [],
  confidence: 0.9,
  abstained: false,
  needsReview: false,
  provisional: false,
  ...over,
});

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  organization = await seedOrganization(owner);
  dataSource = await new DataSource({ type: 'postgres', url: runtimeUrl(database.ownerUrl, 'pulso_app') }).initialize();
  dispatchPool = new DispatchPool(runtimeUrl(database.ownerUrl, 'pulso_dispatch'), '');
  const unitOfWork = new UnitOfWork(dataSource);
  tasks = new AnalysisTasks(unitOfWork);
  const notices = { analyzed: () => undefined } as unknown as LiveNotices;
  const evaluations = { request: () => undefined } as unknown as EvaluationRequests;
  commit = new CommitAnalyses(unitOfWork, notices, evaluations, new Metrics());
  const queues = {
    addBulk: async (_: unknown, payloads: { feedbackIds: string[] }[]) => void handedIn.push(...payloads),
  } as unknown as Queues;
  dispatcher = new DispatchTasks(dispatchPool, queues, new Log('silent'));
});

afterAll(async () => {
  await dataSource.destroy();
  await dispatchPool.end();
  await owner.end();
  await database.drop();
});

async function give(value: number, comment: string | null = 'Todo bien'): Promise<string> {
  const id = uuidv7();
  const { organizationId, touchpointId, serviceId } = organization;
  await owner.query(
    `INSERT INTO feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, rating_scale, rating_value, comment, source, occurred_at)
     VALUES ($1, $2, $3, $4, $5, '\\x00', 'csat', $6, $7, 'http', clock_timestamp())`,
    [organizationId, id, touchpointId, serviceId, ulid(), value, comment],
  );
  await owner.query('INSERT INTO analysis_task (organization_id, feedback_id) VALUES ($1, $2)', [organizationId, id]);
  return id;
}

const claim = (ids: string[]) => tasks.claim(organization.organizationId, ids, 'local');
const taskOf = async (id: string) => (await owner.query('SELECT * FROM analysis_task WHERE feedback_id = $1', [id])).rows[0];
const analysesOf = async (id: string) =>
  (await owner.query('SELECT version, label FROM analysis WHERE feedback_id = $1 ORDER BY version', [id])).rows;
const expire = (id: string) =>
  owner.query(`UPDATE analysis_task SET lease_until = clock_timestamp() - interval '1 second' WHERE feedback_id = $1`, [id]);

async function expectRollupsToEqualRaw(): Promise<void> {
  expect((await compareRollups(owner)).differences).toEqual([]);
}

it('carries tasks to the queue in batches of ids and commits a reading with everything it moves', async () => {
  const ids = [await give(5), await give(1), await give(4)];
  expect(await dispatcher.dispatch()).toBe(3);
  expect(handedIn.at(-1)?.feedbackIds.sort()).toEqual([...ids].sort());
  const { leaseToken, items } = await claim(ids);
  await commit.execute(
    organization.organizationId,
    leaseToken,
    items.map((item) => ({ item, analysis: reading(), analyzedText: item.text, goesToLlm: false })),
  );
  expect(await taskOf(ids[0]!)).toBeUndefined();
  const { rows } = await owner.query(
    `SELECT i.key, sum(s.valid)::int AS valid, sum(s.good)::int AS good FROM slice s JOIN indicator i ON i.id = s.indicator_id GROUP BY 1 ORDER BY 1`,
  );
  expect(rows).toEqual([
    { key: 'csat_top2', valid: 3, good: 2 },
    { key: 'error_rate', valid: 3, good: 0 },
    { key: 'sentiment_positive', valid: 3, good: 3 },
  ]);
  await expectRollupsToEqualRaw();
});

it('lets only the holder of the lease commit, however late the other one comes', async () => {
  const id = await give(2);
  await dispatcher.dispatch();
  const slow = await claim([id]);
  expect((await claim([id])).items).toEqual([]);
  await expire(id);
  const quick = await claim([id]);
  const finished = (item: (typeof quick.items)[number], label: 'pos' | 'neg') => [
    { item, analysis: reading({ label }), analyzedText: item.text, goesToLlm: false },
  ];
  await commit.execute(organization.organizationId, quick.leaseToken, finished(quick.items[0]!, 'neg'));
  await commit.execute(organization.organizationId, slow.leaseToken, finished(slow.items[0]!, 'pos'));
  expect(await analysesOf(id)).toEqual([{ version: 1, label: 'neg' }]);
  await expectRollupsToEqualRaw();
});

it('replaces what a feedback counted for when it is read again', async () => {
  const id = await give(5, 'Llegó tarde');
  await dispatcher.dispatch();
  const first = await claim([id]);
  await commit.execute(organization.organizationId, first.leaseToken, [
    { item: first.items[0]!, analysis: reading(), analyzedText: 'Llegó tarde', goesToLlm: true },
  ]);
  expect(await taskOf(id)).toMatchObject({ stage: 'llm', state: 'pending', attempts: 0 });
  await dispatcher.dispatch();
  const second = await tasks.claim(organization.organizationId, [id], 'llm');
  const analysis = reading({ engine: 'llm', sentiment: -0.7, label: 'neg', defectReported: true });
  await commit.execute(organization.organizationId, second.leaseToken, [
    { item: second.items[0]!, analysis, analyzedText: 'Llegó tarde', goesToLlm: false },
  ]);
  expect(await analysesOf(id)).toEqual([
    { version: 1, label: 'pos' },
    { version: 2, label: 'neg' },
  ]);
  const { rows } = await owner.query(
    `SELECT i.key, o.good FROM observation o JOIN indicator i ON i.id = o.indicator_id WHERE o.feedback_id = $1 ORDER BY 1`,
    [id],
  );
  expect(rows).toEqual([
    { key: 'csat_top2', good: true },
    { key: 'error_rate', good: true },
    { key: 'sentiment_positive', good: false },
  ]);
  await expectRollupsToEqualRaw();
});

it('brings back what a dead worker kept, alone the second time, and buries it after five attempts', async () => {
  const id = await give(3);
  for (let attempt = 1; attempt <= 5; attempt++) {
    await dispatcher.dispatch();
    expect(handedIn.at(-1)?.feedbackIds).toEqual([id]);
    expect((await claim([id])).items).toMatchObject([{ attempts: attempt }]);
    await expire(id);
    expect(await dispatcher.reconcile()).toBe(1);
  }
  expect(await taskOf(id)).toMatchObject({ state: 'dead', attempts: 5, last_error: 'worker died' });
  expect(await dispatcher.dispatch()).toBe(0);
});

it('measures by an indicator from the moment it is there', async () => {
  const { organizationId } = organization;
  const read = async (id: string) => {
    await dispatcher.dispatch();
    const { leaseToken, items } = await claim([id]);
    await commit.execute(organizationId, leaseToken, [
      { item: items[0]!, analysis: reading(), analyzedText: items[0]!.text, goesToLlm: false },
    ]);
  };
  await read(await give(5));
  await owner.query(
    `INSERT INTO indicator (organization_id, id, key, generation, definition)
     SELECT organization_id, $2, key, 2, jsonb_set(definition, '{generation}', '2') FROM indicator WHERE organization_id = $1 AND key = 'csat_top2'`,
    [organizationId, uuidv7()],
  );
  const id = await give(4);
  await read(id);
  const { rows } = await owner.query(
    `SELECT i.generation FROM observation o JOIN indicator i ON i.id = o.indicator_id WHERE o.feedback_id = $1 AND i.key = 'csat_top2' ORDER BY 1`,
    [id],
  );
  expect(rows).toEqual([{ generation: 1 }, { generation: 2 }]);
  await owner.query(`DELETE FROM observation WHERE indicator_id IN (SELECT id FROM indicator WHERE generation = 2)`);
  await owner.query(`DELETE FROM slice WHERE indicator_id IN (SELECT id FROM indicator WHERE generation = 2)`);
  await owner.query(`DELETE FROM indicator WHERE generation = 2`);
  await expectRollupsToEqualRaw();
});

describe('for webhooks', () => {
  const eventsOf = async (id: string) =>
    (
      await owner.query<{ event: string; body: string }>(
        `SELECT event, body FROM delivery WHERE organization_id = $1 AND body LIKE '%' || $2 || '%' ORDER BY id`,
        [organization.organizationId, id],
      )
    ).rows.map(({ event, body }) => [event, (JSON.parse(body) as { data: { analysis?: { label: string } } }).data.analysis?.label]);

  async function read(id: string, label: 'neg' | 'neu' | 'pos'): Promise<void> {
    await dispatcher.dispatch();
    const { leaseToken, items } = await claim([id]);
    await commit.execute(organization.organizationId, leaseToken, [
      { item: items[0]!, analysis: reading({ label }), analyzedText: items[0]!.text, goesToLlm: false },
    ]);
  }

  beforeAll(async () => {
    await owner.query(
      `INSERT INTO webhook_endpoint (organization_id, id, url, events, sealed_secret)
       VALUES ($1, $2, 'https://hooks.test/', '{feedback.received,feedback.analyzed}', '')`,
      [organization.organizationId, uuidv7()],
    );
  });

  afterAll(async () => {
    await owner.query('DELETE FROM webhook_endpoint WHERE organization_id = $1', [organization.organizationId]);
  });

  it('tells of the words that came after the tap, and of each reading once', async () => {
    const id = await give(2, null);
    await read(id, 'neu');
    await owner.query('INSERT INTO analysis_task (organization_id, feedback_id) VALUES ($1, $2)', [organization.organizationId, id]);
    await read(id, 'neg');
    expect(await eventsOf(id)).toEqual([
      ['feedback.received', undefined],
      ['feedback.analyzed', 'neu'],
      ['feedback.analyzed', 'neg'],
    ]);
  });

  it('writes a whole batch down in as many statements as a single one', async () => {
    const statementsFor = async (n: number): Promise<number> => {
      const ids = await Promise.all(Array.from({ length: n }, () => give(5)));
      await dispatcher.dispatch();
      const { leaseToken, items } = await claim(ids);
      let statements = 0;
      const query = dataSource.createQueryRunner.bind(dataSource);
      dataSource.createQueryRunner = (...parameters) => {
        const runner = query(...parameters);
        const inner = runner.query.bind(runner) as (...all: unknown[]) => Promise<unknown>;
        Object.assign(runner, { query: (...all: unknown[]) => (statements++, inner(...all)) });
        return runner;
      };
      try {
        await commit.execute(
          organization.organizationId,
          leaseToken,
          items.map((item) => ({ item, analysis: reading(), analyzedText: item.text, goesToLlm: false })),
        );
      } finally {
        dataSource.createQueryRunner = query;
      }
      const { rows } = await owner.query("SELECT FROM delivery WHERE created_at > clock_timestamp() - interval '1 minute'");
      expect(rows.length).toBeGreaterThanOrEqual(2 * n);
      return statements;
    };
    expect(await statementsFor(40)).toBe(await statementsFor(1));
  });
});

it('finds a planted difference between rollups and raw', async () => {
  await owner.query('UPDATE slice SET good = good - 1 WHERE good > 0 AND ctid = (SELECT ctid FROM slice WHERE good > 0 LIMIT 1)');
  expect((await compareRollups(owner)).differences).toHaveLength(1);
});

it('sees nothing of an organization it was not asked about', async () => {
  const id = await give(1);
  await dispatcher.dispatch();
  expect((await tasks.claim(uuidv7(), [id], 'local')).items).toEqual([]);
});

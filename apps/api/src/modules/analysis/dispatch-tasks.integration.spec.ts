import { analyzeLocallyJob, analyzeWithLlmJob, type JobDeclaration } from '@pulso/contracts';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { seedOrganization, type SeededOrganization } from '../../../test/seeded-organization.js';
import { createTestDatabase } from '../../../test/test-database.js';
import { DispatchPool } from '../../platform/database/pools.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { Log } from '../../platform/logging/log.js';
import type { Queues } from '../../platform/queues/queues.js';
import { DispatchTasks } from './dispatch-tasks.js';

const handedIn = new Map<string, unknown[]>();
const queues = {
  addBulk: async ({ name }: JobDeclaration, payloads: unknown[]) => void handedIn.set(name, [...(handedIn.get(name) ?? []), ...payloads]),
} as unknown as Queues;

let database: TestDatabase;
let owner: pg.Client;
let pool: DispatchPool;
let dispatcher: DispatchTasks;
let organization: SeededOrganization;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  pool = new DispatchPool(runtimeUrl(database.ownerUrl, 'pulso_dispatch'), '');
  dispatcher = new DispatchTasks(pool, queues, new Log('silent'));
});

afterAll(async () => {
  await pool.end();
  await owner.end();
  await database.drop();
});

beforeEach(async () => {
  handedIn.clear();
  await owner.query('DELETE FROM analysis_task');
  organization = await seedOrganization(owner);
});

async function tasks(n: number, stage: 'local' | 'llm'): Promise<void> {
  const { organizationId, touchpointId, serviceId } = organization;
  await owner.query(
    `WITH f AS (
       INSERT INTO feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, source, occurred_at)
       SELECT $1, gen_random_uuid(), $2, $3, gen_random_uuid()::text, '\\x00', 'http', clock_timestamp() FROM generate_series(1, $4)
       RETURNING organization_id, id)
     INSERT INTO analysis_task (organization_id, feedback_id, stage) SELECT organization_id, id, $5 FROM f`,
    [organizationId, touchpointId, serviceId, n, stage],
  );
}

const waiting = (job: JobDeclaration) => handedIn.get(job.name)?.length ?? 0;

async function dispatchAll(): Promise<void> {
  while ((await dispatcher.dispatch()) > 0);
}

it('hands new feedback to the local model however much waits for the language model', async () => {
  await tasks(6_000, 'llm');
  await dispatchAll();
  await tasks(3, 'local');
  await dispatchAll();
  expect(handedIn.get(analyzeLocallyJob.name)).toEqual([{ organizationId: organization.organizationId, feedbackIds: expect.any(Array) }]);
  expect((handedIn.get(analyzeLocallyJob.name) as { feedbackIds: string[] }[])[0]!.feedbackIds).toHaveLength(3);
});

it('hands out to the language model no more than it can soon read, and more as it reads', async () => {
  await tasks(1_000, 'llm');
  await dispatchAll();
  const first = waiting(analyzeWithLlmJob);
  expect(first).toBeGreaterThan(50);
  expect(first).toBeLessThan(500);
  await owner.query(
    `DELETE FROM analysis_task WHERE feedback_id IN (SELECT feedback_id FROM analysis_task WHERE state = 'dispatched' LIMIT 10)`,
  );
  await dispatchAll();
  expect(waiting(analyzeWithLlmJob)).toBe(first + 10);
});

it('finds what is due without reading what waits for the other stage', async () => {
  await tasks(20_000, 'llm');
  await tasks(1, 'local');
  await owner.query('ANALYZE analysis_task');
  const { rows } = await owner.query<{ 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }] }>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)
     SELECT organization_id, feedback_id FROM analysis_task
      WHERE stage = 'local' AND state = 'pending' AND next_at <= clock_timestamp() ORDER BY next_at LIMIT 1000`,
  );
  const { 'Shared Hit Blocks': hit, 'Shared Read Blocks': read } = rows[0]!['QUERY PLAN'][0].Plan;
  expect(hit + read).toBeLessThan(50);
});

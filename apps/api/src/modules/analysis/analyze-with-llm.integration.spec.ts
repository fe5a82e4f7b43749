import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ulid } from 'ulid';
import { v7 as uuidv7 } from 'uuid';
import { seedOrganization, type SeededOrganization } from '../../../test/seeded-organization.js';
import { createTestDatabase } from '../../../test/test-database.js';
import { loadConfig } from '../../config/env.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Log } from '../../platform/logging/log.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import type { LiveNotices } from '../../platform/realtime/live-notices.js';
import { AnalysisTasks } from './analysis-tasks.js';
import { AnalyzeWithLlmHandler } from './analyze-with-llm.handler.js';
import { CommitAnalyses } from './commit-analyses.js';
import type { EvaluationRequests } from './evaluation-requests.js';
import { LlmBreakers } from './llm-breakers.js';

let database: TestDatabase;
let owner: pg.Client;
let dataSource: DataSource;
let provider: http.Server;
let handler: AnalyzeWithLlmHandler;
let organization: SeededOrganization;
/** What the provider answers with, and how often it was asked. */
let status = 200;
let asked = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  dataSource = await new DataSource({ type: 'postgres', url: runtimeUrl(database.ownerUrl, 'pulso_app') }).initialize();
  provider = http.createServer((request, response) => {
    asked += 1;
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}');
  });
  await once(provider.listen(0, '127.0.0.1'), 'listening');
  const unitOfWork = new UnitOfWork(dataSource);
  const commit = new CommitAnalyses(
    unitOfWork,
    { analyzed: () => undefined } as unknown as LiveNotices,
    { request: () => undefined } as unknown as EvaluationRequests,
    new Metrics(),
  );
  const config = loadConfig({ OPENAI_BASE_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1` });
  handler = new AnalyzeWithLlmHandler(new AnalysisTasks(unitOfWork), commit, new LlmBreakers(), unitOfWork, new Log('silent'), config);
});

afterAll(async () => {
  provider.close();
  await dataSource.destroy();
  await owner.end();
  await database.drop();
});

beforeEach(async () => {
  asked = 0;
  organization = await seedOrganization(owner);
});

/** A feedback that the local model has read and that was received `ageMs` ago. */
async function give(ageMs = 0): Promise<string> {
  const id = uuidv7();
  const { organizationId, touchpointId, serviceId } = organization;
  await owner.query(
    `INSERT INTO feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, comment, source, occurred_at, received_at)
     VALUES ($1, $2, $3, $4, $5, '\\x00', 'Llegó tarde y frío', 'http', $6, $6)`,
    [organizationId, id, touchpointId, serviceId, ulid(), new Date(Date.now() - ageMs)],
  );
  await owner.query(`INSERT INTO analysis_task (organization_id, feedback_id, stage) VALUES ($1, $2, 'llm')`, [organizationId, id]);
  return id;
}

async function attempt(feedbackId: string): Promise<void> {
  await owner.query(
    `UPDATE analysis_task SET state = 'dispatched', dispatched_at = clock_timestamp() WHERE feedback_id = $1 AND state = 'pending'`,
    [feedbackId],
  );
  await handler.handle({ organizationId: organization.organizationId, feedbackId }).catch(() => undefined);
}

const taskOf = async (id: string) =>
  (
    await owner.query<{ state: string; attempts: number; last_error: string; wait: number }>(
      'SELECT state, attempts, last_error, extract(epoch FROM next_at - clock_timestamp())::float AS wait FROM analysis_task WHERE feedback_id = $1',
      [id],
    )
  ).rows[0];

it.each([400, 413, 422])('buries a feedback that the provider will not read (%d), and asks for it no more', async (refusal) => {
  status = refusal;
  const id = await give();
  for (let turn = 0; turn < 8; turn += 1) await attempt(id);
  expect(await taskOf(id)).toMatchObject({ state: 'dead', attempts: 5, last_error: `llm rejected ${refusal}` });
  expect(asked).toBe(5);
});

it.each([401, 404, 429, 500, 503])('waits for as long as it takes where the provider refuses everyone (%d)', async (refusal) => {
  status = refusal;
  const id = await give();
  for (let turn = 0; turn < 8; turn += 1) await attempt(id);
  expect(await taskOf(id)).toMatchObject({ state: 'pending', attempts: 0 });
});

it.each([
  [0, 5, 10],
  [10 * 60_000, 60, 120],
  [24 * 3_600_000, 300, 600],
])('asks again the later, the longer it has waited: after %d ms', async (ageMs, least, most) => {
  status = 503;
  const id = await give(ageMs);
  await attempt(id);
  const { wait } = (await taskOf(id))!;
  expect(wait).toBeGreaterThan(least - 2);
  expect(wait).toBeLessThan(most + 2);
});

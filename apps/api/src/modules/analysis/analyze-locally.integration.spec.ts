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
import { AnalyzeLocallyHandler } from './analyze-locally.handler.js';
import { CommitAnalyses } from './commit-analyses.js';
import type { EvaluationRequests } from './evaluation-requests.js';

let database: TestDatabase;
let owner: pg.Client;
let dataSource: DataSource;
let handler: AnalyzeLocallyHandler;
let organization: SeededOrganization;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  organization = await seedOrganization(owner);
  dataSource = await new DataSource({
    type: 'postgres',
    url: runtimeUrl(database.ownerUrl, 'pulso_app'),
    extra: { options: '-c lock_timeout=50' },
  }).initialize();
  const unitOfWork = new UnitOfWork(dataSource);
  const commit = new CommitAnalyses(
    unitOfWork,
    { analyzed: () => undefined } as unknown as LiveNotices,
    { request: () => undefined } as unknown as EvaluationRequests,
    new Metrics(),
  );
  handler = new AnalyzeLocallyHandler(new AnalysisTasks(unitOfWork), commit, new Log('silent'), loadConfig({}));
});

afterAll(async () => {
  await dataSource.destroy();
  await owner.end();
  await database.drop();
});

async function give(): Promise<string> {
  const id = uuidv7();
  const { organizationId, touchpointId, serviceId } = organization;
  await owner.query(
    `INSERT INTO feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, comment, source, occurred_at)
     VALUES ($1, $2, $3, $4, $5, '\\x00', 'Todo muy bien', 'http', clock_timestamp())`,
    [organizationId, id, touchpointId, serviceId, ulid()],
  );
  await owner.query('INSERT INTO analysis_task (organization_id, feedback_id) VALUES ($1, $2)', [organizationId, id]);
  return id;
}

async function attempt(feedbackIds: string[]): Promise<void> {
  await owner.query(
    `UPDATE analysis_task SET state = 'dispatched', dispatched_at = clock_timestamp() WHERE feedback_id = ANY ($1) AND state = 'pending'`,
    [feedbackIds],
  );
  await handler.handle({ organizationId: organization.organizationId, feedbackIds }).catch(() => undefined);
}

const tasksOf = async (ids: string[]) =>
  (await owner.query('SELECT state, attempts, last_error FROM analysis_task WHERE feedback_id = ANY ($1)', [ids])).rows;

it('does not hold against a feedback what the database could not do for it', async () => {
  const ids = [await give(), await give()];
  const blocker = new pg.Client({ connectionString: database.ownerUrl });
  blocker.on('error', () => undefined);
  await blocker.connect();
  await blocker.query('BEGIN');
  await blocker.query('LOCK TABLE observation IN ACCESS EXCLUSIVE MODE');
  for (let turn = 0; turn < 7; turn += 1) await attempt(ids);
  expect(await tasksOf(ids)).toEqual(ids.map(() => ({ state: 'pending', attempts: 0, last_error: 'QueryFailedError 55P03' })));
  await blocker.query('ROLLBACK');
  await blocker.end();
  await attempt(ids);
  expect(await tasksOf(ids)).toEqual([]);
});

it('buries what the database will not take', async () => {
  const id = await give();
  await owner.query(`ALTER TABLE analysis ADD CONSTRAINT poison CHECK (feedback_id <> '${id}')`);
  for (let turn = 0; turn < 7; turn += 1) await attempt([id]);
  expect(await tasksOf([id])).toEqual([{ state: 'dead', attempts: 5, last_error: 'QueryFailedError 23514' }]);
});

import type { SubmitFeedbackBody } from '@pulso/contracts';
import type { Clock } from '@pulso/kernel';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ulid } from 'ulid';
import { seedOrganization, type SeededOrganization } from '../../../test/seeded-organization.js';
import { createTestDatabase } from '../../../test/test-database.js';
import { loadConfig } from '../../config/env.js';
import { IntakePool } from '../../platform/database/pools.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import type { LiveNotices } from '../../platform/realtime/live-notices.js';
import { FindTouchpoint } from '../touchpoints/find-touchpoint.js';
import { IntakeLimits } from './intake-limits.js';
import { RefusalLedger } from './refusal-ledger.js';
import { SubmissionBatcher } from './submission-batcher.js';
import { SubmitFeedback } from './submit-feedback.js';

const config = loadConfig({});
const clock: Clock = { now: () => new Date() };

let database: TestDatabase;
let owner: pg.Client;
let dataSource: DataSource;
let pool: IntakePool;
let refusals: RefusalLedger;
let submitFeedback: SubmitFeedback;
let organization: SeededOrganization;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  organization = await seedOrganization(owner);
  const appUrl = runtimeUrl(database.ownerUrl, 'pulso_app');
  dataSource = await new DataSource({ type: 'postgres', url: appUrl }).initialize();
  pool = new IntakePool(appUrl, '');
  refusals = new RefusalLedger(pool);
  const metrics = new Metrics();
  submitFeedback = new SubmitFeedback(
    new FindTouchpoint(new UnitOfWork(dataSource), clock),
    new IntakeLimits(config, clock),
    new SubmissionBatcher(pool, metrics, config),
    pool,
    refusals,
    { received: () => undefined } as unknown as LiveNotices,
    metrics,
    clock,
    config,
  );
});

afterAll(async () => {
  await dataSource.destroy();
  await pool.end();
  await owner.end();
  await database.drop();
});

const submit = (body: SubmitFeedbackBody) =>
  submitFeedback.execute({ publicKey: organization.publicKey, source: 'http', address: '192.0.2.1', origin: undefined }, body);

it('takes ten comments after a rating, each once, and no more', async () => {
  const root = ulid();
  const { feedbackId } = await submit({ submissionId: root, rating: { scale: 'csat', value: 2 } });
  const comments = Array.from({ length: 10 }, (_, index) => ({ submissionId: ulid(), follows: root, comment: `Parte ${index}` }));
  for (const comment of comments) expect(await submit(comment)).toEqual({ feedbackId, replayed: false });
  const eleventh = { submissionId: ulid(), follows: root, comment: 'Y además' };
  await expect(submit(eleventh)).rejects.toMatchObject({ code: 'feedback.follow-ups-exhausted' });
  // What was taken is acknowledged again, however many there are, and what is different still is a conflict.
  expect(await submit(comments[9]!)).toEqual({ feedbackId, replayed: true });
  await expect(submit({ ...comments[9]!, comment: 'Otra cosa' })).rejects.toMatchObject({ code: 'feedback.submission-conflict' });
  await refusals.onApplicationShutdown();
  const { rows } = await owner.query('SELECT outcome, sum(n)::int AS n FROM intake_outcome GROUP BY 1 ORDER BY 1');
  expect(rows).toEqual([
    { outcome: 'accepted', n: 11 },
    { outcome: 'conflict', n: 1 },
    { outcome: 'feedback.follow-ups-exhausted', n: 1 },
    { outcome: 'replayed', n: 1 },
  ]);
});

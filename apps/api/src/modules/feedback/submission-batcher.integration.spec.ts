import { receiveSubmission } from '@pulso/feedback';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { ulid } from 'ulid';
import { v7 as uuidv7 } from 'uuid';
import type { Config } from '../../config/config.js';
import { IntakePool } from '../../platform/database/pools.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { createTestDatabase } from '../../../test/test-database.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { SubmissionBatcher } from './submission-batcher.js';

let database: TestDatabase;
let owner: pg.Client;
let pool: IntakePool;
const organizationId = uuidv7();
const touchpointId = uuidv7();

const batcher = (over: Partial<Config['intake']> = {}) =>
  new SubmissionBatcher(pool, new Metrics(), { intake: { bufferItems: 2_000, bufferBytes: 8 << 20, ...over } } as Config);

const pending = (submissionId: string, value = 5) => ({
  touchpointId,
  submission: receiveSubmission({ submissionId, rating: { scale: 'csat', value }, comment: 'Todo bien' }, 'csat'),
  source: 'http' as const,
  occurredAtMs: Date.now(),
  receivedAtMs: Date.now(),
});

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const serviceId = uuidv7();
  await owner.query(`INSERT INTO organization (organization_id, name, time_zone) VALUES ($1, 'Prueba', 'Europe/Madrid')`, [organizationId]);
  await owner.query(`INSERT INTO service (organization_id, id, code, name) VALUES ($1, $2, 'general', 'General')`, [
    organizationId,
    serviceId,
  ]);
  await owner.query(
    `INSERT INTO touchpoint (organization_id, id, public_key, service_id, name, survey_kind, question, follow_up_question)
     VALUES ($1, $2, 'tp_prueba', $3, 'Prueba', 'csat', '¿Cómo te fue?', '¿Qué pasó?')`,
    [organizationId, touchpointId, serviceId],
  );
  pool = new IntakePool(runtimeUrl(database.ownerUrl, 'pulso_app'), '-c timezone=UTC');
});

afterAll(async () => {
  await pool.end();
  await owner.end();
  await database.drop();
});

const countOf = async (table: string): Promise<number> => Number((await owner.query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n);

it('commits feedback and task together, once for each submission, however often it is sent', async () => {
  const one = batcher();
  const ids = Array.from({ length: 40 }, () => ulid());
  const answers = await Promise.all([...ids, ...ids, ...ids].map((id) => one.submit(pending(id))));
  expect(answers.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(40);
  expect(answers.filter(({ outcome }) => outcome === 'replayed')).toHaveLength(80);
  expect(new Set(answers.map(({ feedbackId }) => feedbackId)).size).toBe(40);
  expect(await countOf('feedback')).toBe(40);
  expect(await countOf('analysis_task')).toBe(40);
});

it('tells another body under a used submission apart, in the same batch and later', async () => {
  const one = batcher();
  const id = ulid();
  const [first, other] = await Promise.all([one.submit(pending(id, 5)), one.submit(pending(id, 1))]);
  expect([first.outcome, other.outcome].sort()).toEqual(['accepted', 'conflict']);
  const later = await one.submit(pending(id, 3));
  expect(later).toEqual({ outcome: 'conflict', feedbackId: first.feedbackId });
});

it('answers twins that race through two batchers with one feedback', async () => {
  const [left, right] = [batcher(), batcher()];
  for (let round = 0; round < 20; round++) {
    const id = ulid();
    const answers = await Promise.all([left.submit(pending(id)), right.submit(pending(id))]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'replayed']);
    expect(answers[0].feedbackId).toBe(answers[1].feedbackId);
  }
});

it('keeps a ledger whose outcomes sum to what was received', async () => {
  const { rows } = await owner.query('SELECT outcome, sum(n)::int AS n FROM intake_outcome GROUP BY 1 ORDER BY 1');
  expect(rows).toEqual([
    { outcome: 'accepted', n: 61 },
    { outcome: 'conflict', n: 2 },
    { outcome: 'replayed', n: 100 },
  ]);
});

it('refuses what the buffer cannot hold and takes nothing of it', async () => {
  const small = batcher({ bufferItems: 1 });
  const sent = Array.from({ length: 6 }, () => ulid()).map((id) => {
    try {
      return small.submit(pending(id)).then(({ outcome }) => outcome);
    } catch (error) {
      return Promise.resolve((error as { code: string }).code);
    }
  });
  const outcomes = await Promise.all(sent);
  const accepted = outcomes.filter((outcome) => outcome === 'accepted').length;
  expect(outcomes.filter((outcome) => outcome === 'service.overloaded').length).toBe(6 - accepted);
  expect(accepted).toBe(1);
  expect(await countOf('feedback')).toBe(62);
});

it('shows an organization nothing of another, and nothing at all without one', async () => {
  const client = await pool.connect();
  try {
    expect((await client.query('SELECT count(*)::int AS n FROM feedback')).rows[0].n).toBe(0);
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.organization', $1, true)`, [uuidv7()]);
    expect((await client.query('SELECT count(*)::int AS n FROM feedback')).rows[0].n).toBe(0);
    await client.query('ROLLBACK');
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.organization', $1, true)`, [organizationId]);
    expect((await client.query('SELECT count(*)::int AS n FROM feedback')).rows[0].n).toBeGreaterThan(0);
    await client.query('ROLLBACK');
  } finally {
    client.release();
  }
});

import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { ulid } from 'ulid';
import { v7 as uuidv7 } from 'uuid';
import { seedOrganization, type SeededOrganization } from '../../../test/seeded-organization.js';
import { createTestDatabase } from '../../../test/test-database.js';
import { IntakePool } from '../../platform/database/pools.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { RefusalLedger } from './refusal-ledger.js';

let database: TestDatabase;
let owner: pg.Client;
let pool: IntakePool;
let organization: SeededOrganization;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  organization = await seedOrganization(owner);
  pool = new IntakePool(runtimeUrl(database.ownerUrl, 'pulso_app'), '');
});

afterAll(async () => {
  await pool.end();
  await owner.end();
  await database.drop();
});

it('sums refusals, and leaves out one whose feedback was committed after all', async () => {
  const { organizationId, touchpointId, serviceId } = organization;
  const [committed, lost] = [uuidv7(), uuidv7()];
  await owner.query(
    `INSERT INTO feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, comment, source, occurred_at)
     VALUES ($1, $2, $3, $4, $5, '\\x00', 'Hola', 'http', clock_timestamp())`,
    [organizationId, committed, touchpointId, serviceId, ulid()],
  );
  const ledger = new RefusalLedger(pool);
  ledger.count(touchpointId, 'request.too-many');
  ledger.count(touchpointId, 'request.too-many');
  ledger.count(touchpointId, 'service.unavailable', committed);
  ledger.count(touchpointId, 'service.unavailable', lost);
  await ledger.onApplicationShutdown();
  const { rows } = await owner.query('SELECT outcome, sum(n)::int AS n FROM intake_outcome GROUP BY 1 ORDER BY 1');
  expect(rows).toEqual([
    { outcome: 'request.too-many', n: 2 },
    { outcome: 'service.unavailable', n: 1 },
  ]);
});

it('keeps a bounded memory of a long outage, and loses count of nothing', async () => {
  let isAway = true;
  const statements: number[] = [];
  const flaky = {
    query: async (text: string, parameters: unknown[][]) => {
      if (isAway) throw new Error('Connection terminated unexpectedly');
      statements.push(parameters[0]!.length);
      return pool.query(text, parameters);
    },
  } as unknown as IntakePool;
  const ledger = new RefusalLedger(flaky);
  const { touchpointId } = organization;
  const before = await refusals();
  for (let index = 0; index < 50_000; index += 1) ledger.count(touchpointId, 'service.unavailable', uuidv7());
  await ledger.onApplicationShutdown();
  isAway = false;
  await ledger.onApplicationShutdown();
  expect((await refusals()) - before).toBe(50_000);
  expect(Math.max(...statements)).toBeLessThanOrEqual(1_000);
  expect(statements.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(20_001);
});

const refusals = async (): Promise<number> =>
  Number((await owner.query(`SELECT coalesce(sum(n), 0) AS n FROM intake_outcome WHERE outcome = 'service.unavailable'`)).rows[0].n);

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

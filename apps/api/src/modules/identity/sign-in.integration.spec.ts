import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { seedOrganization } from '../../../test/seeded-organization.js';
import { createTestDatabase } from '../../../test/test-database.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import type { PasswordHasher } from './password-hasher.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SignIn } from './sign-in.js';

const EMAIL = 'ana@example.com';

let database: TestDatabase;
let owner: pg.Client;
let dataSource: DataSource;
let memberId: string;
/** What happens elsewhere while a password is being checked. */
let meanwhile: () => Promise<unknown> = async () => undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  dataSource = await new DataSource({ type: 'postgres', url: runtimeUrl(database.ownerUrl, 'pulso_app') }).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await owner.end();
  await database.drop();
});

beforeEach(async () => {
  meanwhile = async () => undefined;
  memberId = uuidv7();
  await owner.query('DELETE FROM member');
  const { organizationId } = await seedOrganization(owner);
  await owner.query(
    `INSERT INTO member (organization_id, id, email, name, role, password_hash) VALUES ($1, $2, $3, 'Ana', 'manager', 'right')`,
    [organizationId, memberId, EMAIL],
  );
});

/** Says that a password is the one whose hash it equals. */
const hasher = {
  verify: async (hash: string, password: string) => {
    await meanwhile();
    return hash === password;
  },
} as unknown as PasswordHasher;

const signIn = () => new SignIn(new UnitOfWork(dataSource), hasher, new SignInThrottle({ queue: { backend: 'postgres' } }), new Metrics());
const attempt = (by: SignIn, email: string, password: string) =>
  by.execute({ email, password, address: '192.0.2.1', report: () => undefined });
const sessions = async () => (await owner.query('SELECT FROM session WHERE member_id = $1', [memberId])).rowCount;

it('begins a session for the right password', async () => {
  const { actor } = await attempt(signIn(), ' Ana@example.com', 'right');
  expect(actor).toMatchObject({ kind: 'member', userId: memberId, role: 'manager' });
  expect(await sessions()).toBe(1);
});

it('counts attempts on one account as such, however its address is written', async () => {
  const by = signIn();
  const spellings = ['ana@example.com', 'ana@example.com\0', '\0ana@example.com', 'ana\0@example.com\0\0', '\0 ANA@example.com'];
  for (const email of spellings) await expect(attempt(by, email, 'wrong')).rejects.toMatchObject({ code: 'auth.failed' });
  await expect(attempt(by, 'ana@example\0.com', 'right')).rejects.toMatchObject({ code: 'request.too-many' });
});

it('gives no session for a password that is changed while it is being checked', async () => {
  meanwhile = () => owner.query(`UPDATE member SET password_hash = 'new' WHERE id = $1`, [memberId]);
  await expect(attempt(signIn(), EMAIL, 'right')).rejects.toMatchObject({ code: 'auth.failed' });
  expect(await sessions()).toBe(0);
});

it('gives no session to a member who is removed meanwhile', async () => {
  meanwhile = () => owner.query('DELETE FROM member WHERE id = $1', [memberId]);
  await expect(attempt(signIn(), EMAIL, 'right')).rejects.toMatchObject({ code: 'auth.failed' });
});

it('waits for a change of the member that is under way, whose end of sessions would miss this one', async () => {
  const other = new pg.Client({ connectionString: database.ownerUrl });
  await other.connect();
  await other.query('BEGIN');
  await other.query(`UPDATE member SET password_hash = 'new' WHERE id = $1`, [memberId]);
  const pending = attempt(signIn(), EMAIL, 'right');
  pending.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await other.query('UPDATE session SET revoked_at = clock_timestamp() WHERE member_id = $1', [memberId]);
  await other.query('COMMIT');
  await other.end();
  await expect(pending).rejects.toMatchObject({ code: 'auth.failed' });
  expect(await sessions()).toBe(0);
});

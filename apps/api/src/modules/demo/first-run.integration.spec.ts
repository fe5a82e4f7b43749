import { verify } from '@node-rs/argon2';
import type { TestDatabase } from '@pulso/testing';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createTestDatabase } from '../../../test/test-database.js';
import { loadConfig } from '../../config/env.js';
import { firstRun } from './first-run.js';

let database: TestDatabase;
let owner: pg.Client;
let dataDir: string;
let said: string[];

const file = () => path.join(dataDir, 'first-run.json');
const credentials = () => JSON.parse(readFileSync(file(), 'utf8')) as Record<'url' | 'email' | 'password' | 'demoTouchpointKey', string>;
const run = (demo: boolean) =>
  firstRun(loadConfig({ PULSO_DATA_DIR: dataDir, PULSO_DEMO: String(demo) }), database.ownerUrl, (line) => said.push(line));
const count = async (table: string) => (await owner.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${table}`)).rows[0]?.n;

beforeEach(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'pulso-first-run-'));
  said = [];
});

afterEach(async () => {
  await owner.end();
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

/** The password of the file opens the account of the file. */
async function isWayIn(): Promise<boolean> {
  const { email, password } = credentials();
  const { rows } = await owner.query<{ password_hash: string }>(`SELECT password_hash FROM member WHERE email = $1 AND role = 'owner'`, [
    email,
  ]);
  return rows.length === 1 && verify(rows[0]!.password_hash, password);
}

it('makes an empty organization with one touchpoint, once', async () => {
  await run(false);
  expect(await isWayIn()).toBe(true);
  expect(credentials().password.length).toBeGreaterThanOrEqual(16);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(['first-run.json']);
  const { rows } = await owner.query('SELECT public_key, is_demo FROM touchpoint');
  expect(rows).toEqual([{ public_key: credentials().demoTouchpointKey, is_demo: false }]);
  expect(await count('feedback')).toBe(0);

  const before = readFileSync(file(), 'utf8');
  await run(true);
  expect(readFileSync(file(), 'utf8')).toBe(before);
  expect(await count('organization')).toBe(1);
  expect(said).toEqual([]);
});

it('makes the demonstration, whose touchpoint is the one that /demo finds', async () => {
  await run(true);
  expect(await isWayIn()).toBe(true);
  const { rows } = await owner.query<{ public_key: string }>('SELECT * FROM find_demo_touchpoint()');
  expect(rows).toEqual([{ public_key: credentials().demoTouchpointKey }]);
  expect((await owner.query('SELECT role FROM member WHERE is_demo ORDER BY role')).rows).toEqual([
    { role: 'account_owner' },
    { role: 'agent' },
    { role: 'auditor' },
  ]);
});

it('says how to come in when the file is gone, and makes up nothing', async () => {
  await run(false);
  rmSync(file());
  await run(false);
  expect(said.join()).toContain('first-run.json');
  expect(readdirSync(dataDir)).toEqual([]);
  expect(await count('member')).toBe(1);
});

it('makes nothing when it cannot say how to come in', async () => {
  writeFileSync(path.join(dataDir, 'not-a-folder'), '');
  const blocked = path.join(dataDir, 'not-a-folder', 'deeper');
  await expect(
    firstRun(loadConfig({ PULSO_DATA_DIR: blocked, PULSO_DEMO: 'false' }), database.ownerUrl, () => undefined),
  ).rejects.toThrow();
  expect(await count('organization')).toBe(0);
});

it('makes one organization when two start at once', async () => {
  await Promise.all([run(false), run(false)]);
  expect(await count('organization')).toBe(1);
  expect(await isWayIn()).toBe(true);
});

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { createTestDatabase } from '../../test/test-database.js';
import { backup } from './backup.js';
import { restore } from './restore.js';

const ORGANIZATION = '00000000-0000-7000-8000-000000000001';
const SERVICE = '00000000-0000-7000-8000-000000000002';
const TOUCHPOINT = '00000000-0000-7000-8000-000000000003';

let folder: string;
let source: TestDatabase;
let target: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-backup-'));
  [source, target] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await run(
    source,
    `INSERT INTO organization (organization_id, name, time_zone) VALUES ('${ORGANIZATION}', E'Panadería\\t"La Espiga" \\\\ \\n', 'America/Santiago')`,
    `INSERT INTO service (organization_id, id, code, name) VALUES ('${ORGANIZATION}', '${SERVICE}', 'bread', 'Pan')`,
    `INSERT INTO touchpoint (organization_id, id, public_key, service_id, name, survey_kind, question, follow_up_question, allowed_origins)
     VALUES ('${ORGANIZATION}', '${TOUCHPOINT}', 'pk', '${SERVICE}', 'web', 'csat', '¿Qué tal?', '¿Por qué?', '{https://a.example,"b,c"}')`,
    `INSERT INTO feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, comment, context, source, occurred_at)
     SELECT '${ORGANIZATION}', gen_random_uuid(), '${TOUCHPOINT}', '${SERVICE}', 's' || n, decode('00ff', 'hex'),
            CASE WHEN n % 3 = 0 THEN NULL ELSE repeat('ñ\\N' || n, 40) END, jsonb_build_object('n', n), 'http', now() - n * interval '1 s'
       FROM generate_series(1, 5000) AS n`,
  );
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([source.drop(), target.drop()]);
});

async function run(database: TestDatabase, ...statements: string[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    let result: pg.QueryResult | undefined;
    for (const statement of statements) result = await client.query(statement);
    return result!;
  } finally {
    await client.end();
  }
}

const FINGERPRINT = `SELECT (SELECT md5(string_agg(f::text, '|' ORDER BY id)) FROM feedback f) AS feedback,
  (SELECT md5(string_agg(t::text, '|' ORDER BY id)) FROM touchpoint t) AS touchpoint, (SELECT name FROM organization) AS organization`;
const fingerprint = async (database: TestDatabase) => (await run(database, FINGERPRINT)).rows[0];

it('brings every row of every table back, to the byte', async () => {
  const file = path.join(folder, 'pulso.backup');
  const written = await backup(source.ownerUrl, file);
  expect(written.find(({ name }) => name === 'feedback')).toMatchObject({ rows: 5000 });
  expect(written.map(({ name }) => name)).not.toContain('migrations');
  expect(statSync(file).mode & 0o777).toBe(0o600);

  expect(await restore(target.ownerUrl, file)).toEqual(written);
  expect(await fingerprint(target)).toEqual(await fingerprint(source));

  // Numbering goes on, and row-level security is as it was.
  await run(
    target,
    `INSERT INTO feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, source, occurred_at)
     VALUES ('${ORGANIZATION}', gen_random_uuid(), '${TOUCHPOINT}', '${SERVICE}', 'next', '', 'http', now())`,
  );
  expect((await run(target, 'SELECT max(seq)::int AS seq, count(*)::int AS n FROM feedback')).rows).toEqual([{ seq: 5001, n: 5001 }]);
  const forced = `SELECT relname, relforcerowsecurity FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`;
  expect((await run(target, forced)).rows).toEqual((await run(source, forced)).rows);
});

it('keeps what is there unless told to replace it', async () => {
  const file = path.join(folder, 'pulso.backup');
  await backup(source.ownerUrl, file);
  await run(target, `INSERT INTO organization (organization_id, name, time_zone) VALUES (gen_random_uuid(), 'Other', 'UTC')`);
  await expect(restore(target.ownerUrl, file)).rejects.toMatchObject({ code: 'backup.not-empty' });
  expect((await run(target, 'SELECT name FROM organization')).rows).toEqual([{ name: 'Other' }]);
  await restore(target.ownerUrl, file, { replace: true });
  expect(await fingerprint(target)).toEqual(await fingerprint(source));
});

it('never writes over an earlier backup', async () => {
  const file = path.join(folder, 'pulso.backup');
  writeFileSync(file, 'precious');
  await expect(backup(source.ownerUrl, file)).rejects.toMatchObject({ code: 'backup.file-exists' });
  expect(readFileSync(file, 'utf8')).toBe('precious');
});

it.each([
  ['cut short', (whole: Buffer) => whole.subarray(0, whole.length / 2), 'backup.unreadable'],
  ['not a backup', () => Buffer.from('hello'), 'backup.unreadable'],
  ['without its end', (whole: Buffer) => gzipSync(gunzipSync(whole).subarray(0, -200)), 'backup.unreadable'],
  ['changed in one letter', (whole: Buffer) => gzipSync(swap(gunzipSync(whole), 'Panader', 'Banader')), 'backup.damaged'],
  ['of another schema', (whole: Buffer) => gzipSync(swap(gunzipSync(whole), 'Foundation1', 'Foundation2')), 'backup.other-schema'],
])('refuses a file %s and changes nothing', async (_because, damage, code) => {
  const file = path.join(folder, 'pulso.backup');
  await backup(source.ownerUrl, file);
  writeFileSync(file, damage(readFileSync(file)));
  await expect(restore(target.ownerUrl, file)).rejects.toMatchObject({ code });
  expect((await run(target, 'SELECT count(*)::int AS n FROM organization')).rows).toEqual([{ n: 0 }]);
});

function swap(bytes: Buffer, from: string, to: string): Buffer {
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(to), bytes.subarray(at + from.length)]);
}

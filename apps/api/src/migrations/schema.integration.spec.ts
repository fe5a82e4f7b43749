import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { createTestDatabase } from '../../test/test-database.js';
import { dumpSchema } from '../platform/database/dump-schema.js';

const WRITTEN = readFileSync(path.join(import.meta.dirname, 'schema.sql'), 'utf8');

describe('schema.sql', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('is what the migrations make; after a new one run `npm run schema`', async () => {
    expect(await dumpSchema(client)).toBe(WRITTEN);
  });

  it('makes the same schema again', async () => {
    const name = `${new URL(database.ownerUrl).pathname.slice(1)}_again`;
    await client.query(`CREATE DATABASE ${name}`);
    const url = new URL(database.ownerUrl);
    url.pathname = `/${name}`;
    const again = new pg.Client({ connectionString: url.href });
    await again.connect();
    try {
      await again.query(WRITTEN);
      expect(await dumpSchema(again)).toBe(WRITTEN);
    } finally {
      await again.end();
      await client.query(`DROP DATABASE ${name}`);
    }
  });

  it.each([
    ['a column', 'ALTER TABLE service ADD COLUMN extra text'],
    ['a type', 'ALTER TABLE service ALTER COLUMN name TYPE varchar(9)'],
    ['a default', `ALTER TABLE service ALTER COLUMN name SET DEFAULT 'x'`],
    ['an obligation', 'ALTER TABLE service ALTER COLUMN name DROP NOT NULL'],
    ['a check', `ALTER TABLE service ADD CHECK (name <> '')`],
    ['a unique key', 'ALTER TABLE service DROP CONSTRAINT service_organization_id_code_key'],
    ['a reference', 'ALTER TABLE touchpoint DROP CONSTRAINT touchpoint_organization_id_service_id_fkey'],
    [
      'what a reference does',
      'ALTER TABLE session DROP CONSTRAINT session_organization_id_member_id_fkey, ADD FOREIGN KEY (organization_id, member_id) REFERENCES member',
    ],
    ['an index', 'CREATE INDEX extra ON service (organization_id, name)'],
    ['storage', 'ALTER TABLE slice SET (fillfactor = 100)'],
    ['row-level security', 'ALTER TABLE service NO FORCE ROW LEVEL SECURITY'],
    ['a policy', 'ALTER POLICY tenant ON service USING (true)'],
    ['whom a policy is for', 'ALTER POLICY tenant ON service TO pulso_app, pulso_dispatch'],
    ['a right', 'GRANT SELECT ON service TO pulso_dispatch'],
    ['a right on a column', 'GRANT SELECT (name) ON service TO pulso_dispatch'],
    ['a right for everyone', 'GRANT SELECT ON service TO PUBLIC'],
    ['a function', `CREATE OR REPLACE FUNCTION current_organization() RETURNS uuid LANGUAGE sql STABLE RETURN NULL::uuid`],
    ['who may call a function', 'GRANT EXECUTE ON FUNCTION find_sign_in(text) TO PUBLIC'],
    ['whose a function is', 'ALTER FUNCTION find_sign_in(text) OWNER TO pulso_maintenance'],
    ['a trigger', 'CREATE TRIGGER extra BEFORE UPDATE ON service FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()'],
    ['a table', 'CREATE TABLE extra (organization_id uuid)'],
  ])('shows a change of %s', async (_, change) => {
    await client.query('BEGIN');
    try {
      await client.query(change);
      expect(await dumpSchema(client)).not.toBe(WRITTEN);
    } finally {
      await client.query('ROLLBACK');
    }
  });

  it.each([
    ['a view', 'CREATE VIEW extra AS SELECT 1 AS one'],
    ['an enumeration', `CREATE TYPE extra AS ENUM ('one')`],
    ['a domain', 'CREATE DOMAIN extra AS text'],
    ['a procedure', `CREATE PROCEDURE extra() LANGUAGE sql AS 'SELECT 1'`],
  ])('does not leave out %s in silence', async (_, change) => {
    await client.query('BEGIN');
    try {
      await client.query(change);
      await expect(dumpSchema(client)).rejects.toThrow(/cannot write.*extra/);
    } finally {
      await client.query('ROLLBACK');
    }
  });
});

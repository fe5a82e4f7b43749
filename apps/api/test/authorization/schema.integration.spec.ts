import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { TENANT_TABLES } from '../../src/migrations/tenant-tables.js';
import { createTestDatabase } from '../test-database.js';

describe('the schema', () => {
  let drop: () => Promise<void>;
  let client: pg.Client;
  beforeAll(async () => {
    const database = await createTestDatabase();
    drop = database.drop;
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  const names = async (text: string) => (await client.query<{ name: string }>(text)).rows.map(({ name }) => name).toSorted();

  /** Tables, with their columns and keys, that belong to an organization. */
  const TENANT = `SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`;

  it('names every table with an organization in TENANT_TABLES', async () => {
    expect(await names(`SELECT relname AS name FROM (${TENANT}) t`)).toEqual([...TENANT_TABLES].toSorted());
  });

  it('has no other table but the list of migrations', async () => {
    const others = await names(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
          AND relname NOT IN (SELECT relname FROM (${TENANT}) t)`,
    );
    expect(others).toEqual(['migrations']);
  });

  it('forces row-level security with a policy on each', async () => {
    const open = await names(
      `SELECT relname AS name FROM (${TENANT}) t
        WHERE NOT relrowsecurity OR NOT relforcerowsecurity
           OR NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND 'pulso_app'::regrole = ANY (p.polroles)
                             AND pg_get_expr(p.polqual, p.polrelid) LIKE '%current_organization()%'
                             AND pg_get_expr(p.polwithcheck, p.polrelid) LIKE '%current_organization()%')`,
    );
    expect(open).toEqual([]);
  });

  it('gives the application one policy a table, so that no second one widens it', async () => {
    const widened = await names(
      `SELECT polrelid::regclass::text AS name FROM pg_policy WHERE polroles && ARRAY[0::oid, 'pulso_app'::regrole::oid]
        GROUP BY polrelid HAVING count(*) <> 1`,
    );
    expect(widened).toEqual([]);
  });

  it('begins every primary key with the organization', async () => {
    const wrong = await names(
      `SELECT relname AS name FROM (${TENANT}) t WHERE NOT EXISTS (
         SELECT FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
          WHERE k.conrelid = t.oid AND k.contype = 'p' AND a.attname = 'organization_id'
            AND (cardinality(k.conkey) > 1 OR t.relname = 'organization'))`,
    );
    expect(wrong).toEqual([]);
  });

  it('refers from table to table only within one organization', async () => {
    const wrong = await names(
      `SELECT k.conname AS name FROM pg_constraint k
         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
        WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
          AND (a.attname <> 'organization_id' OR b.attname <> 'organization_id'
               OR (cardinality(k.conkey) < 2 AND k.confrelid <> 'organization'::regclass))`,
    );
    expect(wrong).toEqual([]);
  });

  it('runs under roles that own nothing and pass no policy by', async () => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT rolname AS name FROM pg_roles r WHERE rolname IN ('pulso_app', 'pulso_dispatch', 'pulso_resolver', 'pulso_maintenance')
          AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid)
               OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid))`,
    );
    expect(rows).toEqual([]);
  });

  it('fixes the search path of every function that looks before an organization is known', async () => {
    const loose = await names(
      `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
          AND NOT coalesce(proconfig @> ARRAY['search_path=public, pg_temp'], false)`,
    );
    expect(loose).toEqual([]);
    const everyone = await names(
      `SELECT proname AS name FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND prosecdef
          AND EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) WHERE grantee = 0)`,
    );
    expect(everyone).toEqual([]);
  });

  it('takes no temporary table of a caller for one of ours', async () => {
    const [mine, other] = [randomUUID(), randomUUID()];
    for (const id of [mine, other])
      await client.query(`INSERT INTO organization (organization_id, name, time_zone) VALUES ($1, 'Prueba', 'UTC')`, [id]);
    await client.query(`INSERT INTO agreement (organization_id, id, code, type, title) VALUES ($1, $1, 'ACU-1', 'customer', '{}')`, [
      other,
    ]);
    await client.query('BEGIN');
    await client.query('SET LOCAL ROLE pulso_app');
    await client.query(`SELECT set_config('app.organization', $1, true)`, [mine]);
    await client.query('CREATE TEMPORARY TABLE organization (organization_id uuid, is_demo boolean)');
    await client.query('GRANT ALL ON pg_temp.organization TO PUBLIC');
    await client.query('INSERT INTO pg_temp.organization VALUES ($1, true), ($2, true)', [mine, other]);
    await client.query('SELECT remove_other_demo_organizations()');
    await client.query('COMMIT');
    await client.query('DROP TABLE pg_temp.organization');
    expect((await client.query('SELECT FROM agreement WHERE organization_id = $1', [other])).rowCount).toBe(1);
  });
});

import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { createTestDatabase } from '../../test/test-database.js';

/** Small tables whose rows nobody takes away: nothing ever looks for who refers to them. */
const LASTING = ['service', 'indicator'];

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

it('every reference has an index, or else a deletion on the other side reads the whole table', async () => {
  const { rows } = await client.query<{ reference: string }>(
    `SELECT k.conrelid::regclass || ' (' ||
            (SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)) || ')' AS reference
       FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid
      WHERE k.contype = 'f' AND t.relnamespace = 'public'::regnamespace AND k.confrelid::regclass::text <> ALL ($1)
        AND NOT EXISTS (SELECT FROM pg_index i
                         WHERE i.indrelid = k.conrelid
                           AND (i.indkey::smallint[])[0:cardinality(k.conkey) - 1] @> k.conkey
                           AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$'))
      ORDER BY 1`,
    [LASTING],
  );
  expect(rows.map(({ reference }) => reference)).toEqual([]);
});

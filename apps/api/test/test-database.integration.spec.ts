import pg from 'pg';
import { runtimeUrl } from '../src/platform/database/runtime-roles.js';
import { createTestDatabase } from './test-database.js';

async function tables(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

it('hands out migrated databases that know nothing of each other', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  try {
    const client = new pg.Client({ connectionString: one.ownerUrl });
    await client.connect();
    await client.query('CREATE TABLE only_here (n int)');
    await client.end();
    expect(await tables(one.ownerUrl)).toEqual(expect.arrayContaining(['only_here', 'feedback']));
    expect(await tables(other.ownerUrl)).not.toContain('only_here');
    expect(await tables(runtimeUrl(other.ownerUrl, 'pulso_app'))).toContain('feedback');
  } finally {
    await one.drop();
    await other.drop();
  }
  await expect(tables(one.ownerUrl)).rejects.toThrow(/does not exist/);
});

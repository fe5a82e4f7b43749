import pg from 'pg';

/** Runs `work` in one transaction over all organizations: as pulso_maintenance, since row-level security binds the owner too. */
export async function inMaintenance<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL ROLE pulso_maintenance');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } finally {
    await client.end();
  }
}

import pg from 'pg';

/** BullMQ's PostgreSQL backend locks jobs by the worker's clock: one that is ahead steals jobs that still run. */
const MAX_SKEW_MS = 2_000;

/** How far this machine's clock is ahead of the database's, in milliseconds, within the time of a round trip. */
export async function clockSkewMs(client: { query(text: string): Promise<{ rows: { now: Date }[] }> }): Promise<number> {
  const before = Date.now();
  const { rows } = await client.query('SELECT clock_timestamp() AS now');
  const middle = (before + Date.now()) / 2;
  return middle - (rows[0]?.now.getTime() ?? middle);
}

/** Refuses to start on a machine whose clock disagrees with the database's. */
export async function assertClock(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const skewMs = await clockSkewMs(client);
    if (Math.abs(skewMs) > MAX_SKEW_MS)
      throw new Error(
        `This machine's clock is ${(skewMs / 1000).toFixed(1)} s off the database's. Synchronise the clocks (NTP) and start again.`,
      );
  } finally {
    await client.end();
  }
}

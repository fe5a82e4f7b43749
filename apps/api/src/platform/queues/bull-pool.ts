import pg from 'pg';

const DEADLOCK_OR_SERIALIZATION = new Set(['40P01', '40001']);
const ATTEMPTS = 8;

/**
 * A pool for BullMQ's PostgreSQL backend. Its statements lock rows in no fixed order, so concurrent ones deadlock now and then; each is a
 * single statement and can simply be repeated. Queue rows may be lost in a crash (the ledger rebuilds them), hence the asynchronous commit.
 */
export function bullPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    keepAlive: true,
    options: '-c search_path=bullmq,public -c synchronous_commit=off -c jit=off',
  });
  const query = pool.query.bind(pool) as (...parameters: unknown[]) => Promise<unknown>;
  const retrying = async (...parameters: unknown[]): Promise<unknown> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await query(...parameters);
      } catch (error) {
        const { code } = error as { code?: string };
        if (!code || !DEADLOCK_OR_SERIALIZATION.has(code) || attempt > ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 30 * attempt));
      }
    }
  };
  Object.assign(pool, { query: retrying });
  // Every queue and worker adds a listener of its own.
  pool.setMaxListeners(0);
  pool.on('error', () => undefined);
  return pool;
}

import { createPostgresBackend, createRedisBackend, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { bullPool } from './bull-pool.js';

/** Where jobs travel: PostgreSQL in a small installation, Redis in a large one. Chosen once, at boot; nothing else asks. */
export interface QueueBackend {
  readonly connection: ConnectionOptions;
  close(): Promise<void>;
}

export function openPostgresBackend(dispatchUrl: string, workers: number): QueueBackend {
  setDefaultBackendFactory(createPostgresBackend as never);
  // Every Worker keeps one connection for LISTEN; with none to spare, each add would wait for ever.
  const pool = bullPool(dispatchUrl, workers + 4);
  return {
    connection: pool as unknown as ConnectionOptions,
    close: async () => {
      // Queues go on listening after they are closed, and would all report the end of the connections that they no longer use.
      pool.removeAllListeners('error');
      pool.on('error', () => undefined);
      await pool.end();
    },
  };
}

export function openRedisBackend(url: string): QueueBackend {
  setDefaultBackendFactory(createRedisBackend as never);
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  return {
    connection: redis as unknown as ConnectionOptions,
    // To quit is a command, which waits for a connection; without one there is nothing to take leave of.
    close: async () => void (redis.status === 'ready' ? await redis.quit().catch(() => redis.disconnect()) : redis.disconnect()),
  };
}

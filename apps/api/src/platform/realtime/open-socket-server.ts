import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';

/** More than a widget or a console ever sends in one packet. */
const MAX_PACKET_BYTES = 32 * 1024;

/**
 * One socket.io server a process. With Redis every replica, a worker without sockets included, reaches every client through a stream;
 * without it the process is alone and memory is enough.
 */
export function openSocketServer(redisUrl: string | null): { server: Server; close(): Promise<void> } {
  // No connection state recovery: it sends what was missed before the handshake is checked, so to a member who has been removed as well.
  // Consoles catch up by cursor.
  const options = {
    maxHttpBufferSize: MAX_PACKET_BYTES,
    perMessageDeflate: false,
    serveClient: false,
    // A widget that waits for its handshake must not hold a place for long.
    connectTimeout: 10_000,
  };
  if (redisUrl === null) {
    const server = new Server(options);
    return { server, close: async () => void (await server.close()) };
  }
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  const server = new Server({ ...options, adapter: createAdapter(redis as never) });
  return {
    server,
    close: async () => {
      await server.close();
      redis.disconnect();
    },
  };
}

import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const LOOK_MS = 50;
/** Longer than any honest request takes to be answered. */
const PATIENCE_MS = 10_000;

/**
 * Keeps a stop from waiting for connections nobody asks anything over. Browsers open some in advance, and to Node a connection without a
 * first byte is one whose request is still coming, which it waits for, for a minute.
 * @returns runs what closes the server, and ends such connections meanwhile; after ten seconds it ends all
 */
export function closingConnections(server: Server): (close: () => Promise<void>) => Promise<void> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return async (close) => {
    const silent = setInterval(() => {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    }, LOOK_MS);
    const all = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    try {
      await close();
    } finally {
      clearInterval(silent);
      clearTimeout(all);
    }
  };
}

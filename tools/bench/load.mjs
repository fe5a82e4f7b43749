import { httpCaller } from './http-caller.mjs';
import { percentiles } from './percentiles.mjs';
import { socketCaller } from './socket-caller.mjs';
import { UlidCounter } from './submission.mjs';

/**
 * Keeps every caller busy, each sending its next as soon as the last was answered, and measures what came back. The callers speak the bare protocol:
 * the load shares the cores with what it measures, and every microsecond of its own flatters nobody but the slower server.
 * @returns {Promise<{ perSecond: number, p50: number, p99: number, refused: number, answered: number }>} latencies in milliseconds; `answered` counts
 *   the warm-up as well
 */
async function drive(opening, { seconds, warmupSeconds = 1 }) {
  const callers = await Promise.all(opening);
  const latencies = [];
  let refused = 0;
  const startAt = performance.now() + warmupSeconds * 1_000;
  const endAt = startAt + seconds * 1_000;
  let n = 0;
  try {
    await Promise.all(
      callers.map(async ({ call }) => {
        for (let now = performance.now(); now < endAt;) {
          const sentAt = now;
          const isTaken = await call(n++);
          now = performance.now();
          if (sentAt < startAt || now > endAt) continue;
          if (isTaken) latencies.push(now - sentAt);
          else refused += 1;
        }
      }),
    );
  } finally {
    for (const { close } of callers) close();
  }
  return { perSecond: Math.round(latencies.length / seconds), ...percentiles(latencies), refused, answered: n };
}

/** Posts over kept-alive connections. */
export function httpLoad(url, { connections, ...duration }) {
  const ids = new UlidCounter();
  return drive(
    Array.from({ length: connections }, () => httpCaller(url, ids)),
    duration,
  );
}

/** Emits with acknowledgement over one WebSocket a connection. */
export function socketLoad(url, { connections, event, auth, ...duration }) {
  const ids = new UlidCounter();
  return drive(
    Array.from({ length: connections }, () => socketCaller(url, ids, { event, auth })),
    duration,
  );
}

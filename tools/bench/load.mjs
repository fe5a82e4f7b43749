import { Agent, request } from 'node:http';
import { io } from 'socket.io-client';
import { ulid } from 'ulid';
import { percentiles } from './percentiles.mjs';

const COMMENTS = [
  'Muy buena atención, me resolvieron a la primera.',
  'Esperé veinte minutos y nadie contestó.',
  'El pan llegó frío y tarde.',
  'Todo bien, gracias.',
];

/** The body a customer's panel sends. */
export function submission(n) {
  return {
    submissionId: ulid(),
    rating: { scale: 'csat', value: 1 + (n % 5) },
    comment: COMMENTS[n % COMMENTS.length],
    context: { page: '/pedido', locale: 'es' },
  };
}

/**
 * Keeps `connections` callers busy, each sending its next as soon as the last was answered, and measures what came back.
 * @returns {Promise<{ perSecond: number, p50: number, p99: number, refused: number }>} latencies in milliseconds
 */
async function drive(callers, seconds, warmupSeconds) {
  const latencies = [];
  let refused = 0;
  const startAt = performance.now() + warmupSeconds * 1_000;
  const endAt = startAt + seconds * 1_000;
  let n = 0;
  await Promise.all(
    callers.map(async (call) => {
      for (let now = performance.now(); now < endAt;) {
        const sentAt = now;
        const ok = await call(n++);
        now = performance.now();
        if (sentAt < startAt || now > endAt) continue;
        if (ok) latencies.push(now - sentAt);
        else refused += 1;
      }
    }),
  );
  return { perSecond: Math.round(latencies.length / seconds), ...percentiles(latencies), refused };
}

/** Posts JSON over kept-alive connections. */
export async function httpLoad(url, { connections, seconds, warmupSeconds = 1, body = submission }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port, pathname } = new URL(url);
  const post = (n) =>
    new Promise((resolve, reject) => {
      const payload = JSON.stringify(body(n));
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) };
      const sent = request({ agent, hostname, port, path: pathname, method: 'POST', headers }, (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode < 300));
      });
      sent.once('error', reject);
      sent.end(payload);
    });
  try {
    return await drive(
      Array.from({ length: connections }, () => post),
      seconds,
      warmupSeconds,
    );
  } finally {
    agent.destroy();
  }
}

/** Emits with acknowledgement over one WebSocket a connection. */
export async function socketLoad(url, { connections, seconds, warmupSeconds = 1, auth, event, body = submission }) {
  const sockets = await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise((resolve, reject) => {
          const socket = io(url, { auth, transports: ['websocket'], forceNew: true, reconnection: false });
          socket.once('connect', () => resolve(socket));
          socket.once('connect_error', reject);
        }),
    ),
  );
  try {
    const callers = sockets.map((socket) => async (n) => !(await socket.emitWithAck(event, body(n))).error);
    return await drive(callers, seconds, warmupSeconds);
  } finally {
    for (const socket of sockets) socket.disconnect();
  }
}

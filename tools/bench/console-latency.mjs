import { io } from 'socket.io-client';
import { submission } from './submission.mjs';
import { percentiles } from './percentiles.mjs';

/** Signs in as a manager's browser would. @returns the cookie header */
async function signIn({ url, firstRun }) {
  const response = await fetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-pulso-console': '1', origin: url },
    body: JSON.stringify({ email: firstRun.email, password: firstRun.password }),
  });
  if (!response.ok) throw new Error(`Sign-in answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const connected = (socket) => new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));

/**
 * Sends at a steady rate over sockets and notes, for each submission, when its acknowledgement came, when an open console was told of it and when
 * that console was told what it means.
 */
export async function consoleLatency(installation, { rate, seconds }) {
  const { url, firstRun } = installation;
  const watcher = io(`${url}/console`, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: await signIn(installation), origin: url },
  });
  const customer = io(`${url}/feedback`, { transports: ['websocket'], forceNew: true, auth: { touchpoint: firstRun.demoTouchpointKey } });
  await Promise.all([connected(watcher), connected(customer)]);
  const shownAt = new Map();
  const analyzedAt = new Map();
  watcher.on('feedback:received', ({ items }) => items.forEach(({ id }) => shownAt.set(id, performance.now())));
  watcher.on('feedback:analyzed', ({ items }) => items.forEach(({ id }) => analyzedAt.set(id, performance.now())));
  const sent = [];
  const startedAt = performance.now();
  const acks = [];
  for (let n = 0; n < rate * seconds; n++) {
    const wait = startedAt + (n * 1_000) / rate - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const at = performance.now();
    acks.push(
      customer.emitWithAck('feedback:submit', submission(n)).then((answer) => {
        if (answer.feedbackId) sent.push({ id: answer.feedbackId, at, ackMs: performance.now() - at });
      }),
    );
  }
  await Promise.all(acks);
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline && sent.some(({ id }) => !analyzedAt.has(id)))
    await new Promise((resolve) => setTimeout(resolve, 100));
  watcher.disconnect();
  customer.disconnect();
  const since = (times) => sent.filter(({ id }) => times.has(id)).map(({ id, at }) => times.get(id) - at);
  return {
    sent: rate * seconds,
    acked: sent.length,
    shown: since(shownAt).length,
    analyzed: since(analyzedAt).length,
    ack: percentiles(sent.map(({ ackMs }) => ackMs)),
    visible: percentiles(since(shownAt)),
    analysis: percentiles(since(analyzedAt)),
  };
}

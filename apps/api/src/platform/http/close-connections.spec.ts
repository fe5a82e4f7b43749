import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { closingConnections } from './close-connections.js';

it('does not wait for a connection that never said a word, and lets a request be answered', async () => {
  const server = http.createServer((_, response) => setTimeout(() => response.end('done'), 300));
  const closing = closingConnections(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const silent = net.connect(port, '127.0.0.1').on('error', () => {});
  await new Promise((resolve) => silent.once('connect', resolve));
  const answer = fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } }).then((response) => response.text());
  await sleep(100);
  const startedAt = Date.now();
  await closing(() => new Promise((resolve) => server.close(() => resolve())));
  expect(Date.now() - startedAt).toBeLessThan(5_000);
  expect(await answer).toBe('done');
});

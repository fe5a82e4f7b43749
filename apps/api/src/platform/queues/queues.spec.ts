import { canaryJob } from '@pulso/contracts';
import { v7 as uuidv7 } from 'uuid';
import { sendPromptly } from '../../modules/delivery/queue-delivery.js';
import { Log } from '../logging/log.js';
import { openRedisBackend, type QueueBackend } from './queue-backend.js';
import { QueueConnection } from './queue-connection.js';
import { Queues } from './queues.js';

describe('while Redis is away', () => {
  let backend: QueueBackend;
  let queues: Queues;
  beforeAll(() => {
    // Nothing listens there.
    backend = openRedisBackend('redis://127.0.0.1:1');
    queues = new Queues(new QueueConnection(backend.connection), new Log('silent'));
  });

  it('does not keep whoever asks how many wait', async () => {
    await expect(queues.waiting(canaryJob)).rejects.toThrow('did not answer');
  }, 10_000);

  it('does not keep a request whose messages the sweep will find', async () => {
    const started = performance.now();
    await sendPromptly(queues, uuidv7(), [uuidv7(), uuidv7()]);
    expect(performance.now() - started).toBeLessThan(3_000);
  }, 10_000);

  it('does not keep the program from stopping', async () => {
    const started = performance.now();
    await queues.onApplicationShutdown();
    await backend.close();
    expect(performance.now() - started).toBeLessThan(7_000);
  }, 20_000);
});

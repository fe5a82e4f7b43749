import { setTimeout as sleep } from 'node:timers/promises';
import { SignInThrottle } from '../src/modules/identity/sign-in-throttle.js';
import { RedisServer } from './chaos/redis-server.js';

const ignored = () => undefined;
const outcome = (attempt: Promise<void>) =>
  attempt.then(
    () => 'taken',
    (error: { code?: string }) => error.code,
  );

it('counts for all replicas together, and each for itself while Redis is away', async () => {
  const redis = await RedisServer.start();
  const replicas = [0, 1].map(() => new SignInThrottle({ queue: { backend: 'redis', url: redis.url } }));
  const [one, other] = replicas as [SignInThrottle, SignInThrottle];
  try {
    await sleep(500);
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await outcome((attempt % 2 ? one : other).take('ana@example.com', '203.0.113.1', ignored))).toBe('taken');
    expect(await outcome(one.take('ana@example.com', '203.0.113.1', ignored))).toBe('request.too-many');
    expect(await outcome(other.take('ana@example.com', '203.0.113.1', ignored))).toBe('request.too-many');
    expect(await redis.client.keys('*ana*')).toEqual([]);
    await other.giveBack('ana@example.com', '203.0.113.1', ignored);
    expect(await outcome(one.take('ana@example.com', '203.0.113.1', ignored))).toBe('taken');
  } finally {
    await redis.stop();
  }
  try {
    const outcomes: unknown[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) outcomes.push(await outcome(one.take('eva@example.com', '203.0.113.2', ignored)));
    expect(outcomes).toEqual(['taken', 'taken', 'taken', 'taken', 'taken', 'request.too-many']);
  } finally {
    for (const replica of replicas) replica.onApplicationShutdown();
  }
});

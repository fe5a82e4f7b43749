import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './pulso-process.js';

const CANDIDATES = [process.env.PULSO_TEST_REDIS_SERVER, '/usr/bin/redis-server', '/usr/local/bin/redis-server', '/usr/bin/valkey-server'];

/** Where redis-server is on this machine; null when there is none. */
export const REDIS_SERVER = CANDIDATES.find((file) => file !== undefined && existsSync(file)) ?? null;

/** A real Redis of a test's own, with an append-only file as production has it. */
export class RedisServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly url: string,
    /** A client for what the test does to it. */
    readonly client: Redis,
  ) {}

  static async start(): Promise<RedisServer> {
    if (REDIS_SERVER === null) throw new Error('There is no redis-server here (apt-get install redis-server)');
    const folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-redis-'));
    const port = await freePort();
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', ''];
    const child = spawn(REDIS_SERVER, [...settings, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
    const url = `redis://127.0.0.1:${port}/0`;
    const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
    client.on('error', () => {});
    const server = new RedisServer(child, folder, url, client);
    try {
      await Promise.race([client.ping(), sleep(10_000).then(() => Promise.reject(new Error('redis-server does not answer')))]);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  async stop(): Promise<void> {
    this.client.disconnect();
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const closed = new Promise((resolve) => this.child.once('close', resolve));
      this.child.kill('SIGKILL');
      await closed;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

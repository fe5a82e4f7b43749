import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { isAlive, startMark } from './live-process.js';

const self = () => `${process.pid}:${startMark(process.pid)}`;

function isLiveHolder(text: string): boolean {
  const [pid = '', mark = ''] = text.split(':');
  return isAlive(Number(pid)) && (mark === '' || startMark(Number(pid)) === mark);
}

/** Notes that this process uses the server. `release` says whether no other living process does. */
export function registerUse(folder: string): { release(): boolean } {
  mkdirSync(folder, { recursive: true });
  const mine = path.join(folder, `${process.pid}-${randomUUID()}`);
  writeFileSync(mine, self());
  return {
    release() {
      rmSync(mine, { force: true });
      const others = readdirSync(folder).map((name) => path.join(folder, name));
      const living = others.filter((file) => isLiveHolder(readFileSync(file, 'utf8')));
      for (const file of others) if (!living.includes(file)) rmSync(file, { force: true });
      return living.length === 0;
    },
  };
}

const LOCK_WAIT_MS = 120_000;

/** Runs `work` while no other living process starts or stops the same server; the lock of a dead one is taken over. */
export async function withStartLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    try {
      writeFileSync(lock, self(), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    let holder = '';
    try {
      holder = readFileSync(lock, 'utf8');
    } catch {
      continue;
    }
    // Empty is a lock between its creation and its first byte; it gets a moment before it counts as dead.
    if (holder === '') await sleep(100);
    if (!isLiveHolder(holder)) {
      rmSync(lock, { force: true });
    } else if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(`Another process (${holder.split(':')[0]}) has been starting the same database for two minutes.`);
    } else {
      await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

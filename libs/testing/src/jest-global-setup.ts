import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PREFIX = 'pulso-test-';

/**
 * One throw-away cluster for the whole Jest run. Jest loads this file outside its module system, so it only makes the
 * folder; the first spec that asks for a database starts the server, and the entry under `users` keeps it alive for all.
 */
export default function setup(): void {
  removeAbandoned();
  const folder = mkdtempSync(path.join(os.tmpdir(), PREFIX));
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, 'users'));
  writeFileSync(path.join(folder, 'users', 'jest'), `${process.pid}:`);
  process.env.PULSO_TEST_CLUSTER = folder;
}

/** Ends and removes the clusters of runs that were killed before they could. */
function removeAbandoned(): void {
  for (const name of readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(os.tmpdir(), name);
    const read = (...parts: string[]) => attempt(() => readFileSync(path.join(folder, ...parts), 'utf8'));
    const owner = Number.parseInt(read('users', 'jest') ?? '', 10);
    if (!owner || attempt(() => process.kill(owner, 0))) continue;
    const server = Number.parseInt(read('cluster', 'postmaster.pid') ?? '', 10);
    const isIts = attempt(() => readlinkSync(`/proc/${server}/cwd`)) === path.join(folder, 'cluster');
    if (isIts) attempt(() => process.kill(server, 'SIGKILL'));
    attempt(() => rmSync(folder, { recursive: true, force: true }));
  }
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

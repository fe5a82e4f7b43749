import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * One throw-away cluster for the whole Jest run. Jest loads this file outside its module system, so it only makes the
 * folder; the first spec that asks for a database starts the server, and the entry under `users` keeps it alive for all.
 */
export default function setup(): void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-test-'));
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, 'users'));
  writeFileSync(path.join(folder, 'users', 'jest'), `${process.pid}:`);
  process.env.PULSO_TEST_CLUSTER = folder;
}

import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stops the run's cluster without ceremony, since nothing in it is kept, and removes its folder. */
export default async function teardown(): Promise<void> {
  const folder = process.env.PULSO_TEST_CLUSTER;
  if (folder === undefined) return;
  const pidFile = path.join(folder, 'cluster', 'postmaster.pid');
  if (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGQUIT');
    for (let waited = 0; existsSync(pidFile) && waited < 10_000; waited += 20) await sleep(20);
  }
  rmSync(folder, { recursive: true, force: true });
}

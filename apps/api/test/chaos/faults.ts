import { setTimeout as sleep } from 'node:timers/promises';
import { onDatabase } from './final-state.js';
import type { Ledger } from './ledger.js';
import type { SeededRandom } from './nemesis.js';
import { isRunning, postgresChildren, postmasterPid, signalIfThere } from './postgres-processes.js';
import type { PulsoProcess } from './pulso-process.js';

const PATIENCE_MS = 30_000;

/** Waits until it holds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limitMs = PATIENCE_MS): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`After ${limitMs / 1000} s still not: ${what}`);
    await sleep(50);
  }
}

/** Waits until something sent after this moment was acknowledged. */
export function untilAckedAfter(ledger: Ledger, moment: number): Promise<void> {
  return until('an acknowledgement after the fault', () => (ledger.ackedAtMs.at(-1) ?? 0) > moment);
}

/** Kills one of these that is ready; waits for one if none is. @returns when */
export async function killOne(processes: readonly PulsoProcess[], random: SeededRandom): Promise<number> {
  let ready: PulsoProcess[] = [];
  await until('one process to kill is ready', async () => {
    const states = await Promise.all(processes.map((one) => one.isReady()));
    ready = processes.filter((_, index) => states[index]);
    return ready.length > 0;
  });
  random.pick(ready).kill();
  return Date.now();
}

/**
 * Kills one of these at the worst moment: tasks are claimed and read, and their commit waits for a table this test holds.
 * @returns when
 */
export function killBeforeCommit(ownerUrl: string, processes: readonly PulsoProcess[]): Promise<number> {
  return onDatabase(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('LOCK TABLE slice IN SHARE MODE');
    const waiting = async () => {
      const { rows } = await client.query(
        `SELECT count(*)::int AS n FROM pg_locks WHERE relation = 'slice'::regclass AND NOT granted AND mode = 'RowExclusiveLock'`,
      );
      return rows[0].n > 0;
    };
    await until('a commit waits for the table', waiting);
    for (const one of processes) one.kill();
    const killedAt = Date.now();
    await client.query('ROLLBACK');
    return killedAt;
  });
}

export const POSTGRES_FAULTS = ['backend', 'checkpointer', 'immediate'] as const;

/** Crashes a server: a killed child makes it start over with recovery, `immediate` ends it without a checkpoint. @returns when */
export async function crashPostgres(dataDir: string, fault: (typeof POSTGRES_FAULTS)[number], random: SeededRandom): Promise<number> {
  const postmaster = postmasterPid(dataDir);
  if (postmaster === null) throw new Error('There is no server to crash');
  if (fault === 'immediate') {
    signalIfThere(postmaster, 'SIGQUIT');
    await until('the server is gone', () => !isRunning(postmaster));
    return Date.now();
  }
  const pattern = fault === 'backend' ? /pulso_(app|dispatch)/ : /checkpointer/;
  let victims: { pid: number }[] = [];
  await until(`there is a ${fault}`, () => (victims = postgresChildren(postmaster).filter(({ title }) => pattern.test(title))).length > 0);
  signalIfThere(random.pick(victims).pid, 'SIGKILL');
  return Date.now();
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The pid of the server of an embedded cluster, as its pid file has it; null when there is none. */
export function postmasterPid(dataDir: string): number | null {
  try {
    return Number(readFileSync(path.join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]) || null;
  } catch {
    return null;
  }
}

/** The URL of the cluster's owner, from the files in its folder, without becoming one of its users. */
export function embeddedOwnerUrl(dataDir: string): string {
  const read = (name: string) => readFileSync(path.join(dataDir, name), 'utf8').trim();
  return `postgres://pulso:${read('password')}@127.0.0.1:${read('port')}/pulso`;
}

/** Children of a server by what they do: `checkpointer`, `walwriter`, or the database user of a backend. */
export function postgresChildren(postmaster: number): { pid: number; title: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        if (parent !== postmaster) return [];
        const title = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return [{ pid: Number(name), title }];
      } catch {
        return [];
      }
    });
}

export function signalIfThere(pid: number | null | undefined, signal: NodeJS.Signals): void {
  if (!pid) return;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether this process is there and not merely unreaped. */
export function isRunning(pid: number | null): boolean {
  if (pid === null) return false;
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Kills a server and every child of it at once, as a power cut would. */
export async function killPostgres(dataDir: string): Promise<void> {
  const postmaster = postmasterPid(dataDir);
  if (postmaster === null) return;
  const children = postgresChildren(postmaster);
  for (const pid of [postmaster, ...children.map(({ pid: child }) => child)]) signalIfThere(pid, 'SIGKILL');
  for (let waited = 0; isRunning(postmaster) && waited < 5_000; waited += 20) await sleep(20);
}

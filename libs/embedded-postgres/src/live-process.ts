import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

const HAS_PROC = existsSync('/proc/self/status');

/** A zombie is not alive: in a container nothing may ever reap it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (!HAS_PROC) return true;
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Tells this process from a later one that was given the same pid; empty where the system does not say. */
export function startMark(pid: number): string {
  if (!HAS_PROC) return '';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22, start time in clock ticks; the name in field 2 may hold spaces, hence the cut after its bracket.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** Whether `pid` is a live PostgreSQL server of this very cluster, and not a stranger that inherited its pid. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (!HAS_PROC)
    return (
      spawnSync('ps', ['-p', String(pid), '-o', 'command='])
        .stdout?.toString()
        .includes('postgres') ?? true
    );
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type { ServerUser } from './server-user.js';

/** What lies in the data folder. The cluster belongs to the server's user, all else to whoever started it. */
export interface ClusterFiles {
  readonly root: string;
  readonly cluster: string;
  /** Where a first start builds the cluster; renamed to `cluster` when it is whole. */
  readonly unfinished: string;
  /** The owner's password, mode 0600. */
  readonly password: string;
  readonly initPassword: string;
  readonly port: string;
  readonly log: string;
  readonly startLock: string;
  /** One file per process that uses the server; the last one out stops it. */
  readonly users: string;
}

export function clusterFiles(dataDir: string): ClusterFiles {
  const root = path.resolve(dataDir);
  const at = (name: string) => path.join(root, name);
  return {
    root,
    cluster: at('cluster'),
    unfinished: at('cluster.init'),
    password: at('password'),
    initPassword: at('password.init'),
    port: at('port'),
    log: at('server.log'),
    startLock: at('start.lock'),
    users: at('users'),
  };
}

/** A fresh folder only the server's user enters, as PostgreSQL insists. */
export function makePrivateFolder(folder: string, user: ServerUser | null): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
}

export function writeSecret(file: string, text: string, user: ServerUser | null = null): void {
  rmSync(file, { force: true });
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  if (user) chownSync(file, user.uid, user.gid);
}

export interface PostmasterPid {
  readonly pid: number;
  readonly port: number;
  /** `starting`, `ready`, `stopping`, or empty while the file is being written. */
  readonly status: string;
}

/** What the server says about itself in its own pid file, which may be stale. */
export function readPostmasterPid(cluster: string): PostmasterPid | null {
  let lines: string[];
  try {
    lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() } : null;
}

const LOG_LIMIT_BYTES = 5 * 1024 * 1024;
const OLD_LOGS = 3;

/** server.log moves to server.log.1 … .3 when a start finds it over 5 MiB. */
export function rotateLog(log: string): void {
  if (!existsSync(log) || statSync(log).size < LOG_LIMIT_BYTES) return;
  for (let n = OLD_LOGS; n > 1; n -= 1) {
    if (existsSync(`${log}.${n - 1}`)) renameSync(`${log}.${n - 1}`, `${log}.${n}`);
  }
  renameSync(log, `${log}.1`);
}

/** The port of the last run while it is free, else a random free one, noted for the next run. */
export async function choosePort(file: string): Promise<number> {
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (last > 0 && (await bind(last))) || (await bind(0));
  if (port === null) throw new Error('No free port on 127.0.0.1');
  writeFileSync(file, String(port));
  return port;
}

function bind(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const { port: bound } = server.address() as net.AddressInfo;
      server.close(() => resolve(bound));
    });
  });
}

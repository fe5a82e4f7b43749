import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { jest } from '@jest/globals';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');
const PULSO = path.join(REPOSITORY, 'apps/api/bin/pulso.mjs');
const SECOND_START_MS = 6_000;
/** A crashed database first flushes all its files, which a busy disk makes long. */
const PATIENCE_MS = 120_000;

jest.setTimeout(3 * PATIENCE_MS);

let folder: string;
let port: number;
const children: ChildProcess[] = [];

beforeEach(async () => {
  // 0700, as /root is: the database server's user cannot enter it.
  folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-start-'));
  port = await freePort();
});

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) await stop(child, 'SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address() as net.AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
}

function launch(more: Record<string, string> = {}, command: readonly string[] = [process.execPath, PULSO, 'start']): Started {
  const env = {
    PATH: process.env.PATH,
    LANG: 'en_US.UTF-8',
    PORT: String(port),
    PULSO_DATA_DIR: path.join(folder, 'data'),
    PULSO_DEMO: 'false',
    LOG_LEVEL: 'warn',
    ...more,
  };
  const child = spawn(command[0]!, command.slice(1), { env, cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  return { child, said: () => output };
}

/** Fails when the program ends first, unless its end is what is waited for. */
async function until(started: Started, condition: () => boolean, mayEnd = false): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!condition()) {
    const isOver = (!mayEnd && started.child.exitCode !== null) || Date.now() > deadline;
    if (isOver) throw new Error(`It did not come to that (exit code ${started.child.exitCode}):\n${started.said()}`);
    await sleep(20);
  }
}

async function startUntilReady(more: Record<string, string> = {}): Promise<Started> {
  const started = launch(more);
  await until(started, () => started.said().includes('Ctrl-C'));
  return started;
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const over = once(child, 'exit');
  child.kill(signal);
  const [code] = await over;
  return code;
}

/** How long a program stood in line for a processor: the machine's time, not the program's. 0 where the system does not say. */
function queuedMs({ pid }: ChildProcess): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
}

const postmasterFile = () => path.join(folder, 'data/postgres/cluster/postmaster.pid');
const postmaster = () => Number(readFileSync(postmasterFile(), 'utf8').split('\n')[0]);
const isReady = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200;

it('starts from nothing, says where and how to get in, and stops with nothing left behind', async () => {
  const started = await startUntilReady();
  expect(await isReady()).toBe(true);
  const file = path.join(folder, 'data/first-run.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const firstRun = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  expect(firstRun.url).toBe(`http://localhost:${port}`);
  for (const text of [firstRun.url!, firstRun.email!, firstRun.password!, '/demo', '/docs']) expect(started.said()).toContain(text);
  const pid = postmaster();
  expect(await stop(started.child, 'SIGINT')).toBe(0);
  expect(started.said()).toContain('All stopped.');
  expect(existsSync(postmasterFile())).toBe(false);
  expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);

  // The best of three, since other work on the machine is not what is measured.
  let fastestMs = Infinity;
  for (let round = 1; round <= 3 && fastestMs > SECOND_START_MS; round += 1) {
    const startedAt = Date.now();
    const again = await startUntilReady();
    fastestMs = Math.min(fastestMs, Date.now() - startedAt - queuedMs(again.child));
    expect(again.said()).toContain(firstRun.password);
    await stop(again.child, 'SIGTERM');
  }
  expect(fastestMs).toBeLessThan(SECOND_START_MS);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(firstRun);
});

it('comes back by itself after everything was killed', async () => {
  const { child } = await startUntilReady();
  const over = once(child, 'exit');
  process.kill(postmaster(), 'SIGKILL');
  child.kill('SIGKILL');
  await over;
  expect(existsSync(postmasterFile())).toBe(true);
  await startUntilReady();
  expect(await isReady()).toBe(true);
});

it('uses the database on that outlived the program, and stops it in the end', async () => {
  const { child } = await startUntilReady();
  const pid = postmaster();
  const over = once(child, 'exit');
  child.kill('SIGKILL');
  await over;
  const again = await startUntilReady();
  expect(postmaster()).toBe(pid);
  expect(await stop(again.child, 'SIGTERM')).toBe(0);
  expect(existsSync(postmasterFile())).toBe(false);
});

it('stops when npm is told to, although npm tells only its shell', async () => {
  const started = launch({}, ['npm', 'start']);
  await until(started, () => started.said().includes('Ctrl-C'));
  started.child.kill('SIGTERM');
  await until(started, () => !existsSync(postmasterFile()), true);
  await expect(isReady()).rejects.toThrow(/fetch failed/);
});

it('stops cleanly while it is still starting', async () => {
  const started = launch();
  await until(started, () => started.said().includes('Starting PostgreSQL'));
  expect(await stop(started.child, 'SIGINT')).toBe(0);
  expect(existsSync(postmasterFile())).toBe(false);
});

it('says in one line that the port is taken, before it starts anything', async () => {
  const other = net.createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  try {
    const { child, said } = launch();
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(said().trim()).toBe(`Port ${port} is taken: choose another with PORT=…`);
    expect(existsSync(postmasterFile())).toBe(false);
  } finally {
    other.close();
  }
});

it('says what is wrong with the environment, all of it', async () => {
  const { child, said } = launch({ ROLE: 'worker', LOG_LEVEL: 'loud' });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'PULSO_SECRET_KEY', 'LOG_LEVEL']) expect(said()).toContain(`- ${name} `);
});

it('says in one line that it may not write', async () => {
  // Nobody writes there, root included.
  const { child, said } = launch({ PULSO_DATA_DIR: '/proc/sys/pulso' });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(said().trim().split('\n')).toEqual([expect.stringMatching(/read-only|Not permitted: .*\/proc\/sys/)]);
});

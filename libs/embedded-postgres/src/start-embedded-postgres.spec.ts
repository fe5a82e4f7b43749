import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { clusterFiles } from './cluster-files.js';
import { findBinaries } from './native-binaries.js';
import { chooseServerUser } from './server-user.js';
import { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './start-embedded-postgres.js';

const isRoot = process.getuid?.() === 0;

let folder: string;
const started: EmbeddedPostgres[] = [];

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'pulso-pg-')));
  chmodSync(folder, 0o755);
});

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres'), durable: false, ...options });
  started.push(server);
  return server;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const canConnect = (url: string) =>
  query(url, 'SELECT 1').then(
    () => true,
    () => false,
  );

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('The condition did not come true within 30 s');
    await sleep(50);
  }
}

it('keeps data, port and password over a restart, in UTF-8 whatever the host is set to', async () => {
  const first = await start();
  expect(first.adopted).toBe(false);
  await query(first.url, `CREATE TABLE kept (word text); INSERT INTO kept VALUES ('ñandú')`);
  await first.stop();
  expect(await canConnect(first.url)).toBe(false);
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'SELECT word, length(word) FROM kept')).toEqual([{ word: 'ñandú', length: 5 }]);
  expect(
    await query(
      second.url,
      `SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = 'pulso'`,
    ),
  ).toEqual([{ datlocprovider: 'b', datlocale: 'C.UTF-8', encoding: 'UTF8' }]);
  expect(await query(second.url, 'SHOW max_connections')).toEqual([{ max_connections: '200' }]);
  expect(statSync(clusterFiles(path.join(folder, 'postgres')).password).mode & 0o777).toBe(0o600);
});

it('is durable unless told otherwise, and takes settings', async () => {
  const server = await start({ durable: true, settings: { work_mem: '5MB' } });
  expect(await query(server.url, `SELECT current_setting('fsync') AS fsync, current_setting('work_mem') AS work_mem`)).toEqual([
    { fsync: 'on', work_mem: '5MB' },
  ]);
});

it('takes another port when a stranger holds the last one', async () => {
  const first = await start();
  await first.stop();
  const stranger = createServer().listen(first.port, '127.0.0.1');
  await once(stranger, 'listening');
  try {
    const second = await start();
    expect(second.port).not.toBe(first.port);
    expect(await canConnect(second.url)).toBe(true);
  } finally {
    stranger.close();
  }
});

it('brings a killed server back on the same port, with all that was committed', async () => {
  const steps: string[] = [];
  const server = await start({ durable: true, onProgress: (step) => steps.push(step) });
  await query(server.url, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
  const { pid } = server;
  process.kill(pid, 'SIGKILL');
  await until(async () => server.pid !== pid && (await canConnect(server.url)));
  expect(await query(server.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
  expect(steps).toContain('restarting');
});

it('uses on the server of a parent that was killed', async () => {
  const dataDir = path.join(folder, 'postgres');
  const prepared = await start();
  const { port } = prepared;
  await prepared.stop();
  const cluster = path.join(dataDir, 'cluster');
  const { uid, gid } = statSync(cluster);
  const orphan = spawn(await postgresProgram(), ['-D', cluster, '-p', String(port), '-c', 'unix_socket_directories='], {
    ...(isRoot && { uid, gid }),
    env: { LC_ALL: 'C', TZ: 'UTC' },
    cwd: cluster,
    stdio: 'ignore',
    detached: true,
  });
  await until(() => canConnect(prepared.url));
  const adopter = await start();
  expect(adopter).toMatchObject({ adopted: true, pid: orphan.pid, url: prepared.url });
  await adopter.stop();
  expect(await canConnect(prepared.url)).toBe(false);
});

it('starts past a pid file that names a live stranger', async () => {
  const first = await start();
  await first.stop();
  const cluster = path.join(folder, 'postgres', 'cluster');
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...(isRoot && { uid: statSync(cluster).uid, gid: statSync(cluster).gid }) });
  try {
    writeFileSync(
      path.join(cluster, 'postmaster.pid'),
      `${stranger.pid}\n${cluster}\n1700000000\n${first.port}\n\n127.0.0.1\n\nready   \n`,
    );
    expect(await canConnect((await start()).url)).toBe(true);
  } finally {
    stranger.kill();
  }
});

it('leaves the server to another process that uses it, and the last one out stops it', async () => {
  const server = await start();
  const users = path.join(folder, 'postgres', 'users');
  writeFileSync(path.join(users, '1-someone'), '1:');
  await server.stop();
  expect(await canConnect(server.url)).toBe(true);
  rmSync(path.join(users, '1-someone'));
  const last = await start();
  expect(last.adopted).toBe(true);
  await last.stop();
  expect(await canConnect(server.url)).toBe(false);
});

it('forgets users and locks of processes that died', async () => {
  const server = await start();
  const users = path.join(folder, 'postgres', 'users');
  writeFileSync(path.join(users, 'dead'), `${process.pid}:1`);
  writeFileSync(path.join(folder, 'postgres', 'start.lock'), `${process.pid}:1`);
  await server.stop();
  expect(await canConnect(server.url)).toBe(false);
  expect(readdirSync(users)).toEqual([]);
});

it('starts over after an interrupted first start', async () => {
  const dataDir = path.join(folder, 'postgres');
  mkdirSync(path.join(dataDir, 'cluster.init', 'base'), { recursive: true });
  mkdirSync(path.join(dataDir, 'cluster'));
  writeFileSync(path.join(dataDir, 'password.init'), 'left behind');
  expect(await canConnect((await start()).url)).toBe(true);
  expect(existsSync(path.join(dataDir, 'password.init'))).toBe(false);
  expect(existsSync(path.join(dataDir, 'cluster.init'))).toBe(false);
});

it('refuses the files of another major version in one clear line', async () => {
  const dataDir = path.join(folder, 'postgres');
  mkdirSync(path.join(dataDir, 'cluster'), { recursive: true });
  writeFileSync(path.join(dataDir, 'cluster', 'PG_VERSION'), '16\n');
  await expect(start()).rejects.toThrow(/written by PostgreSQL 16, this Pulso runs 18/);
});

it('says what the server said when it cannot start', async () => {
  await expect(start({ settings: { shared_buffers: 'plenty' } })).rejects.toThrow(/server\.log says: .*shared_buffers/);
});

it('rotates a log that has grown', async () => {
  const dataDir = path.join(folder, 'postgres');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path.join(dataDir, 'server.log'), Buffer.alloc(6 * 1024 * 1024, 'x'));
  await start();
  expect(statSync(path.join(dataDir, 'server.log.1')).size).toBe(6 * 1024 * 1024);
  expect(statSync(path.join(dataDir, 'server.log')).size).toBeLessThan(1024 * 1024);
});

function whenStartedByRoot(): void {
  it('runs as an ordinary user on data in a folder that user cannot enter', async () => {
    const locked = path.join(folder, 'locked');
    mkdirSync(locked, { mode: 0o700 });
    const dataDir = path.join(locked, 'checkout', '.pulso', 'postgres');
    const server = await start({ dataDir, durable: true });
    await query(server.url, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n; CHECKPOINT');
    expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0);
    expect(statSync(locked)).toMatchObject({ uid: 0, mode: 0o40700 });
    expect(existsSync(path.join(dataDir, 'cluster', 'PG_VERSION'))).toBe(true);
    const { pid } = server;
    process.kill(pid, 'SIGKILL');
    await until(async () => server.pid !== pid && (await canConnect(server.url)));
    await server.stop();
    const again = await start({ dataDir });
    expect(again.url).toBe(server.url);
    expect(await query(again.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
    // What opens files by name after the start: a configuration reload, a new database, parallel workers.
    expect(await query(again.url, 'SELECT pg_reload_conf()')).toEqual([{ pg_reload_conf: true }]);
    await query(again.url, 'CREATE DATABASE clone TEMPLATE template0');
    expect(await query(again.url.replace(/pulso$/, 'clone'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('runs as the account it is told, and says when that does not exist', async () => {
    const server = await start({ runAs: 'nobody' });
    expect(statSync(`/proc/${server.pid}`).uid).toBe(65534);
    await expect(start({ dataDir: path.join(folder, 'other'), runAs: 'no-such-user' })).rejects.toThrow(/no-such-user does not exist/);
  });

  it('takes a data folder an earlier account owned', async () => {
    const dataDir = path.join(folder, 'postgres');
    mkdirSync(dataDir);
    chownSync(dataDir, 65534, 65534);
    expect(await canConnect((await start()).url)).toBe(true);
    expect(readFileSync(path.join(dataDir, 'port'), 'utf8')).toMatch(/^\d+$/);
  });
}

// An ordinary user cannot run them, and needs none of what they show.
if (isRoot) describe('started by root', whenStartedByRoot);

async function postgresProgram(): Promise<string> {
  return path.join(await findBinaries(chooseServerUser(), folder, () => {}), 'bin', 'postgres');
}

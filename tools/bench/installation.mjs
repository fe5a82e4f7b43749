import { startEmbeddedPostgres } from '@pulso/embedded-postgres';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort, startNode, waitForOk } from './processes.mjs';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
const PULSO = path.join(REPOSITORY, 'apps/api/bin/pulso.mjs');

/** Limits out of the way: what is measured is the path, not its throttle. */
const OPEN_LIMITS = Object.fromEntries(
  ['RATE_PER_KEY', 'BURST_PER_KEY', 'RATE_PER_IP', 'BURST_PER_IP'].map((name) => [`PULSO_INTAKE_${name}`, '1000000']),
);
const SECRET = 'benchmark-secret-of-more-than-thirty-two-bytes';

export function temporaryFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-bench-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One process with everything embedded, as `npm start` runs it. */
export async function startEmbedded(dataDir, env = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = startNode(PULSO, ['start'], {
    PORT: String(port),
    PUBLIC_URL: url,
    PULSO_DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    ...OPEN_LIMITS,
    ...env,
  });
  await waitForOk(`${url}/readyz`, child);
  const readyMs = performance.now() - startedAt;
  const firstRun = JSON.parse(readFileSync(path.join(dataDir, 'first-run.json'), 'utf8'));
  return { ...child, url, readyMs, firstRun };
}

/** A durable database server of the benchmark's own. */
export function startDatabase(folder) {
  return startEmbeddedPostgres({ dataDir: path.join(folder, 'database') });
}

/** @returns {Promise<{ url: string, stop: () => void } | null>} null when no redis-server is installed */
export async function startRedis() {
  if (spawnSync('redis-server', ['--version']).status !== 0) return null;
  const port = await freePort();
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  });
  return { url: `redis://127.0.0.1:${port}`, stop: () => child.kill('SIGTERM') };
}

/** One process of a split installation: `api` or `worker`. */
export async function startRole(role, { databaseUrl, redisUrl, dataDir }) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startNode(PULSO, ['start'], {
    ROLE: role,
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PULSO_DATA_DIR: dataDir,
    PULSO_SECRET_KEY: SECRET,
    LOG_LEVEL: 'warn',
    ...OPEN_LIMITS,
  });
  await waitForOk(`${url}/readyz`, child);
  return { ...child, url };
}

export async function startBare(databaseUrl) {
  const port = await freePort();
  const child = startNode(path.join(import.meta.dirname, 'bare-server.mjs'), [], { PORT: String(port), BENCH_DATABASE_URL: databaseUrl });
  await waitForOk(`http://127.0.0.1:${port}/healthz`, child);
  return { ...child, url: `http://127.0.0.1:${port}` };
}

export function builtSizes() {
  const read = (app) => {
    try {
      return JSON.parse(readFileSync(path.join(REPOSITORY, `apps/${app}/dist/sizes.json`), 'utf8'));
    } catch {
      return null;
    }
  };
  return { widget: read('widget'), web: read('web') };
}

/**
 * `npm run bench`: measures the main job beside the limit of the same machine in the same run, prints the figures and writes docs/benchmarks.md.
 * Loopback only, bounded in time; about six minutes on two cores.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { consoleLatency } from './console-latency.mjs';
import { builtSizes, startBare, startDatabase, startEmbedded, startRedis, startRole, temporaryFolder } from './installation.mjs';
import { httpLoad, socketLoad } from './load.mjs';
import { median } from './percentiles.mjs';
import { pgbenchInserts } from './pgbench.mjs';
import { residentMegabytes } from './processes.mjs';
import { report } from './report.mjs';

const ROUNDS = 3;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const BACKLOG = 20_000;

const say = (line) => console.error(line);
const cleanups = [];
const keep = (stop) => cleanups.push(stop);

/** The middle of each figure over the rounds; the kinds take turns so that a slow moment hits all of them. */
async function interleaved(kinds) {
  const results = Object.fromEntries(Object.keys(kinds).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) for (const [name, run] of Object.entries(kinds)) results[name].push(await run());
  return Object.fromEntries(
    Object.entries(results).map(([name, runs]) => [
      name,
      {
        perSecond: median(runs.map((run) => run.perSecond)),
        p50: median(runs.map((run) => run.p50)),
        p99: median(runs.map((run) => run.p99)),
        refused: runs.reduce((sum, run) => sum + run.refused, 0),
      },
    ]),
  );
}

async function measureStart(figures) {
  const { folder, remove } = temporaryFolder();
  keep(remove);
  const dataDir = path.join(folder, 'data');
  const first = await startEmbedded(dataDir);
  say(`first start ${Math.round(first.readyMs)} ms`);
  await first.stop();
  const second = await startEmbedded(dataDir);
  keep(() => second.stop());
  say(`second start ${Math.round(second.readyMs)} ms`);
  figures.start = { firstMs: first.readyMs, secondMs: second.readyMs };
  await sleep(5_000);
  figures.memory = { idleMb: residentMegabytes(second.pid) };
  figures.console = await consoleLatency(second, { rate: 100, seconds: 15 });
  figures.memory.loadedMb = residentMegabytes(second.pid);
  say(`console ${JSON.stringify(figures.console)}`);
  await second.stop();
}

function intakeKinds(api, bare, key, connections) {
  const options = { connections, seconds: SECONDS };
  return {
    bareHttp: () => httpLoad(`${bare.url}/insert`, options),
    pulsoHttp: () => httpLoad(`${api.url}/v1/touchpoints/${key}/feedback`, options),
    bareEcho: () => socketLoad(bare.url, { ...options, event: 'echo' }),
    pulsoSocket: () => socketLoad(`${api.url}/feedback`, { ...options, auth: { touchpoint: key }, event: 'feedback:submit' }),
  };
}

async function openTasks(client) {
  const { rows } = await client.query('SELECT count(*)::int AS n FROM analysis_task');
  return rows[0].n;
}

async function measureIntake(figures) {
  const redis = await startRedis();
  if (!redis) {
    say('redis-server is not installed: intake with idle workers is not measured');
    return;
  }
  keep(redis.stop);
  const { folder, remove } = temporaryFolder();
  const database = await startDatabase(folder);
  keep(async () => {
    await database.stop();
    remove();
  });
  const parts = { databaseUrl: database.url, redisUrl: redis.url, dataDir: path.join(folder, 'data') };
  const api = await startRole('api', parts);
  keep(() => api.stop());
  const bare = await startBare(database.url);
  keep(() => bare.stop());
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  keep(() => client.end());
  const { rows } = await client.query('SELECT public_key FROM touchpoint ORDER BY created_at LIMIT 1');
  const key = rows[0].public_key;
  figures.pgbench = await pgbenchInserts(database.url, SECONDS);
  figures.intake = {};
  for (const connections of [1, 10, 50]) {
    figures.intake[connections] = await interleaved(intakeKinds(api, bare, key, connections));
    say(`intake at ${connections}: ${JSON.stringify(figures.intake[connections])}`);
  }
  let worker = await startRole('worker', parts);
  figures.draining = await interleaved(intakeKinds(api, bare, key, 50));
  say(`intake while draining: ${JSON.stringify(figures.draining)}`);
  figures.memory.apiLoadedMb = residentMegabytes(api.pid);
  figures.memory.workerLoadedMb = residentMegabytes(worker.pid);
  await worker.stop();
  while ((await openTasks(client)) < BACKLOG)
    await httpLoad(`${api.url}/v1/touchpoints/${key}/feedback`, { connections: 50, seconds: 1, warmupSeconds: 0 });
  const backlog = await openTasks(client);
  const startedAt = performance.now();
  worker = await startRole('worker', parts);
  keep(() => worker.stop());
  const readyAt = performance.now();
  while ((await openTasks(client)) > backlog - BACKLOG) {
    if (performance.now() - readyAt > 300_000) throw new Error('The backlog did not drain within five minutes.');
    await sleep(100);
  }
  figures.drain = { tasks: BACKLOG, seconds: (performance.now() - startedAt) / 1_000 };
  say(`drain ${JSON.stringify(figures.drain)}`);
}

const figures = {
  machine: { cpus: os.cpus().length, model: os.cpus()[0]?.model, node: process.version, date: new Date().toISOString().slice(0, 10) },
  sizes: builtSizes(),
};
try {
  await measureStart(figures);
  await measureIntake(figures);
  const text = report(figures, { rounds: ROUNDS, seconds: SECONDS });
  console.log(text);
  writeFileSync(path.resolve(import.meta.dirname, '../../docs/benchmarks.md'), text);
} finally {
  for (const stop of cleanups.reverse()) await Promise.resolve(stop()).catch((error) => say(String(error)));
}

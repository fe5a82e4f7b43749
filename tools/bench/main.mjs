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
import { cpuSeconds, residentMegabytes } from './processes.mjs';
import { report } from './report.mjs';

const ROUNDS = 5;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const BACKLOG = 20_000;

const say = (line) => console.error(line);
const cleanups = [];
const keep = (stop) => cleanups.push(stop);

function ownCpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** A load, and the CPU that each part of it used for one answer. */
async function weighed(load, server, database) {
  const seconds = () => ({ server: cpuSeconds(server.pid), database: cpuSeconds(database.pid), load: ownCpuSeconds() });
  const before = seconds();
  const result = await load();
  const after = seconds();
  const microseconds = (part) => ((after[part] - before[part]) * 1e6) / result.answered;
  return { ...result, cpu: Object.fromEntries(Object.keys(before).map((part) => [part, microseconds(part)])) };
}

/**
 * The middle of each figure over the rounds, after one that is not counted, for compilers and caches. The kinds take turns, so that a slow moment hits
 * all of them, and each is held against the limit of its own round.
 */
async function interleaved(kinds) {
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const results = {};
    for (const [name, run] of Object.entries(kinds)) results[name] = await run();
    if (round > 0) rounds.push(results);
  }
  return Object.fromEntries(
    Object.keys(kinds).map((name) => {
      const middle = (figure) => median(rounds.map((results) => figure(results[name])));
      return [
        name,
        {
          perSecond: middle((run) => run.perSecond),
          p50: middle((run) => run.p50),
          p99: middle((run) => run.p99),
          ratio: median(rounds.map((results) => results[name].perSecond / results.bareHttp.perSecond)),
          cpu: Object.fromEntries(['server', 'database', 'load'].map((part) => [part, middle((run) => run.cpu[part])])),
          refused: rounds.reduce((total, results) => total + results[name].refused, 0),
        },
      ];
    }),
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

function intakeKinds({ api, bare, key, database }, connections) {
  const options = { connections, seconds: SECONDS };
  const socket = { ...options, auth: { touchpoint: key }, event: 'feedback:submit' };
  return {
    bareHttp: () => weighed(() => httpLoad(`${bare.url}/insert`, options), bare, database),
    pulsoHttp: () => weighed(() => httpLoad(`${api.url}/v1/touchpoints/${key}/feedback`, options), api, database),
    bareEcho: () => weighed(() => socketLoad(bare.url, { ...options, event: 'echo' }), bare, database),
    pulsoSocket: () => weighed(() => socketLoad(`${api.url}/feedback`, socket), api, database),
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
  const roleOptions = { databaseUrl: database.url, redisUrl: redis.url, dataDir: path.join(folder, 'data') };
  const api = await startRole('api', roleOptions);
  keep(() => api.stop());
  const bare = await startBare(database.url);
  keep(() => bare.stop());
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  keep(() => client.end());
  const { rows } = await client.query('SELECT organization_id, id, service_id, public_key FROM touchpoint ORDER BY created_at LIMIT 1');
  const [touchpoint] = rows;
  const key = touchpoint.public_key;
  figures.pgbench = await pgbenchInserts(database.url, touchpoint, SECONDS);
  const parts = { api, bare, key, database };
  figures.intake = {};
  for (const connections of [1, 10, 50]) {
    figures.intake[connections] = await interleaved(intakeKinds(parts, connections));
    say(`intake at ${connections}: ${JSON.stringify(figures.intake[connections])}`);
  }
  let worker = await startRole('worker', roleOptions);
  figures.draining = await interleaved(intakeKinds(parts, 50));
  say(`intake while draining: ${JSON.stringify(figures.draining)}`);
  figures.memory.apiLoadedMb = residentMegabytes(api.pid);
  figures.memory.workerLoadedMb = residentMegabytes(worker.pid);
  await worker.stop();
  while ((await openTasks(client)) < BACKLOG)
    await httpLoad(`${api.url}/v1/touchpoints/${key}/feedback`, { connections: 50, seconds: 1, warmupSeconds: 0 });
  const backlog = await openTasks(client);
  const startedAt = performance.now();
  worker = await startRole('worker', roleOptions);
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

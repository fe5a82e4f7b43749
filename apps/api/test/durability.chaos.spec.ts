import { writeFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cluster, type ClusterOptions } from './chaos/cluster.js';
import { conclude, type Findings } from './chaos/experiment.js';
import { crashPostgres, killBeforeCommit, killOne, POSTGRES_FAULTS, until, untilAckedAfter } from './chaos/faults.js';
import { onDatabase } from './chaos/final-state.js';
import { Ledger } from './chaos/ledger.js';
import { Load, type LoadOptions } from './chaos/load.js';
import { rounds, seeded, type SeededRandom } from './chaos/nemesis.js';
import { killPostgres } from './chaos/postgres-processes.js';

const LIMIT = 300_000 * Math.max(1, rounds(1));
/** Every fault is over by then without an operator. */
const RECOVERY_SECONDS = 30;

let cluster: Cluster | undefined;
let load: Load | undefined;

afterEach(async () => {
  await load?.abandon();
  await cluster?.stop();
  cluster = load = undefined;
}, 60_000);

interface Underway {
  readonly cluster: Cluster;
  readonly ledger: Ledger;
  readonly load: Load;
  readonly random: SeededRandom;
}

async function underLoad(name: string, options: ClusterOptions, over: Partial<LoadOptions> = {}): Promise<Underway> {
  const random = seeded(name);
  const started = (cluster = await Cluster.start(options));
  const ledger = new Ledger();
  const begun = (load = new Load({ urls: started.urls, publicKey: started.organization.publicKey, ledger, random, ...over }));
  await sleep(500);
  return { cluster: started, ledger, load: begun, random };
}

/** Nothing lost, nothing doubled, nothing left over, nobody answered with a failure of the program's own. */
function expectNothingHappened({ violations, openTasks, dead }: Findings, ledger: Ledger): void {
  expect(violations).toEqual([]);
  expect({ openTasks, dead }).toEqual({ openTasks: 0, dead: 0 });
  expect(ledger.bugs()).toEqual([]);
  expect({ unknown: ledger.count('info'), refused: ledger.count('fail') }).toEqual({ unknown: 0, refused: 0 });
  expect(ledger.count('ok')).toBeGreaterThan(50);
}

const BACKENDS = [
  ['redis', { backend: 'redis', api: 1, workers: 2 }],
  ['postgres', { backend: 'postgres' }],
] as const satisfies readonly (readonly [string, ClusterOptions])[];

it(
  'E1: an API that is killed under load loses and doubles nothing it acknowledged',
  async () => {
    const name = 'E1 api kill -9 (redis)';
    const { cluster, ledger, load, random } = await underLoad(name, { backend: 'redis', api: 2, workers: 1 });
    const faults: number[] = [];
    for (let round = rounds(8); round > 0; round--) {
      faults.push(await killOne(cluster.apis, random));
      await sleep(random.between(500, 1_500));
    }
    await untilAckedAfter(ledger, faults.at(-1)!);
    await load.stop();
    expectNothingHappened(await conclude({ name, cluster, ledger, faults }), ledger);
  },
  LIMIT,
);

it.each(BACKENDS)(
  'E2: a worker that is killed leaves no feedback unread and none measured twice (%s)',
  async (backend, options) => {
    const name = `E2 worker kill -9 (${backend})`;
    const { cluster, ledger, load, random } = await underLoad(name, options);
    const faults: number[] = [];
    for (let round = rounds(8); round > 0; round--) {
      if (round % 2 === 0) {
        faults.push(await killOne(cluster.workers, random));
      } else {
        await Promise.all(cluster.workers.map((one) => one.ready()));
        faults.push(await killBeforeCommit(cluster.ownerUrl, cluster.workers));
      }
      await sleep(random.between(200, 1_200));
    }
    await untilAckedAfter(ledger, faults.at(-1)!);
    await load.stop();
    expectNothingHappened(await conclude({ name, cluster, ledger, faults }), ledger);
  },
  LIMIT,
);

it.each(BACKENDS)(
  'E3: a database that crashes loses nothing, and work goes on by itself (%s)',
  async (backend, options) => {
    const name = `E3 postgres crash (${backend})`;
    const { cluster, ledger, load, random } = await underLoad(name, options);
    const faults: number[] = [];
    for (let round = 0; round < rounds(3); round++) {
      const crashedAt = await crashPostgres(cluster.postgresFolder, POSTGRES_FAULTS[round % POSTGRES_FAULTS.length]!, random);
      faults.push(crashedAt);
      await untilAckedAfter(ledger, crashedAt);
      await sleep(random.between(500, 1_500));
    }
    await load.stop();
    const findings = await conclude({ name, cluster, ledger, faults });
    expectNothingHappened(findings, ledger);
    expect(findings.slowestAckSeconds).toBeLessThan(RECOVERY_SECONDS);
    expect(findings.slowestAnalysisSeconds).toBeLessThan(RECOVERY_SECONDS);
  },
  LIMIT,
);

it(
  'E3: workers that start while the database is away end with one line, and work when it is back',
  async () => {
    const name = 'E3 workers started without a database (redis)';
    const { cluster, ledger, load } = await underLoad(name, { backend: 'redis', api: 1, workers: 1 });
    const [worker] = cluster.workers;
    await cluster.stopPostgres();
    worker!.kill();
    const endedBefore = worker!.exits.length;
    await until('the worker gave up twice', () => worker!.exits.length >= endedBefore + 3);
    expect(worker!.exits.slice(endedBefore + 1)).toEqual(expect.arrayContaining([1]));
    const backAt = Date.now();
    await cluster.startPostgres();
    await untilAckedAfter(ledger, backAt);
    await load.stop();
    const findings = await conclude({ name, cluster, ledger, faults: [backAt] });
    expectNothingHappened(findings, ledger);
    expect(findings.slowestAnalysisSeconds).toBeLessThan(RECOVERY_SECONDS);
  },
  LIMIT,
);

it(
  'E5: jobs that Redis forgot are done all the same',
  async () => {
    const name = 'E5 FLUSHALL';
    const { cluster, ledger, load } = await underLoad(name, { backend: 'redis', api: 1, workers: 1 }, { pauseMs: 0 });
    const [worker] = cluster.workers;
    await worker!.killForGood();
    await until('a backlog', () => ledger.count('ok') > 400, 60_000);
    await load.stop();
    worker!.revive();
    const dispatched = () =>
      onDatabase(cluster.ownerUrl, async (client) => {
        const { rows } = await client.query(
          `SELECT count(*)::int AS n FROM analysis_task WHERE state = 'dispatched' AND lease_token IS NULL`,
        );
        return rows[0].n as number;
      });
    await until('jobs are on their way', async () => (await dispatched()) > 0, 60_000);
    await cluster.redis!.client.flushall();
    const flushedAt = Date.now();
    expectNothingHappened(await conclude({ name, cluster, ledger, faults: [flushedAt] }), ledger);
  },
  LIMIT,
);

it(
  'comes back by itself after everything was killed at once, whatever the pid file says',
  async () => {
    const name = 'kill -9 of everything (postgres)';
    const { cluster, ledger, load, random } = await underLoad(name, { backend: 'postgres' });
    const [all] = cluster.processes;
    const faults: number[] = [];
    for (let round = 0; round < rounds(2); round++) {
      await Promise.all([all!.killForGood(), killPostgres(cluster.postgresFolder)]);
      faults.push(Date.now());
      // A stranger has been given the pid meanwhile.
      if (round % 2 === 1) namePidFile(cluster.postgresFolder, process.pid);
      all!.revive();
      await untilAckedAfter(ledger, faults.at(-1)!);
      await sleep(random.between(300, 1_000));
    }
    await load.stop();
    const findings = await conclude({ name, cluster, ledger, faults });
    expectNothingHappened(findings, ledger);
    expect(findings.slowestAckSeconds).toBeLessThan(RECOVERY_SECONDS);
  },
  LIMIT,
);

function namePidFile(dataDir: string, pid: number): void {
  const file = path.join(dataDir, 'cluster', 'postmaster.pid');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(pid)));
}

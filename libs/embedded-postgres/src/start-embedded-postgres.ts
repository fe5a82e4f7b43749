import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { spawnOnCluster } from './cluster-access.js';
import { choosePort, clusterFiles, readPostmasterPid, rotateLog, type ClusterFiles } from './cluster-files.js';
import { registerUse, withStartLock } from './cluster-use.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { hasCluster, initCluster, OWNER } from './init-cluster.js';
import { isPostmasterOf } from './live-process.js';
import { findBinaries } from './native-binaries.js';
import { chooseServerUser, type ServerUser } from './server-user.js';

/** What is being waited for. `restarting`: the server vanished while in use and is being brought back. */
export type EmbeddedPostgresStep = 'copying' | 'initializing' | 'starting' | 'recovering' | 'restarting';

export interface EmbeddedPostgresOptions {
  /** Folder that holds the cluster, its password, port and log; made when missing. */
  readonly dataDir: string;
  /** False only for data that may be lost with the machine: no fsync at all. Default true. */
  readonly durable?: boolean;
  /** When root starts it: the account the server runs as. Default `postgres`, else `nobody`. */
  readonly runAs?: string;
  readonly onProgress?: (step: EmbeddedPostgresStep) => void;
  /** Further server settings, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** Connects as the owner of the database `pulso`, who is a superuser. */
  readonly url: string;
  readonly port: number;
  /** The server's process now; another after it was brought back. */
  readonly pid: number;
  /** True when a server of an earlier process was found alive and is used on. */
  readonly adopted: boolean;
  /** Stops the server, unless another living process uses it too. */
  stop(): Promise<void>;
}

const DATABASE = 'pulso';
const START_MS = 60_000;
/** Crash recovery replays the log and may take long on a slow disk. */
const RECOVERY_MS = 600_000;
const STOP_MS = 30_000;
const WATCH_MS = 500;

/** What a killed server's last children, or whoever just took the port, make it say for a moment. */
const PASSING_CAUSES = /lock file|in use|could not (?:bind|create any TCP)/;

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  max_connections: '200',
  // The queue's tables turn over completely within seconds.
  autovacuum_naptime: '5s',
  // The server's log must never hold the text of a feedback, which rows and statements do.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};
const NOT_DURABLE: Readonly<Record<string, string>> = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * A real PostgreSQL of this program's own, on loopback only. Keeps its port over restarts, uses on a server that outlived
 * a killed process, brings back one that was killed, and recovers by itself after a crash of everything.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const files = clusterFiles(options.dataDir);
  mkdirSync(files.root, { recursive: true });
  const server = new Server(files, chooseServerUser(options.runAs), options);
  const adopted = await withStartLock(files.startLock, () => server.start());
  return server.handle(adopted);
}

class Server {
  private pid = 0;
  private port = 0;
  private stopping = false;
  private use: ReturnType<typeof registerUse> | undefined;

  constructor(
    private readonly files: ClusterFiles,
    private readonly user: ServerUser | null,
    private readonly options: EmbeddedPostgresOptions,
  ) {}

  /** True when the server was there already. */
  async start(): Promise<boolean> {
    const { files, user, options } = this;
    const native = await findBinaries(user, files.root, () => options.onProgress?.('copying'));
    rmSync(files.initPassword, { force: true });
    if (!hasCluster(files)) {
      options.onProgress?.('initializing');
      await initCluster(files, native, user, options.durable ?? true);
    }
    const adopted = await this.bringUp(native);
    await this.createDatabase();
    this.use = registerUse(files.users);
    this.watch(native);
    return adopted;
  }

  handle(adopted: boolean): EmbeddedPostgres {
    const pid = () => this.pid;
    return {
      url: this.url(DATABASE),
      port: this.port,
      get pid() {
        return pid();
      },
      adopted,
      stop: () => this.stop(),
    };
  }

  private url(database: string): string {
    return `postgres://${OWNER}:${readFileSync(this.files.password, 'utf8').trim()}@127.0.0.1:${this.port}/${database}`;
  }

  /** Waits until this cluster's server answers, starting it when there is none; true when it did not have to. */
  private async bringUp(native: string): Promise<boolean> {
    const { cluster } = this.files;
    const startedAt = Date.now();
    let failures = 0;
    let child: ReturnType<typeof spawnOnCluster> | undefined;
    let spawnError: Error | undefined;
    for (;;) {
      const state = readPostmasterPid(cluster);
      const isOurs = state !== null && isPostmasterOf(state.pid, cluster);
      if (isOurs && state.status === 'ready') {
        this.port = state.port;
        if (await this.answers()) {
          this.pid = state.pid;
          return child === undefined;
        }
      }
      if (spawnError) throw new EmbeddedPostgresError(`PostgreSQL could not be run: ${spawnError.message}`);
      const hasExited = child === undefined || child.exitCode !== null || child.signalCode !== null;
      if (!isOurs && hasExited) {
        if (child !== undefined) failures += 1;
        // A pid file that names a zombie or a stranger would make PostgreSQL refuse to start for as long as that lives.
        rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
        // A clean stop removes the file, so one that is left tells of a crash.
        if (child === undefined) this.options.onProgress?.(state === null ? 'starting' : 'recovering');
        child = await this.spawn(native);
        child.once('error', (error) => (spawnError = error));
      }
      const isHopeless = failures > 2 && !PASSING_CAUSES.test(this.lastComplaint());
      if (isHopeless || Date.now() - startedAt > (isOurs ? RECOVERY_MS : START_MS)) {
        throw new EmbeddedPostgresError(`PostgreSQL did not start; ${this.files.log} says: ${this.lastComplaint()}`);
      }
      await sleep(Math.min(20 * (failures + 1), 500));
    }
  }

  private async spawn(native: string): Promise<ReturnType<typeof spawnOnCluster>> {
    const { files, user, options } = this;
    rotateLog(files.log);
    // Once the url is handed out the port must stay.
    if (this.pid === 0) this.port = await choosePort(files.port);
    const settings = { ...SETTINGS, ...(options.durable === false ? NOT_DURABLE : {}), ...options.settings, port: String(this.port) };
    const log = openSync(files.log, 'a', 0o600);
    try {
      const child = spawnOnCluster({
        program: path.join(native, 'bin', 'postgres'),
        cluster: files.cluster,
        user,
        output: { stdio: log },
        args: (cluster) => ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      });
      child.unref();
      return child;
    } finally {
      closeSync(log);
    }
  }

  private lastComplaint(): string {
    const log = existsSync(this.files.log) ? readFileSync(this.files.log, 'utf8').trim().split('\n') : [];
    return log.filter((line) => /FATAL|PANIC|ERROR/.test(line)).at(-1) ?? log.at(-1) ?? 'it wrote nothing';
  }

  private async answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url('postgres'), connectionTimeoutMillis: 5_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => {});
    }
  }

  private async createDatabase(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url('postgres') });
    await client.connect();
    try {
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    } finally {
      await client.end();
    }
  }

  private watch(native: string): void {
    let isBusy = false;
    const timer = setInterval(() => {
      if (this.stopping) return clearInterval(timer);
      if (isBusy || isPostmasterOf(this.pid, this.files.cluster)) return;
      isBusy = true;
      this.options.onProgress?.('restarting');
      withStartLock(this.files.startLock, async () => {
        if (!this.stopping) await this.bringUp(native);
      })
        // The next tick tries again; a data folder that was removed stays gone.
        .catch(() => {})
        .finally(() => (isBusy = false));
    }, WATCH_MS);
    timer.unref();
  }

  private async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    await withStartLock(this.files.startLock, async () => {
      if (this.use?.release() === false) return;
      const { cluster } = this.files;
      const pid = readPostmasterPid(cluster)?.pid;
      if (pid === undefined || !isPostmasterOf(pid, cluster)) return;
      // SIGINT: end the sessions, write a checkpoint, leave. SIGQUIT: leave now, and recover at the next start.
      signal(pid, 'SIGINT');
      const deadline = Date.now() + STOP_MS;
      while (isPostmasterOf(pid, cluster)) {
        if (Date.now() > deadline) signal(pid, 'SIGQUIT');
        await sleep(20);
      }
    });
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { mayReach, type ServerUser } from './server-user.js';

/** Where the server writes its messages: a file descriptor, or a pipe for what is read at once. */
export interface ServerOutput {
  readonly stdio: number | 'pipe';
}

/**
 * Runs a PostgreSQL program on a cluster whose parent folders its user need not be able to enter (a checkout under /root).
 * Root opens the cluster folder and hands the open descriptor down: a path under /proc/self/fd starts at that folder, so
 * no parent is walked, in the server and in every process it forks. The working folder is set before the user changes.
 */
export function spawnOnCluster(options: {
  readonly program: string;
  readonly cluster: string;
  readonly user: ServerUser | null;
  readonly output: ServerOutput;
  /** Further files the program reads, each handed over as its own path. */
  readonly files?: readonly string[];
  readonly args: (cluster: string, files: readonly string[]) => string[];
}): ChildProcess {
  const { program, cluster, user, output, files = [] } = options;
  const { stdio } = output;
  // Nothing of LANG, LC_* or PG* is inherited: a cluster is the same on every host.
  const env = { PATH: process.env.PATH, HOME: cluster, LC_ALL: 'C', TZ: 'UTC', SystemRoot: process.env.SystemRoot };
  const common = { cwd: cluster, env, detached: stdio !== 'pipe', ...(user && { uid: user.uid, gid: user.gid }) };
  if (user === null || mayReach(user, path.dirname(cluster))) {
    return spawn(program, options.args(cluster, files), { ...common, stdio: ['ignore', stdio, stdio] });
  }
  if (process.platform !== 'linux') {
    throw new EmbeddedPostgresError(`The user ${user.name} cannot enter ${path.dirname(cluster)}: set PULSO_DATA_DIR to a folder it can.`);
  }
  const folder = openSync(cluster, constants.O_RDONLY | constants.O_DIRECTORY);
  const opened = files.map((file) => openSync(file, 'r'));
  const inherited: StdioOptions = ['ignore', stdio, stdio, folder, ...opened];
  try {
    return spawn(
      program,
      options.args(
        '/proc/self/fd/3',
        opened.map((_, index) => `/proc/self/fd/${4 + index}`),
      ),
      { ...common, stdio: inherited },
    );
  } finally {
    for (const descriptor of [folder, ...opened]) closeSync(descriptor);
  }
}

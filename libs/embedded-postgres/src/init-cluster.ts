import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { spawnOnCluster } from './cluster-access.js';
import { makePrivateFolder, writeSecret, type ClusterFiles } from './cluster-files.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { ServerUser } from './server-user.js';

/** The major version whose files these binaries read; another needs a dump and a restore. */
export const POSTGRES_MAJOR = '18';

/** The superuser that owns the database; its password is random and never leaves the data folder. */
export const OWNER = 'pulso';

/** False when there is no finished cluster yet. Throws when another major version wrote it. */
export function hasCluster(files: ClusterFiles): boolean {
  const marker = path.join(files.cluster, 'PG_VERSION');
  if (!existsSync(marker)) return false;
  const version = readFileSync(marker, 'utf8').trim();
  if (version !== POSTGRES_MAJOR) {
    throw new EmbeddedPostgresError(
      `${files.cluster} was written by PostgreSQL ${version}, this Pulso runs ${POSTGRES_MAJOR}: back up with the Pulso that wrote it and restore here.`,
    );
  }
  if (!existsSync(files.password))
    throw new EmbeddedPostgresError(`${files.password} is missing: without it the database cannot be opened.`);
  return true;
}

/** Builds the cluster beside its final place, so that an interrupted first start leaves nothing half-made behind. */
export async function initCluster(files: ClusterFiles, native: string, user: ServerUser | null, durable: boolean): Promise<void> {
  const password = randomBytes(24).toString('base64url');
  makePrivateFolder(files.unfinished, user);
  writeSecret(files.password, password);
  writeSecret(files.initPassword, password, user);
  try {
    await run(files, native, user, durable);
  } finally {
    rmSync(files.initPassword, { force: true });
  }
  rmSync(files.cluster, { recursive: true, force: true });
  renameSync(files.unfinished, files.cluster);
}

async function run(files: ClusterFiles, native: string, user: ServerUser | null, durable: boolean): Promise<void> {
  const child = spawnOnCluster({
    program: path.join(native, 'bin', 'initdb'),
    cluster: files.unfinished,
    user,
    output: { stdio: 'pipe' },
    files: [files.initPassword],
    args: (cluster, [passwordFile]) => [
      ...['-D', cluster, '-U', OWNER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      ...(durable ? [] : ['--no-sync']),
    ],
  });
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (output += text.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(new EmbeddedPostgresError(`PostgreSQL's initdb could not run: ${error.message}`)));
    child.once('close', resolve);
  });
  if (code !== 0) throw new EmbeddedPostgresError(`PostgreSQL's initdb failed: ${output.trim().split('\n').slice(-3).join(' · ')}`);
}

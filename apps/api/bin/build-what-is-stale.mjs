import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const isSpanish = new Intl.DateTimeFormat().resolvedOptions().locale.startsWith('es');
const say = (spanish, english) => process.stderr.write(`${isSpanish ? spanish : english}\n`);

/** Not part of what is built: build results, installed packages, tests. */
const IGNORED = /^(?:node_modules|dist|test|coverage|.*\.spec\.tsx?|.*\.md)$/;
const SHARED = ['package-lock.json', '.swcrc', 'tsconfig.base.json', 'nx.json'];

/**
 * Builds when the sources differ from those of the last build. False when that failed.
 * Where nothing can be built (a pruned image, a read-only tree) the build that is there is used.
 */
export async function buildWhatIsStale(repository) {
  const nx = path.join(repository, 'node_modules/nx/dist/bin/nx.js');
  const stamp = path.join(repository, '.nx/pulso-build');
  const projects = listProjects(repository);
  const isBuilt = projects.every((project) => existsSync(path.join(project, 'dist')));
  if (isBuilt && !existsSync(nx)) return true;
  const fingerprint = fingerprintOf(repository, projects);
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return true;
  if (!existsSync(nx)) {
    say('Falta instalar: ejecute npm ci.', 'Not installed yet: run npm ci.');
    return false;
  }
  if (!isWritable(repository)) {
    if (isBuilt) return true;
    say(`No se puede construir: ${repository} es de solo lectura.`, `Cannot build: ${repository} is read-only.`);
    return false;
  }
  say('Construyendo Pulso (la primera vez, o tras un cambio)…', 'Building Pulso (the first time, or after a change)…');
  if (!(await runBuild(repository, nx))) return false;
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
  return true;
}

/** Folders of the workspaces that have something to build. */
function listProjects(repository) {
  return ['libs', 'apps'].flatMap((group) =>
    readdirSync(path.join(repository, group), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(repository, group, entry.name))
      .filter((folder) => {
        const manifest = path.join(folder, 'package.json');
        return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).scripts?.build !== undefined;
      }),
  );
}

/** By content, so that a fresh copy or checkout of the same sources is not stale. */
function fingerprintOf(repository, projects) {
  const hash = createHash('sha256').update(process.versions.modules);
  const add = (file) => hash.update(`\0${path.relative(repository, file)}\0`).update(readFileSync(file));
  const walk = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !IGNORED.test(name));
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const at = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(at);
      else if (entry.isFile()) add(at);
    }
  };
  for (const file of SHARED.map((name) => path.join(repository, name))) if (existsSync(file)) add(file);
  for (const project of projects) walk(project);
  return hash.digest('hex');
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** One line a finished project; the whole output only when something failed. */
function runBuild(repository, nx) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [nx, 'run-many', '-t', 'build', '--output-style=static'], {
      cwd: repository,
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let unfinished = '';
    const read = (chunk) => {
      output += chunk;
      const lines = (unfinished + chunk).split('\n');
      unfinished = lines.pop();
      for (const line of lines) {
        const [, project] = /^> nx run (\S+):build/.exec(line) ?? [];
        if (project) process.stderr.write(`  ✔ ${project}\n`);
      }
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', (error) => {
      say(`No se pudo construir: ${error.message}`, `The build could not run: ${error.message}`);
      resolve(false);
    });
    child.once('close', (code) => {
      if (code !== 0) process.stderr.write(output);
      if (code !== 0) say('La construcción falló.', 'The build failed.');
      resolve(code === 0);
    });
  });
}

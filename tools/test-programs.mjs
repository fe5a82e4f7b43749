import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

/** Programs some suites need besides npm's packages, where tests find them, and Debian's names for them. */
const PROGRAMS = {
  chromium: {
    variable: 'PULSO_TEST_CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    packages: ['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji'],
  },
  'redis-server': { variable: 'PULSO_TEST_REDIS_SERVER', names: ['redis-server', 'valkey-server'], packages: ['redis-server'] },
};

/** Finds or, as root on Debian, installs them. The environment names where each one is. */
export async function ensureTestPrograms(say) {
  let missing = Object.keys(PROGRAMS).filter((name) => locate(PROGRAMS[name]) === null);
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`Installing ${missing.join(', ')}`);
    install(missing.flatMap((name) => PROGRAMS[name].packages));
    missing = missing.filter((name) => locate(PROGRAMS[name]) === null);
  }
  for (const name of missing)
    say(`There is no ${name} here: what needs it is skipped (apt-get install ${PROGRAMS[name].packages.join(' ')})`);
  const found = Object.values(PROGRAMS).flatMap((program) => {
    const file = locate(program);
    return file === null ? [] : [[program.variable, file]];
  });
  return { missing, environment: Object.fromEntries(found) };
}

function locate({ variable, names }) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [process.env[variable], ...names.flatMap((name) => folders.map((folder) => path.join(folder, name)))];
  return candidates.find((file) => file && isProgram(file)) ?? null;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install(packages) {
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const args = ['-o', 'Dpkg::Use-Pty=0', 'install', '-y', '--no-install-recommends', ...packages];
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', args, options);
}

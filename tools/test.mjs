// `npm test`: everything that must hold before a change is published. The last line alone sums up, the exit code agrees.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureTestPrograms } from './test-programs.mjs';
import { summaryLine, tally } from './test-summary.mjs';

const REPOSITORY = path.resolve(import.meta.dirname, '..');
const IS_CI = Boolean(process.env.CI) && process.env.CI !== 'false';
const STEP_LIMIT_MS = 20 * 60_000;
const bin = (...parts) => path.join(REPOSITORY, 'node_modules', ...parts);
const workers = `--maxWorkers=${Math.max(1, Math.min(4, os.availableParallelism()))}`;

const totals = { passed: 0, failed: 0, skipped: 0 };
const folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-npm-test-'));
const programs = await ensureTestPrograms((line) => console.log(line));
const environment = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', ...programs.environment };

/** Runs one program in a process group of its own, so that a step that hangs ends with all it started. */
function run(name, script, args, env = environment) {
  console.log(`\n── ${name}`);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...script, ...args], { cwd: REPOSITORY, env, stdio: 'inherit', detached: true });
    const limit = setTimeout(() => {
      console.error(`${name} took longer than ${STEP_LIMIT_MS / 60_000} minutes`);
      process.kill(-child.pid, 'SIGKILL');
    }, STEP_LIMIT_MS);
    const stop = () => process.kill(-child.pid, 'SIGTERM');
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.once('close', (code) => {
      clearTimeout(limit);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(code === 0);
    });
  });
}

async function check(name, script, args) {
  totals[(await run(name, [script], args)) ? 'passed' : 'failed'] += 1;
}

async function jest(name, projects, ...args) {
  const outputFile = path.join(folder, `${projects.join('-')}.json`);
  const flags = ['--ci', '--passWithNoTests', '--json', `--outputFile=${outputFile}`, '--selectProjects', ...projects, ...args];
  const isGreen = await run(name, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin('jest/bin/jest.js')], flags);
  tally(totals, readResults(outputFile), isGreen);
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

try {
  await check('format', bin('prettier/bin/prettier.cjs'), ['--check', '.']);
  await check('build', bin('nx/dist/bin/nx.js'), ['run-many', '-t', 'build']);
  await check('lint', bin('nx/dist/bin/nx.js'), ['run-many', '-t', 'lint']);
  await check('typecheck', bin('nx/dist/bin/nx.js'), ['run-many', '-t', 'typecheck']);
  await jest('unit and integration', ['unit', 'integration'], workers);
  if (programs.missing.includes('chromium')) {
    console.log('\n── end to end: skipped, there is no Chromium here');
    totals.skipped += 1;
  } else {
    await jest('end to end', ['e2e'], '-i');
  }
  await jest('faults', ['chaos'], '-i');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

if (IS_CI && totals.skipped > 0) {
  console.error(`\nCI skips nothing, and ${totals.skipped} were skipped`);
  totals.failed += 1;
}
console.log(`\n${summaryLine(totals)}`);
process.exit(totals.failed > 0 ? 1 : 0);

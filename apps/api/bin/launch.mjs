import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWhatIsStale } from './build-what-is-stale.mjs';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');

/** Runs the command line from the built program, building it first where its sources have changed. */
export async function launch() {
  endWithNpm();
  if (!(await buildWhatIsStale(REPOSITORY))) {
    process.exitCode = 1;
    return;
  }
  const { main } = await import(pathToFileURL(path.join(REPOSITORY, 'apps/api/dist/cli/main.js')).href);
  await main(process.argv);
}

/** Told to stop, npm tells the shell in between, which ends alone: whoever lost that shell stops as if told itself. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}

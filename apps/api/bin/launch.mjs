import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWhatIsStale } from './build-what-is-stale.mjs';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');

/** Runs the command line from the built program, building it first where its sources have changed. */
export async function launch() {
  if (!(await buildWhatIsStale(REPOSITORY))) {
    process.exitCode = 1;
    return;
  }
  const { main } = await import(pathToFileURL(path.join(REPOSITORY, 'apps/api/dist/cli/main.js')).href);
  await main(process.argv);
}

import { Command } from 'commander';
import type { Config } from '../config/config.js';
import { loadConfig } from '../config/env.js';
import { cliText } from './cli-text.js';
import { failureLine } from './failure-line.js';
import { openDatabase } from './open-database.js';

const text = cliText();
const report = (line: string) => console.error(line);

/** The `pulso` command line. Sets the exit code; prints one line, not a stack, for what a person can act on. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('pulso').description(text.commands.pulso);
  program
    .command('start')
    .description(text.commands.start)
    .action(() =>
      withConfig(async (config) => {
        const { start } = await import('./start.js');
        return start(config, report);
      }),
    );
  program
    .command('migrate')
    .description(text.commands.migrate)
    .action(() => withDatabase(async () => report(text.migrated)));
  program
    .command('backup')
    .argument('<file>')
    .description(text.commands.backup)
    .action((file: string) =>
      withDatabase(async (ownerUrl) => {
        const { backup } = await import('./backup.js');
        report(text.backedUp(countRows(await backup(ownerUrl, file)), file));
      }),
    );
  program
    .command('restore')
    .argument('<file>')
    .option('--replace', text.commands.replace)
    .description(text.commands.restore)
    .action((file: string, options: { replace?: boolean }) =>
      withDatabase(async (ownerUrl) => {
        const { restore } = await import('./restore.js');
        report(text.restored(countRows(await restore(ownerUrl, file, options)), file));
      }),
    );
  await program.parseAsync(argv);
}

async function withConfig(work: (config: Config) => Promise<number | void>): Promise<void> {
  let config: Config | null = null;
  let code: number;
  try {
    config = loadConfig();
    code = (await work(config)) ?? 0;
  } catch (error) {
    report(failureLine(error, config, text) ?? (error instanceof Error ? String(error.stack) : String(error)));
    code = 1;
  }
  // A handle that something forgot must not keep a stopped program alive.
  process.exit(code);
}

/** Runs `work` on a migrated database, an embedded one being started when it is not running. */
function withDatabase(work: (ownerUrl: string, config: Config) => Promise<void>): Promise<void> {
  return withConfig(async (config) => {
    const database = await openDatabase(config, (step) => report(text.step[step]));
    try {
      const { migrate } = await import('../platform/database/migrate.js');
      await migrate(database.ownerUrl);
      await work(database.ownerUrl, config);
    } finally {
      await database.close();
    }
  });
}

function countRows(tables: readonly { readonly rows: number }[]): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

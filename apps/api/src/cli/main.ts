import { DomainError } from '@pulso/kernel';
import { Command, InvalidArgumentError } from 'commander';
import type { Config } from '../config/config.js';
import { loadConfig } from '../config/env.js';
import { cliText } from './cli-text.js';
import { failureLine } from './failure-line.js';
import { readFirstRun } from './first-run-file.js';
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
  program
    .command('demo')
    .description(text.commands.demo)
    .action(() =>
      withDatabase(async (ownerUrl) => {
        const { demo } = await import('./demo.js');
        await demo(ownerUrl, report);
      }),
    );
  program
    .command('password')
    .argument('<email>')
    .description(text.commands.password)
    .action((email: string) =>
      withDatabase(async (ownerUrl) => {
        const { resetPassword } = await import('./password.js');
        report(text.newPassword(email, await resetPassword(ownerUrl, email)));
      }),
    );
  program
    .command('rebuild')
    .description(text.commands.rebuild)
    .action(() =>
      withDatabase(async (ownerUrl) => {
        const { rebuild } = await import('./rebuild.js');
        return rebuild(ownerUrl, report);
      }),
    );
  program
    .command('replay')
    .argument('<file>')
    .option('--touchpoint <key>', text.commands.touchpoint)
    .option('--rate <n>', text.commands.rate, positiveNumber, 50)
    .option('--connections <n>', text.commands.connections, positiveNumber, 10)
    .option('--limit <n>', text.commands.limit, positiveNumber)
    .option('--url <url>', text.commands.url)
    .description(text.commands.replay)
    .action((file: string, options: ReplayFlags) =>
      withConfig(async (config) => {
        const { replay } = await import('./replay.js');
        const firstRun = readFirstRun(config);
        const touchpoint = options.touchpoint ?? firstRun?.demoTouchpointKey;
        if (!touchpoint) throw new DomainError('replay.no-touchpoint', text.noTouchpoint);
        const url = (options.url ?? firstRun?.url ?? config.publicUrl).replace(/\/+$/, '');
        const { sent, acked, malformed } = await replay({ ...options, file, touchpoint, url }, report);
        return acked === sent && malformed === 0 ? 0 : 1;
      }),
    );
  program
    .command('score')
    .option('--llm', text.commands.llm)
    .description(text.commands.score)
    .action((options: { llm?: boolean }) =>
      withConfig(async (config) => {
        const { scoreStream } = await import('./score.js');
        const { loadLocalModel } = await import('../platform/llm/load-local-model.js');
        const llm = options.llm ? await openLlm(config) : undefined;
        return scoreStream({ input: process.stdin, output: process.stdout, errors: process.stderr, local: loadLocalModel(), llm });
      }),
    );
  await program.parseAsync(argv);
}

interface ReplayFlags {
  readonly touchpoint?: string;
  readonly rate: number;
  readonly connections: number;
  readonly limit?: number;
  readonly url?: string;
}

function positiveNumber(value: string): number {
  const number = Number(value);
  if (Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError(text.notPositive);
}

async function openLlm({ llm }: Config) {
  if (llm === null) throw new DomainError('score.no-llm', text.noLlm);
  const { OpenAiScorer } = await import('../platform/llm/open-ai-scorer.js');
  return new OpenAiScorer({ apiKey: llm.apiKey, baseURL: llm.baseUrl, model: llm.model, fetch: globalThis.fetch });
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
function withDatabase(work: (ownerUrl: string, config: Config) => Promise<number | void>): Promise<void> {
  return withConfig(async (config) => {
    const database = await openDatabase(config, (step) => report(text.step[step]));
    try {
      const { migrate } = await import('../platform/database/migrate.js');
      await migrate(database.ownerUrl);
      return await work(database.ownerUrl, config);
    } finally {
      await database.close();
    }
  });
}

function countRows(tables: readonly { readonly rows: number }[]): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

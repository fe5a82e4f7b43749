import net from 'node:net';
import path from 'node:path';
import type { Config } from '../config/config.js';
import { cliText } from './cli-text.js';
import { readFirstRun } from './first-run-file.js';
import { makeWritableFolder } from './make-writable-folder.js';
import { openDatabase } from './open-database.js';

/** What is stopped, in this order, when the program is told to stop. */
interface Running {
  close(): Promise<void>;
}

/**
 * Starts all of Pulso and stays until a signal stops it; the database is the first to start and the last to stop.
 * Returns the exit code. A second signal does not wait for what is under way.
 */
export async function start(config: Config, report: (line: string) => void, text = cliText()): Promise<number> {
  makeWritableFolder(config.dataDir);
  await requireFreePort(config);
  // Loading the program takes as long as starting its database.
  const program = import('../server.js');
  program.catch(() => {});
  const stopSignal = new StopSignal(() => report(text.stopping));
  const running: Running[] = [];
  let isForced = false;
  try {
    const database = await openDatabase(config, (step) => report(text.step[step]));
    running.push(database);
    const { startServer } = await program;
    if (!stopSignal.isSet) {
      const server = await startServer(config, database.ownerUrl, report);
      running.push(server);
      greet(server.url, config, report, text);
    }
    await stopSignal.first;
  } finally {
    const [database, server] = running;
    try {
      await Promise.race([server?.close(), stopSignal.second.then(() => (isForced = true))]);
    } finally {
      await database?.close();
      stopSignal.release();
    }
  }
  report(isForced ? text.forced : text.stopped);
  return isForced ? 130 : 0;
}

/** A closed terminal ends what it shows, but not what was started to outlive it (`nohup`). */
const SIGNALS: readonly NodeJS.Signals[] = process.stdout.isTTY ? ['SIGINT', 'SIGTERM', 'SIGHUP'] : ['SIGINT', 'SIGTERM'];

class StopSignal {
  isSet = false;
  readonly first: Promise<void>;
  readonly second: Promise<void>;
  private resolveFirst!: () => void;
  private resolveSecond!: () => void;

  constructor(private readonly onFirst: () => void) {
    this.first = new Promise((resolve) => (this.resolveFirst = resolve));
    this.second = new Promise((resolve) => (this.resolveSecond = resolve));
    for (const signal of SIGNALS) process.on(signal, this.listen);
  }

  private readonly listen = () => {
    if (this.isSet) return this.resolveSecond();
    this.isSet = true;
    this.onFirst();
    this.resolveFirst();
  };

  release(): void {
    for (const signal of SIGNALS) process.off(signal, this.listen);
  }
}

/** Says at once what the server would say only after the database is up. */
async function requireFreePort({ host, port }: Config): Promise<void> {
  if (port === 0) return;
  const probe = net.createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen({ host, port }, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

function greet(url: string, config: Config, report: (line: string) => void, text: ReturnType<typeof cliText>): void {
  report('');
  report(text.ready(url));
  if (config.role === 'worker') return;
  for (const [page, what] of text.pages) report(`  ${new URL(page, url).href}  ${what}`);
  const firstRun = readFirstRun(config);
  if (firstRun) report(text.credentials(firstRun.email, firstRun.password, shortPath(firstRun.file)));
  report(text.stopHint);
}

/** As seen from here when it lies below, else in full. */
function shortPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}

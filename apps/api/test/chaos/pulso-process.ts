import { spawn, type ChildProcess } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const REPOSITORY = path.resolve(import.meta.dirname, '../../../..');
const RESTART_MS = 200;
const READY_MS = 60_000;
const LOG_LINES = 200;

/** A port nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

let built: Promise<void> | undefined;

/** Builds what is stale, once in a test run. */
export function builtProgram(): Promise<void> {
  built ??= import(path.join(REPOSITORY, 'apps/api/bin/build-what-is-stale.mjs')).then(async ({ buildWhatIsStale }) => {
    if (!(await buildWhatIsStale(REPOSITORY))) throw new Error('The program cannot be built');
  });
  return built;
}

export interface PulsoProcessOptions {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** Starts it again whenever it ends, as a service manager would. */
  readonly supervised?: boolean;
  /** Through the command a person would type, which looks for a stale build first. */
  readonly asTyped?: boolean;
}

/** One process of the built program, started and ended by the test. */
export class PulsoProcess {
  private child: ChildProcess | undefined;
  private readonly log: string[] = [];
  private stopping = false;
  private ended: Promise<number | null> = Promise.resolve(null);
  /** How often it was started. */
  starts = 0;
  /** Exit codes of the times it ended by itself; null after a signal. */
  readonly exits: (number | null)[] = [];

  private constructor(
    readonly name: string,
    readonly port: number,
    private readonly options: PulsoProcessOptions,
  ) {}

  /** Spawns it and does not wait; `ready()` does. */
  static async spawn(options: PulsoProcessOptions): Promise<PulsoProcess> {
    await builtProgram();
    const one = new PulsoProcess(options.name, await freePort(), options);
    one.start();
    return one;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** The last lines it wrote, for a failure's message. */
  get tail(): string {
    return this.log.slice(-40).join('\n');
  }

  wrote(pattern: RegExp): boolean {
    return this.log.some((line) => pattern.test(line));
  }

  start(): void {
    this.starts += 1;
    const child = spawn(process.execPath, [...this.program(), 'start'], {
      cwd: REPOSITORY,
      env: this.env(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.log.push(...text.split('\n').filter((line) => line !== ''));
        if (this.log.length > LOG_LINES * 2) this.log.splice(0, LOG_LINES);
      });
    this.ended = new Promise((resolve) =>
      child.once('close', (code) => {
        resolve(code);
        if (this.child !== child || this.stopping) return;
        this.exits.push(code);
        if (this.options.supervised) setTimeout(() => !this.stopping && this.start(), RESTART_MS);
      }),
    );
  }

  /** Runs another command of the program beside it, in the same environment. */
  run(command: string): Promise<{ readonly code: number | null; readonly said: string }> {
    const child = spawn(process.execPath, [...this.program(), command], {
      cwd: REPOSITORY,
      env: this.env(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
  }

  private program(): string[] {
    if (this.options.asTyped) return [path.join(REPOSITORY, 'apps/api/bin/pulso.mjs')];
    const main = path.join(REPOSITORY, 'apps/api/dist/cli/main.js');
    return ['-e', `import(${JSON.stringify(main)}).then(({ main }) => main(process.argv))`, 'pulso'];
  }

  private env(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      LANG: 'en_US.UTF-8',
      LOG_LEVEL: 'warn',
      ...this.options.env,
      PORT: String(this.port),
      HOST: '127.0.0.1',
    };
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    if (this.isRunning) this.child?.kill(signal);
  }

  /** Whether it says right now that it is ready. */
  async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    await answer?.body?.cancel();
    return answer?.ok === true;
  }

  /**
   * Waits until it says that it is ready to serve and to work.
   * @param mayEnd how often it may end by itself before that is a failure
   */
  async ready(limitMs = READY_MS, mayEnd = Infinity): Promise<void> {
    const deadline = Date.now() + limitMs;
    while (!(await this.isReady())) {
      const isGone = this.stopping || this.exits.length > mayEnd || (!this.isRunning && !this.options.supervised);
      if (isGone || Date.now() > deadline) throw new Error(`${this.name} is not ready:\n${this.tail}`);
      await sleep(100);
    }
  }

  /** Ends it for good; by force when it does not go by itself. @returns its exit code, null when it had to be killed */
  async stop(signal: NodeJS.Signals = 'SIGTERM', limitMs = 40_000): Promise<number | null> {
    this.stopping = true;
    if (!this.isRunning) return this.child?.exitCode ?? null;
    this.child?.kill(signal);
    const timer = setTimeout(() => this.child?.kill('SIGKILL'), limitMs);
    try {
      return await this.ended;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Kills it without a word and does not bring it back. */
  async killForGood(): Promise<void> {
    await this.stop('SIGKILL');
  }

  /** Brings back one that was stopped or killed for good. */
  revive(): void {
    this.stopping = false;
    this.start();
  }
}

import { Injectable } from '@nestjs/common';
import { MIGRATIONS } from '../../migrations/index.js';
import { clockSkewMs } from '../../platform/database/assert-clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

const MAX_SKEW_MS = 2_000;
const ANSWER_WITHIN_MS = 2_000;

export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly checks: Readonly<Record<'database' | 'migrations' | 'clock' | 'staying', boolean>>;
}

/** Whether this process may be given requests: the database answers, has this program's schema and agrees on the time, and nobody asked it to stop. */
@Injectable()
export class CheckReadiness {
  private isStopping = false;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Said at the beginning of a stop: what is under way may take half a minute to finish, and until then nobody needs to send more. */
  leave(): void {
    this.isStopping = true;
  }

  async execute(): Promise<Readiness> {
    const found = await Promise.race([this.ask(), new Promise<null>((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS, null).unref())]);
    const checks = {
      database: found !== null,
      migrations: found !== null && MIGRATIONS.every(({ name }) => found.applied.has(name)),
      clock: found !== null && Math.abs(found.skewMs) <= MAX_SKEW_MS,
      staying: !this.isStopping,
    };
    return { status: Object.values(checks).every(Boolean) ? 'ready' : 'not-ready', checks };
  }

  private async ask(): Promise<{ applied: ReadonlySet<string>; skewMs: number } | null> {
    try {
      const client = { query: async (text: string) => ({ rows: await this.unitOfWork.resolve<{ now: Date }>(text, []) }) };
      const skewMs = await clockSkewMs(client);
      const rows = await this.unitOfWork.resolve<{ name: string }>('SELECT name FROM migrations', []);
      return { applied: new Set(rows.map(({ name }) => name)), skewMs };
    } catch {
      return null;
    }
  }
}

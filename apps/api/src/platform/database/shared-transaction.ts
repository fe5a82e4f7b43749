import { AsyncLocalStorage } from 'node:async_hooks';
import type { OrganizationId } from '@pulso/kernel';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { withTimeout } from '../queues/with-timeout.js';
import { enterOrganization, sqlOf, type Sql } from './sql.js';

interface Scope {
  readonly transaction: SharedTransaction;
  /** Set inside a unit of work, whose own units of work are savepoints of it. */
  readonly within?: EntityManager;
}

/** A queue whose Redis is away must not keep whoever asked; a sweep finds what it did not take. */
const FOLLOW_WITHIN_MS = 1_000;

const scopes = new AsyncLocalStorage<Scope>();

/**
 * One transaction for all units of work of a request, so that what they did and what is noted about it afterwards are there together or not at
 * all. It begins with the first unit, so that nothing slow before that holds a connection; each unit is a savepoint, and they run one at a time.
 */
export class SharedTransaction {
  private readonly followUps: (() => Promise<void>)[] = [];
  private beginning: Promise<QueryRunner> | undefined;
  private runner: QueryRunner | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private isOpen = true;

  /** @param first runs at the beginning; what it throws ends the transaction before any unit of work */
  constructor(
    private readonly dataSource: DataSource,
    private readonly organizationId: OrganizationId,
    private readonly first: (sql: Sql) => Promise<void>,
  ) {}

  /** The one that the calling code runs under; none once it has ended, for timers outlive the request that set them. */
  static current(): SharedTransaction | undefined {
    const transaction = scopes.getStore()?.transaction;
    return transaction?.isOpen ? transaction : undefined;
  }

  /** Everything that `work` does through units of work takes part. */
  hold<Result>(work: () => Promise<Result>): Promise<Result> {
    return scopes.run({ transaction: this }, work);
  }

  run<Result>(organizationId: OrganizationId, work: (sql: Sql) => Promise<Result>): Promise<Result> {
    if (organizationId !== this.organizationId) throw new Error('One transaction belongs to one organization.');
    const inside = (manager: EntityManager): Promise<Result> =>
      manager.transaction((nested) => scopes.run({ transaction: this, within: nested }, () => work(sqlOf(nested))));
    const outer = scopes.getStore()?.within;
    if (outer) return inside(outer);
    const result = this.turn.then(async () => inside((await this.begin()).manager));
    this.turn = result.catch(() => undefined);
    return result;
  }

  async commit(): Promise<void> {
    await (await this.begin()).commitTransaction();
    await this.end();
    const followed = Promise.allSettled(this.followUps.map((followUp) => followUp()));
    await withTimeout(followed, FOLLOW_WITHIN_MS, 'What follows the commit did not end.').catch(() => undefined);
  }

  /** @returns what made the beginning fail, if that was it */
  async rollback(): Promise<unknown> {
    this.isOpen = false;
    await this.turn;
    const failure = await this.beginning?.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (this.runner?.isTransactionActive) await this.runner.rollbackTransaction().catch(() => undefined);
    await this.end();
    return failure;
  }

  followWith(followUp: () => Promise<void>): void {
    this.followUps.push(followUp);
  }

  private begin(): Promise<QueryRunner> {
    return (this.beginning ??= this.open());
  }

  private async open(): Promise<QueryRunner> {
    const runner = this.dataSource.createQueryRunner();
    this.runner = runner;
    await runner.startTransaction();
    await enterOrganization(runner.manager, this.organizationId);
    await this.first(sqlOf(runner.manager));
    return runner;
  }

  private async end(): Promise<void> {
    this.isOpen = false;
    await this.runner?.release();
  }
}

/** What must not come before the commit: done at once where that is past, after it where a request's units of work share a transaction. */
export async function afterCommit(followUp: () => Promise<void>): Promise<void> {
  const transaction = SharedTransaction.current();
  if (transaction) transaction.followWith(followUp);
  else await followUp();
}

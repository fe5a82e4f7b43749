import { Injectable } from '@nestjs/common';
import type { OrganizationId } from '@pulso/kernel';
import { DataSource } from 'typeorm';
import { SharedTransaction } from './shared-transaction.js';
import { enterOrganization, sqlOf, type Sql } from './sql.js';

export type { Sql } from './sql.js';

/** What frames the units of work of one transaction. */
export interface SharedSteps<Result> {
  /** At its beginning, which is when the first unit of work begins; may refuse by throwing. */
  readonly first: (sql: Sql) => Promise<void>;
  readonly work: () => Promise<Result>;
  /** Right before the commit. */
  readonly last: (sql: Sql, result: Result) => Promise<void>;
}

/**
 * The only way to an organization's tables: a transaction whose row-level security is set to that organization. Queries name the
 * organization as well, so that either layer alone holds. No network or queue call belongs inside.
 */
@Injectable()
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  run<Result>(organizationId: OrganizationId, work: (sql: Sql) => Promise<Result>): Promise<Result> {
    const shared = SharedTransaction.current();
    if (shared) return shared.run(organizationId, work);
    return this.dataSource.transaction(async (manager) => {
      await enterOrganization(manager, organizationId);
      return work(sqlOf(manager));
    });
  }

  /** Makes one transaction of all units of work that `work` runs: what they did is there together with what `last` writes, or not at all. */
  async share<Result>(organizationId: OrganizationId, { first, work, last }: SharedSteps<Result>): Promise<Result> {
    const transaction = new SharedTransaction(this.dataSource, organizationId, first);
    try {
      const result = await transaction.hold(work);
      await transaction.run(organizationId, (sql) => last(sql, result));
      await transaction.commit();
      return result;
    } catch (error) {
      throw (await transaction.rollback()) ?? error;
    }
  }

  /** For the resolver functions, which look before an organization is known; tables stay empty here. */
  resolve<Row>(text: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.dataSource.query<Row[]>(text, [...parameters]);
  }
}

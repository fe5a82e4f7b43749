import { Injectable } from '@nestjs/common';
import type { OrganizationId } from '@pulso/kernel';
import { DataSource } from 'typeorm';

/** Parameterised SQL inside one transaction of one organization. */
export interface Sql {
  query<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/**
 * The only way to an organization's tables: a transaction whose row-level security is set to that organization. Queries name the
 * organization as well, so that either layer alone holds. No network or queue call belongs inside.
 */
@Injectable()
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  run<Result>(organizationId: OrganizationId, work: (sql: Sql) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      const sql: Sql = { query: (text, parameters) => queryRows(manager, text, parameters) };
      await manager.query(`SELECT set_config('app.organization', $1, true)`, [organizationId]);
      return work(sql);
    });
  }

  /** For the resolver functions, which look before an organization is known; tables stay empty here. */
  resolve<Row>(text: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.dataSource.query<Row[]>(text, [...parameters]);
  }
}

/** TypeORM answers UPDATE and DELETE with `[rows, affected]`; here every statement answers with its rows. */
async function queryRows<Row>(
  manager: { query<T>(text: string, parameters?: unknown[]): Promise<T> },
  text: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const answer = await manager.query<Row[] | [Row[], number]>(text, [...parameters]);
  return answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number' ? answer[0] : (answer as Row[]);
}

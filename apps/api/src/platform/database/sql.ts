import type { OrganizationId } from '@pulso/kernel';
import type { EntityManager } from 'typeorm';

/** Parameterised SQL inside one transaction of one organization. */
export interface Sql {
  query<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** Sets row-level security to one organization until the transaction of `manager` ends. */
export async function enterOrganization(manager: EntityManager, organizationId: OrganizationId): Promise<void> {
  await manager.query(`SELECT set_config('app.organization', $1, true)`, [organizationId]);
}

export function sqlOf(manager: EntityManager): Sql {
  return { query: (text, parameters) => queryRows(manager, text, parameters) };
}

/** TypeORM answers UPDATE and DELETE with `[rows, affected]`; here every statement answers with its rows. */
async function queryRows<Row>(manager: EntityManager, text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  const answer = await manager.query<Row[] | [Row[], number]>(text, [...parameters]);
  return answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number' ? answer[0] : (answer as Row[]);
}

import { Injectable } from '@nestjs/common';
import type { ObjectiveView } from '@pulso/contracts';
import { Clock, type Actor } from '@pulso/kernel';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { isInScope, scopeOf } from '../agreements/agreement-scope.js';
import { byRisk } from './by-risk.js';
import { selectObjectives, toObjectiveView, type ObjectiveRow } from './objective-view.js';

/** The objectives of the agreement versions in force now that the actor may see, those in danger first. */
@Injectable()
export class ListObjectives {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor): Promise<ObjectiveView[]> {
    return this.unitOfWork.run(actor.organizationId, (sql) => this.within(sql, actor));
  }

  /** The same inside a transaction that reads more. */
  async within(sql: Sql, actor: Actor): Promise<ObjectiveView[]> {
    const rows = await sql.query<ObjectiveRow>(`${selectObjectives('versions_in_force($1, $2)')} AND ${isInScope('g.id', '$3')}`, [
      actor.organizationId,
      this.clock.now(),
      scopeOf(actor),
    ]);
    return rows.map(toObjectiveView).sort(byRisk);
  }
}

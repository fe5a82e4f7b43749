import { Injectable } from '@nestjs/common';
import type { TouchpointView } from '@pulso/contracts';
import { DomainError, type Actor, type TouchpointId } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SELECT_TOUCHPOINTS, toTouchpointView, type TouchpointRow } from './touchpoint-view.js';

@Injectable()
export class GetTouchpoint {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError `resource.not-found` */
  async execute(actor: Actor, id: TouchpointId): Promise<TouchpointView> {
    const [row] = await this.unitOfWork.run(actor.organizationId, (sql) =>
      sql.query<TouchpointRow>(`${SELECT_TOUCHPOINTS} AND t.id = $2`, [actor.organizationId, id]),
    );
    if (!row) throw new DomainError('resource.not-found', 'There is no such touchpoint.');
    return toTouchpointView(row);
  }
}

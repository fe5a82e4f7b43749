import { Injectable } from '@nestjs/common';
import type { DeliveryDetail } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DELIVERY_COLUMNS, toDeliveryDetail, type DeliveryDetailRow } from './delivery-row.js';

/** One message with its text and what the other side answered. */
@Injectable()
export class GetDelivery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, id: string): Promise<DeliveryDetail> {
    const [row] = await this.unitOfWork.run(actor.organizationId, (sql) =>
      sql.query<DeliveryDetailRow>(`SELECT ${DELIVERY_COLUMNS}, body, last_response FROM delivery WHERE organization_id = $1 AND id = $2`, [
        actor.organizationId,
        id,
      ]),
    );
    if (!row) throw new DomainError('resource.not-found', 'There is no such delivery.');
    return toDeliveryDetail(row);
  }
}

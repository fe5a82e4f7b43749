import { Injectable } from '@nestjs/common';
import type { DeliveryView } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Queues } from '../../platform/queues/queues.js';
import { DELIVERY_COLUMNS, toDeliveryView, type DeliveryRow } from './delivery-row.js';
import { sendPromptly } from './queue-delivery.js';

/** Sends a message again, from the first attempt on; the receiver recognises it by its unchanged id. */
@Injectable()
export class ResendDelivery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queues: Queues,
  ) {}

  async execute(actor: Actor, id: string): Promise<DeliveryView> {
    const row = await this.unitOfWork.run(actor.organizationId, async (sql) => {
      const [updated] = await sql.query<DeliveryRow>(
        `UPDATE delivery SET state = 'pending', attempts = 0, next_at = clock_timestamp(), last_error = NULL, last_response = NULL, delivered_at = NULL
          WHERE organization_id = $1 AND id = $2 RETURNING ${DELIVERY_COLUMNS}`,
        [actor.organizationId, id],
      );
      if (updated) await recordAudit(sql, actor, 'delivery.resent', 'delivery', id);
      return updated;
    });
    if (!row) throw new DomainError('resource.not-found', 'There is no such delivery.');
    await sendPromptly(this.queues, actor.organizationId, [id]);
    return toDeliveryView(row);
  }
}

import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Removes an endpoint, its secret, and with them what was sent or is waiting to be sent to it. */
@Injectable()
export class DeleteWebhookEndpoint {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, id: string): Promise<void> {
    const deleted = await this.unitOfWork.run(actor.organizationId, async (sql) => {
      const rows = await sql.query<{ id: string }>('DELETE FROM webhook_endpoint WHERE organization_id = $1 AND id = $2 RETURNING id', [
        actor.organizationId,
        id,
      ]);
      if (rows.length > 0) await recordAudit(sql, actor, 'webhook-endpoint.deleted', 'webhook_endpoint', id);
      return rows.length;
    });
    if (deleted === 0) throw new DomainError('resource.not-found', 'There is no such webhook endpoint.');
  }
}

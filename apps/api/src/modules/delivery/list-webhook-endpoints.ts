import { Injectable } from '@nestjs/common';
import type { WebhookEndpointView } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ENDPOINT_COLUMNS, toWebhookEndpointView, type WebhookEndpointRow } from './webhook-endpoint-row.js';

/** All endpoints of the organization, oldest first; they are few, so there is one page. */
@Injectable()
export class ListWebhookEndpoints {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor): Promise<{ items: WebhookEndpointView[]; next: null }> {
    const rows = await this.unitOfWork.run(actor.organizationId, (sql) =>
      sql.query<WebhookEndpointRow>(`SELECT ${ENDPOINT_COLUMNS} FROM webhook_endpoint WHERE organization_id = $1 ORDER BY created_at, id`, [
        actor.organizationId,
      ]),
    );
    return { items: rows.map(toWebhookEndpointView), next: null };
  }
}

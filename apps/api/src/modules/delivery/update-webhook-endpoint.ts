import { Injectable } from '@nestjs/common';
import type { updateWebhookEndpointBody, WebhookEndpointView } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import type { z } from 'zod';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ENDPOINT_COLUMNS, toWebhookEndpointView, type WebhookEndpointRow } from './webhook-endpoint-row.js';

/** Changes what an endpoint hears of, or stops and starts it. Its address stays: another address is another endpoint, with a secret of its own. */
@Injectable()
export class UpdateWebhookEndpoint {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, id: string, { events, status }: z.infer<typeof updateWebhookEndpointBody>): Promise<WebhookEndpointView> {
    const row = await this.unitOfWork.run(actor.organizationId, async (sql) => {
      const [updated] = await sql.query<WebhookEndpointRow>(
        `UPDATE webhook_endpoint SET events = coalesce($3::text[], events), status = coalesce($4, status)
          WHERE organization_id = $1 AND id = $2 RETURNING ${ENDPOINT_COLUMNS}`,
        [actor.organizationId, id, events ? [...new Set(events)] : null, status ?? null],
      );
      if (updated) await recordAudit(sql, actor, 'webhook-endpoint.updated', 'webhook_endpoint', id);
      return updated;
    });
    if (!row) throw new DomainError('resource.not-found', 'There is no such webhook endpoint.');
    return toWebhookEndpointView(row);
  }
}

import { Injectable } from '@nestjs/common';
import type { DeliveryView } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Queues } from '../../platform/queues/queues.js';
import { GetDelivery } from './get-delivery.js';
import { queueDelivery, sendPromptly } from './queue-delivery.js';
import { webhookBody } from './queue-webhook-event.js';

const EVENT = 'webhook.test';

/** Sends a harmless event to one endpoint the way real ones are sent; its delivery tells how it went. */
@Injectable()
export class TestWebhookEndpoint {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly getDelivery: GetDelivery,
    private readonly queues: Queues,
  ) {}

  async execute(actor: Actor, endpointId: string): Promise<DeliveryView> {
    const { organizationId } = actor;
    const id = await this.unitOfWork.run(organizationId, async (sql) => {
      const [endpoint] = await sql.query<{ url: string; status: string }>(
        'SELECT url, status FROM webhook_endpoint WHERE organization_id = $1 AND id = $2',
        [organizationId, endpointId],
      );
      if (!endpoint) throw new DomainError('resource.not-found', 'There is no such webhook endpoint.');
      if (endpoint.status === 'disabled') throw new DomainError('resource.conflict', 'The endpoint is disabled; activate it first.');
      await recordAudit(sql, actor, 'webhook-endpoint.tested', 'webhook_endpoint', endpointId);
      return queueDelivery(sql, organizationId, {
        kind: 'webhook',
        event: EVENT,
        dedupeKey: `test:${uuidv7()}`,
        target: endpoint.url,
        endpointId,
        body: webhookBody({ type: EVENT, at: new Date(), data: { organizationId, endpointId } }),
      });
    });
    if (id === null) throw new Error('A new key was taken already.');
    await sendPromptly(this.queues, organizationId, [id]);
    return this.getDelivery.execute(actor, id);
  }
}

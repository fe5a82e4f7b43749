import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { createdWebhookEndpoint, createWebhookEndpointBody } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Egress } from '../../platform/egress/egress.js';
import { EgressRefused } from '../../platform/egress/egress-refused.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { ENDPOINT_COLUMNS, toWebhookEndpointView, type WebhookEndpointRow } from './webhook-endpoint-row.js';

const MOST_ENDPOINTS = 100;
const SECRET_BYTES = 32;

/** Registers an address for webhooks. The check on it here is a courtesy; the one that protects is made at every connection. */
@Injectable()
export class CreateWebhookEndpoint {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly egress: Egress,
    private readonly secrets: SecretBox,
  ) {}

  async execute(actor: Actor, { url, events }: z.infer<typeof createWebhookEndpointBody>): Promise<z.infer<typeof createdWebhookEndpoint>> {
    await this.assertReachable(url);
    const { organizationId } = actor;
    const id = uuidv7();
    const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
    const row = await this.unitOfWork.run(organizationId, async (sql) => {
      const [inserted] = await sql.query<WebhookEndpointRow>(
        `INSERT INTO webhook_endpoint (organization_id, id, url, events, sealed_secret)
         SELECT $1, $2, $3, $4::text[], $5 WHERE (SELECT count(*) FROM webhook_endpoint WHERE organization_id = $1) < $6
         RETURNING ${ENDPOINT_COLUMNS}`,
        [organizationId, id, url, [...new Set(events)], this.secrets.seal(secret, { organizationId, rowId: id }), MOST_ENDPOINTS],
      );
      if (inserted) await recordAudit(sql, actor, 'webhook-endpoint.created', 'webhook_endpoint', id);
      return inserted;
    });
    if (!row) throw new DomainError('resource.conflict', `There are ${MOST_ENDPOINTS} webhook endpoints already; remove one first.`);
    return { ...toWebhookEndpointView(row), secret };
  }

  private async assertReachable(url: string): Promise<void> {
    try {
      await this.egress.assertReachable(url);
    } catch (error) {
      if (error instanceof EgressRefused) throw new DomainError('webhook.url-refused', error.message);
      throw error;
    }
  }
}

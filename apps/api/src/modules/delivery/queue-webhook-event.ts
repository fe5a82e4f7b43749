import type { OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { queueDelivery } from './queue-delivery.js';

export interface WebhookEvent {
  readonly type: string;
  readonly at: Date;
  readonly data: object;
  /** Names the occurrence; each endpoint hears of it once. */
  readonly dedupeKey: string;
  readonly alertId?: string;
  readonly isDemo?: boolean;
}

/** Queues one event for every active endpoint that asked for its type. @returns the ids of what was queued */
export async function queueWebhookEvent(sql: Sql, organizationId: OrganizationId, event: WebhookEvent): Promise<string[]> {
  const endpoints = await sql.query<{ id: string; url: string }>(
    `SELECT id, url FROM webhook_endpoint WHERE organization_id = $1 AND status = 'active' AND $2 = ANY(events) ORDER BY id`,
    [organizationId, event.type],
  );
  const queued: string[] = [];
  for (const { id: endpointId, url } of endpoints) {
    const id = await queueDelivery(sql, organizationId, {
      kind: 'webhook',
      event: event.type,
      dedupeKey: `${event.dedupeKey}:endpoint:${endpointId}`,
      target: url,
      endpointId,
      body: webhookBody(event),
      ...(event.alertId !== undefined && { alertId: event.alertId }),
      ...(event.isDemo !== undefined && { isDemo: event.isDemo }),
    });
    if (id !== null) queued.push(id);
  }
  return queued;
}

/** The payload of every webhook, as Standard Webhooks has it. */
export function webhookBody({ type, at, data }: Pick<WebhookEvent, 'type' | 'at' | 'data'>): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}

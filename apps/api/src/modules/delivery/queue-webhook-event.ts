import type { OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { queueDeliveries } from './queue-delivery.js';

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
export function queueWebhookEvent(sql: Sql, organizationId: OrganizationId, event: WebhookEvent): Promise<string[]> {
  return queueWebhookEvents(sql, organizationId, [event]);
}

/** The same for any number of events, in two statements. */
export async function queueWebhookEvents(sql: Sql, organizationId: OrganizationId, events: readonly WebhookEvent[]): Promise<string[]> {
  const types = [...new Set(events.map(({ type }) => type))];
  const endpoints = await sql.query<{ id: string; url: string; events: string[] }>(
    `SELECT id, url, events FROM webhook_endpoint WHERE organization_id = $1 AND status = 'active' AND events && $2::text[] ORDER BY id`,
    [organizationId, types],
  );
  const deliveries = events.flatMap((event) =>
    endpoints
      .filter((endpoint) => endpoint.events.includes(event.type))
      .map(({ id: endpointId, url }) => ({
        kind: 'webhook' as const,
        event: event.type,
        dedupeKey: `${event.dedupeKey}:endpoint:${endpointId}`,
        target: url,
        endpointId,
        body: webhookBody(event),
        ...(event.alertId !== undefined && { alertId: event.alertId }),
        ...(event.isDemo !== undefined && { isDemo: event.isDemo }),
      })),
  );
  return queueDeliveries(sql, organizationId, deliveries);
}

/** The payload of every webhook, as Standard Webhooks has it. */
export function webhookBody({ type, at, data }: Pick<WebhookEvent, 'type' | 'at' | 'data'>): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}

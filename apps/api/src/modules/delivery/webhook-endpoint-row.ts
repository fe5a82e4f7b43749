import type { WebhookEndpointView } from '@pulso/contracts';

export const ENDPOINT_COLUMNS = 'id, url, events, status, created_at';

export interface WebhookEndpointRow {
  readonly id: string;
  readonly url: string;
  readonly events: WebhookEndpointView['events'];
  readonly status: WebhookEndpointView['status'];
  readonly created_at: Date;
}

/** The secret never leaves again. */
export function toWebhookEndpointView({ id, url, events, status, created_at }: WebhookEndpointRow): WebhookEndpointView {
  return { id, url, events, status, createdAt: created_at.toISOString() };
}

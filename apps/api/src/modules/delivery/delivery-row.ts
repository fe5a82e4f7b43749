import type { DeliveryDetail, DeliveryView } from '@pulso/contracts';

export const DELIVERY_COLUMNS = 'id, kind, event, target, subject, state, attempts, next_at, last_error, created_at, delivered_at';

export interface DeliveryRow {
  readonly id: string;
  readonly kind: DeliveryView['kind'];
  readonly event: string;
  readonly target: string;
  readonly subject: string | null;
  readonly state: DeliveryView['state'];
  readonly attempts: number;
  readonly next_at: Date | null;
  readonly last_error: string | null;
  readonly created_at: Date;
  readonly delivered_at: Date | null;
}

export interface DeliveryDetailRow extends DeliveryRow {
  readonly body: string;
  readonly last_response: string | null;
}

export function toDeliveryView(row: DeliveryRow): DeliveryView {
  return {
    id: row.id,
    kind: row.kind,
    event: row.event,
    target: row.target,
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    nextAt: row.next_at?.toISOString() ?? null,
    lastError: row.last_error,
    createdAt: row.created_at.toISOString(),
    deliveredAt: row.delivered_at?.toISOString() ?? null,
  };
}

export function toDeliveryDetail(row: DeliveryDetailRow): DeliveryDetail {
  return { ...toDeliveryView(row), body: row.body, lastResponse: row.last_response };
}

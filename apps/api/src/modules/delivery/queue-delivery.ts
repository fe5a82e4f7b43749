import { deliverJob } from '@pulso/contracts';
import type { OrganizationId } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import type { Sql } from '../../platform/database/unit-of-work.js';
import type { Queues } from '../../platform/queues/queues.js';

export interface NewDelivery {
  readonly kind: 'email' | 'webhook';
  readonly event: string;
  /** Names the one message this is: whatever is queued under it again is dropped. */
  readonly dedupeKey: string;
  /** An e-mail address, or the URL of an endpoint. */
  readonly target: string;
  /** Of a mail. */
  readonly subject?: string;
  /** Of a mail; Spanish unless told. */
  readonly language?: 'es' | 'en';
  /** Text of a mail, JSON of a webhook; sent as it is, however often. */
  readonly body: string;
  readonly alertId?: string;
  readonly endpointId?: string;
  readonly isDemo?: boolean;
}

/**
 * Writes down a message in the transaction that causes it; it is sent after the commit.
 * @returns its id, or null when one is there already under its key
 */
export async function queueDelivery(sql: Sql, organizationId: OrganizationId, delivery: NewDelivery): Promise<string | null> {
  const [row] = await sql.query<{ id: string }>(
    `INSERT INTO delivery (organization_id, id, kind, event, dedupe_key, alert_id, endpoint_id, target, subject, language, body, is_demo)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (organization_id, dedupe_key) DO NOTHING RETURNING id`,
    [
      organizationId,
      uuidv7(),
      delivery.kind,
      delivery.event,
      delivery.dedupeKey,
      delivery.alertId ?? null,
      delivery.endpointId ?? null,
      delivery.target,
      delivery.subject ?? null,
      delivery.language ?? 'es',
      delivery.body,
      delivery.isDemo ?? false,
    ],
  );
  return row?.id ?? null;
}

/** Has queued messages sent at once. To be called after the commit; what it loses the sweep finds. */
export async function sendPromptly(queues: Queues, organizationId: OrganizationId, deliveryIds: readonly string[]): Promise<void> {
  await Promise.allSettled(deliveryIds.map((deliveryId) => queues.add(deliverJob, { organizationId, deliveryId }, deliveryId)));
}

import { deliverJob } from '@pulso/contracts';
import type { OrganizationId } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import type { Sql } from '../../platform/database/unit-of-work.js';
import type { Queues } from '../../platform/queues/queues.js';
import { withTimeout } from '../../platform/queues/with-timeout.js';

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
  const [id] = await queueDeliveries(sql, organizationId, [delivery]);
  return id ?? null;
}

/** The same for any number of messages in one statement. @returns the ids of those that were not there yet */
export async function queueDeliveries(sql: Sql, organizationId: OrganizationId, deliveries: readonly NewDelivery[]): Promise<string[]> {
  if (deliveries.length === 0) return [];
  const column = <T>(of: (delivery: NewDelivery) => T): T[] => deliveries.map(of);
  const rows = await sql.query<{ id: string }>(
    `INSERT INTO delivery (organization_id, id, kind, event, dedupe_key, alert_id, endpoint_id, target, subject, language, body, is_demo)
     SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::text[],
                              $11::text[], $12::boolean[])
     ON CONFLICT (organization_id, dedupe_key) DO NOTHING RETURNING id`,
    [
      organizationId,
      column(() => uuidv7()),
      column(({ kind }) => kind),
      column(({ event }) => event),
      column(({ dedupeKey }) => dedupeKey),
      column(({ alertId }) => alertId ?? null),
      column(({ endpointId }) => endpointId ?? null),
      column(({ target }) => target),
      column(({ subject }) => subject ?? null),
      column(({ language }) => language ?? 'es'),
      column(({ body }) => body),
      column(({ isDemo }) => isDemo ?? false),
    ],
  );
  return rows.map(({ id }) => id);
}

const HAND_IN_WITHIN_MS = 1_000;

/** Has queued messages sent at once. To be called after the commit; what it loses, or the queue does not take at once, the sweep finds. */
export async function sendPromptly(queues: Queues, organizationId: OrganizationId, deliveryIds: readonly string[]): Promise<void> {
  const handedIn = Promise.allSettled(deliveryIds.map((deliveryId) => queues.add(deliverJob, { organizationId, deliveryId }, deliveryId)));
  await withTimeout(handedIn, HAND_IN_WITHIN_MS, 'The queue did not answer.').catch(() => undefined);
}

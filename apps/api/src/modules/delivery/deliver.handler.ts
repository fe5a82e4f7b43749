import { Injectable } from '@nestjs/common';
import { deliverJob, type JobPayload } from '@pulso/contracts';
import { systemActor, type OrganizationId } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { Log } from '../../platform/logging/log.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { JobHandler } from '../../platform/queues/job-handler.js';
import { failed, type DeliveryOutcome } from './delivery-outcome.js';
import { DeliverySlots } from './delivery-slots.js';
import { responseExcerpt } from './response-excerpt.js';
import { MAX_ATTEMPTS, retryDelayMs } from './retry-schedule.js';
import { SendWebhook } from './send-webhook.js';

/** Longer than any one sending takes; a worker that died leaves its delivery to others after this. */
const LEASE = '2 minutes';

interface ClaimedDelivery {
  readonly id: string;
  readonly kind: 'email' | 'webhook';
  readonly target: string;
  readonly subject: string | null;
  readonly language: 'es' | 'en';
  readonly body: string;
  readonly attempts: number;
  readonly endpoint_id: string | null;
  readonly url: string | null;
  readonly endpoint_status: 'active' | 'disabled' | null;
  readonly sealed_secret: Buffer | null;
}

/**
 * Sends one delivery that is due. At least once: a worker that dies between sending and writing that down sends again, under the same
 * id. An attempt counts when it begins, so a message that kills its worker ends as well.
 */
@Injectable()
export class DeliverHandler extends JobHandler<typeof deliverJob> {
  readonly job = deliverJob;
  private readonly slots = new DeliverySlots();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mailer: Mailer,
    private readonly sendWebhook: SendWebhook,
    private readonly log: Log,
  ) {
    super();
  }

  async handle({ organizationId, deliveryId }: JobPayload<typeof deliverJob>): Promise<void> {
    const delivery = await this.unitOfWork.run(organizationId, (sql) => claim(sql, organizationId, deliveryId));
    if (!delivery) return;
    if (!this.slots.take(delivery)) {
      await this.unitOfWork.run(organizationId, (sql) => release(sql, organizationId, delivery));
      return;
    }
    const outcome = await this.attempt(organizationId, delivery).finally(() => this.slots.giveBack(delivery));
    await this.unitOfWork.run(organizationId, (sql) => this.settle(sql, organizationId, delivery, outcome));
  }

  private async attempt(organizationId: OrganizationId, delivery: ClaimedDelivery): Promise<DeliveryOutcome> {
    if (delivery.attempts > MAX_ATTEMPTS) return failed('It was never finished in as many attempts as are made.');
    try {
      return await (delivery.kind === 'email' ? this.mail(delivery) : this.post(organizationId, delivery));
    } catch (err) {
      this.log.error({ err, organizationId, deliveryId: delivery.id }, 'a delivery could not be sent');
      return failed('It could not be sent; the log of the server says why.');
    }
  }

  private async mail({ id, target, subject, body, language }: ClaimedDelivery): Promise<DeliveryOutcome> {
    try {
      const done = await this.mailer.send({ id, to: target, subject: subject ?? '', text: body, language });
      return done === 'outbox' ? { kind: 'outbox' } : { kind: 'delivered', response: null };
    } catch (error) {
      const { code, response } = error as { code?: unknown; response?: unknown };
      return failed(
        `The mail server did not take it (${typeof code === 'string' ? code : 'no reason given'}).`,
        typeof response === 'string' ? responseExcerpt(response) : null,
      );
    }
  }

  private async post(organizationId: OrganizationId, delivery: ClaimedDelivery): Promise<DeliveryOutcome> {
    const { id: deliveryId, endpoint_id: endpointId, url, sealed_secret: sealedSecret, body } = delivery;
    if (endpointId === null || url === null || sealedSecret === null)
      return { kind: 'gone', error: 'Its endpoint is not there.', response: null };
    if (delivery.endpoint_status === 'disabled') return { kind: 'gone', error: 'Its endpoint is disabled.', response: null };
    return this.sendWebhook.execute({ organizationId, deliveryId, endpointId, url, sealedSecret, body });
  }

  /** Fenced by the attempt: one that was claimed again meanwhile is not ours to settle. */
  private async settle(sql: Sql, organizationId: OrganizationId, { id, attempts, endpoint_id }: ClaimedDelivery, outcome: DeliveryOutcome) {
    const delayMs = outcome.kind === 'failed' ? retryDelayMs(attempts, Math.random()) : null;
    const state = outcome.kind === 'gone' ? 'failed' : outcome.kind === 'failed' && delayMs !== null ? 'pending' : outcome.kind;
    const settled = await sql.query<{ id: string }>(
      `UPDATE delivery SET state = $4, next_at = clock_timestamp() + $5 * interval '1 millisecond', last_error = $6, last_response = $7,
              delivered_at = CASE WHEN $4 = 'delivered' THEN clock_timestamp() END
        WHERE organization_id = $1 AND id = $2 AND attempts = $3 AND state = 'pending' RETURNING id`,
      [
        organizationId,
        id,
        attempts,
        state,
        delayMs,
        'error' in outcome ? outcome.error : null,
        'response' in outcome ? outcome.response : null,
      ],
    );
    if (settled.length === 0) return;
    if (state === 'failed') this.log.warning({ organizationId, deliveryId: id, attempts }, 'a delivery failed for good');
    if (outcome.kind === 'gone' && endpoint_id !== null) await disable(sql, organizationId, endpoint_id);
  }
}

async function claim(sql: Sql, organizationId: OrganizationId, deliveryId: string): Promise<ClaimedDelivery | undefined> {
  const [row] = await sql.query<ClaimedDelivery>(
    `WITH claimed AS (
       UPDATE delivery SET attempts = attempts + 1, next_at = clock_timestamp() + interval '${LEASE}'
        WHERE organization_id = $1 AND id = $2 AND state = 'pending' AND next_at <= clock_timestamp()
       RETURNING organization_id, id, kind, target, subject, language, body, attempts, endpoint_id
     )
     SELECT c.*, e.url, e.status AS endpoint_status, e.sealed_secret
       FROM claimed c LEFT JOIN webhook_endpoint e ON e.organization_id = c.organization_id AND e.id = c.endpoint_id`,
    [organizationId, deliveryId],
  );
  return row;
}

/** Gives back what there is no room for just now; it was not tried, so it does not count. */
async function release(sql: Sql, organizationId: OrganizationId, { id, attempts }: ClaimedDelivery): Promise<void> {
  await sql.query(
    `UPDATE delivery SET attempts = attempts - 1, next_at = clock_timestamp() + (2 + 3 * random()) * interval '1 second'
      WHERE organization_id = $1 AND id = $2 AND attempts = $3 AND state = 'pending'`,
    [organizationId, id, attempts],
  );
}

async function disable(sql: Sql, organizationId: OrganizationId, endpointId: string): Promise<void> {
  const disabled = await sql.query<{ id: string }>(
    `UPDATE webhook_endpoint SET status = 'disabled' WHERE organization_id = $1 AND id = $2 AND status = 'active' RETURNING id`,
    [organizationId, endpointId],
  );
  if (disabled.length > 0)
    await recordAudit(sql, systemActor(organizationId, deliverJob.name), 'webhook-endpoint.disabled', 'webhook_endpoint', endpointId);
}

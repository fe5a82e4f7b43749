import { Injectable } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { Egress } from '../../platform/egress/egress.js';
import { EgressRefused } from '../../platform/egress/egress-refused.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { failed, type DeliveryOutcome } from './delivery-outcome.js';
import { responseExcerpt } from './response-excerpt.js';

export interface OutgoingWebhook {
  readonly organizationId: string;
  readonly deliveryId: string;
  readonly endpointId: string;
  readonly url: string;
  readonly sealedSecret: Buffer;
  readonly body: string;
}

/** Sends one signed request, as Standard Webhooks has it. The id is the delivery's, so a receiver recognises a repetition. */
@Injectable()
export class SendWebhook {
  constructor(
    private readonly egress: Egress,
    private readonly secrets: SecretBox,
  ) {}

  async execute(webhook: OutgoingWebhook): Promise<DeliveryOutcome> {
    const { organizationId, endpointId, deliveryId, url, body } = webhook;
    const secret = this.secrets.open(webhook.sealedSecret, { organizationId, rowId: endpointId });
    const sentAt = new Date();
    try {
      const { status, text } = await this.egress.post(
        url,
        {
          'content-type': 'application/json; charset=utf-8',
          'webhook-id': deliveryId,
          'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
          'webhook-signature': new Webhook(secret).sign(deliveryId, sentAt, body),
        },
        body,
      );
      return outcomeOf(status, responseExcerpt(text));
    } catch (error) {
      return failed(reasonOf(error));
    }
  }
}

function outcomeOf(status: number, excerpt: string): DeliveryOutcome {
  const response = `${status} ${excerpt}`.trim();
  if (status >= 200 && status < 300) return { kind: 'delivered', response };
  if (status === 410) return { kind: 'gone', error: 'The endpoint answered 410: it wants no more webhooks.', response };
  return failed(`The endpoint answered ${status}.`, response);
}

function reasonOf(error: unknown): string {
  if (error instanceof EgressRefused) return error.message;
  const { name, code } = error as { name?: string; code?: unknown };
  if (name === 'TimeoutError') return 'The endpoint did not answer within ten seconds.';
  return `The endpoint could not be reached (${typeof code === 'string' ? code : String(name)}).`;
}

import { deliverJob } from '@pulso/contracts';

/** Sendings under way at once in one process; together no more than the jobs it takes, so that no kind of them is ever kept out by another. */
const MOST_MAILS = deliverJob.concurrency / 4;
const MOST_WEBHOOKS = deliverJob.concurrency - MOST_MAILS;
/** To one endpoint: one that answers nobody holds each sending for ten seconds. */
const MOST_TO_AN_ENDPOINT = MOST_WEBHOOKS / 3;

/** As far as it takes room. */
interface Sending {
  readonly kind: 'email' | 'webhook';
  readonly endpoint_id: string | null;
}

/** Counts what is being sent, so that an endpoint or a mail server that hangs keeps nothing but its own waiting. */
export class DeliverySlots {
  private mails = 0;
  private webhooks = 0;
  private readonly toEndpoint = new Map<string, number>();

  /** @returns whether there is room; what was taken is to be given back */
  take({ kind, endpoint_id: endpointId }: Sending): boolean {
    if (kind === 'email') {
      if (this.mails >= MOST_MAILS) return false;
      this.mails += 1;
      return true;
    }
    const same = this.toEndpoint.get(String(endpointId)) ?? 0;
    if (this.webhooks >= MOST_WEBHOOKS || same >= MOST_TO_AN_ENDPOINT) return false;
    this.webhooks += 1;
    this.toEndpoint.set(String(endpointId), same + 1);
    return true;
  }

  giveBack({ kind, endpoint_id: endpointId }: Sending): void {
    if (kind === 'email') {
      this.mails -= 1;
      return;
    }
    this.webhooks -= 1;
    const same = (this.toEndpoint.get(String(endpointId)) ?? 1) - 1;
    if (same === 0) this.toEndpoint.delete(String(endpointId));
    else this.toEndpoint.set(String(endpointId), same);
  }
}

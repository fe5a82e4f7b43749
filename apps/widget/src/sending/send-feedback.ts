import type { FeedbackReceipt, Problem } from '@pulso/contracts';
import { FeedbackSocket } from './feedback-socket.js';
import type { Attempt, OutboxItem } from './outbox-item.js';
import { isTransient, parseRetryAfterMs } from './retry.js';

const SOCKET_LIMIT_MS = 1_500;
const HTTP_LIMIT_MS = 15_000;
/** After a socket failed, HTTP is asked directly for this long. */
const SOCKET_PAUSE_MS = 60_000;
/** Below the server's ping interval, so an idle page keeps no connection. */
const SOCKET_IDLE_MS = 20_000;

const refusal = (status: number, { code, title, retryAfterMs }: Partial<Problem>, headerMs: number): Attempt =>
  isTransient(status)
    ? { kind: 'later', retryAfterMs: Math.max(headerMs, retryAfterMs ?? 0) }
    : { kind: 'refused', code: code ?? String(status), title: title ?? '' };

const receipt = (body: Partial<FeedbackReceipt> | undefined): Attempt =>
  // A captive portal answers 200 too, with something else.
  typeof body?.feedbackId === 'string' ? { kind: 'saved', feedbackId: body.feedbackId } : { kind: 'unreachable' };

async function post(base: string, { touchpoint, body }: OutboxItem): Promise<Attempt> {
  try {
    const response = await fetch(`${base}v1/touchpoints/${encodeURIComponent(touchpoint)}/feedback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      keepalive: true,
      credentials: 'omit',
      signal: AbortSignal.timeout(HTTP_LIMIT_MS),
    });
    const answer = (await response.json().catch(() => ({}))) as Partial<FeedbackReceipt & Problem>;
    if (response.ok) return receipt(answer);
    return refusal(response.status, answer, parseRetryAfterMs(response.headers.get('retry-after'), Date.now()));
  } catch {
    return { kind: 'unreachable' };
  }
}

/** Sends one submission by socket, or by HTTP when no socket answers in 1.5 s or the page is being hidden. */
export class FeedbackSender {
  private readonly sockets = new Map<string, FeedbackSocket>();
  private readonly waiting = new Set<() => void>();
  private socketFrom = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;

  /** `base` is the address of the Pulso server, ending in a slash. */
  constructor(private readonly base: string) {}

  async send(item: OutboxItem): Promise<Attempt> {
    const answer = Date.now() < this.socketFrom ? undefined : await this.ask(item);
    return answer ?? post(this.base, item);
  }

  /** Whatever waits for a socket goes by HTTP now: a request can outlive the page, a socket cannot. */
  release(): void {
    for (const stop of this.waiting) stop();
    for (const socket of this.sockets.values()) socket.close();
  }

  /** Undefined when the socket did not answer. */
  private async ask(item: OutboxItem): Promise<Attempt | undefined> {
    clearTimeout(this.idle);
    let stop = () => {};
    const limit = new Promise<'released' | 'late'>((resolve) => {
      stop = () => resolve('released');
      setTimeout(() => resolve('late'), SOCKET_LIMIT_MS);
    });
    this.waiting.add(stop);
    try {
      const ack = await Promise.race([this.socket(item.touchpoint).request('feedback:submit', item.body), limit]);
      this.idle = setTimeout(() => this.release(), SOCKET_IDLE_MS);
      if (ack === 'released') return undefined;
      if (ack === 'late') throw new Error(ack);
      const { error, ...answer } = ack as Partial<FeedbackReceipt> & { error?: Problem };
      return error ? refusal(error.status, error, 0) : receipt(answer);
    } catch {
      this.socketFrom = Date.now() + SOCKET_PAUSE_MS;
      return undefined;
    } finally {
      this.waiting.delete(stop);
    }
  }

  private socket(touchpoint: string): FeedbackSocket {
    let socket = this.sockets.get(touchpoint);
    if (!socket) this.sockets.set(touchpoint, (socket = new FeedbackSocket(this.base, '/feedback', { touchpoint })));
    return socket;
  }
}

import type { Attempt, Outcome, OutboxItem } from './outbox-item.js';
import type { OutboxStore } from './outbox-store.js';
import { retryDelayMs } from './retry.js';

export const MAX_ITEMS = 50;
export const MAX_AGE_MS = 72 * 3_600_000;

/** What the outbox needs from the browser. */
export interface OutboxHost {
  now(): number;
  isOnline(): boolean;
  /** Runs the work while no other tab of this origin does the same. */
  exclusively(work: () => Promise<void>): Promise<void>;
  schedule(work: () => void, delayMs: number): void;
  send(item: OutboxItem): Promise<Attempt>;
  /** Called for every outcome, also of submissions of an earlier page. */
  settled(id: string, outcome: Outcome): void;
}

/** Unsent feedback: written down before the first send, taken out when the server has answered for good. */
export class Outbox {
  private readonly mine = new Set<string>();
  private failures = 0;
  private wakeAtMs = Infinity;

  constructor(
    private readonly store: OutboxStore,
    private readonly host: OutboxHost,
  ) {}

  /** Writes the submission down, then tries to send it. The outcome comes through `settled`. */
  async submit(item: OutboxItem): Promise<void> {
    const waiting = await this.waiting();
    const overflow = waiting.slice(0, Math.max(0, waiting.length - MAX_ITEMS + 1));
    for (const { id } of overflow) await this.settle(id, { kind: 'overflow' });
    // The server hears how much never reached it.
    const context = overflow.length ? { ...item.body.context, queueOverflow: overflow.length } : item.body.context;
    await this.store.put({ ...item, body: { ...item.body, ...(context && { context }) } });
    this.mine.add(item.id);
    await this.flush();
  }

  /** Tries everything that may be tried now, oldest first. */
  flush(): Promise<void> {
    return this.host.exclusively(async () => {
      const waiting = await this.waiting();
      // Another tab delivered it between our write and our turn.
      for (const id of this.mine) if (!waiting.some((item) => item.id === id)) await this.settle(id, { kind: 'saved' });
      const held = new Set<string>();
      let reachable = this.host.isOnline();
      for (const item of waiting) {
        const now = this.host.now();
        if (now - item.atMs > MAX_AGE_MS) await this.settle(item.id, { kind: 'expired' });
        else if (!reachable) this.keep(item.id, 'offline');
        // A comment never overtakes the rating it follows.
        else if (held.has(item.body.follows ?? '')) this.keep(item.id, 'busy');
        else if (item.notBeforeMs > now) {
          held.add(item.id);
          this.keep(item.id, 'busy', item.notBeforeMs - now);
        } else {
          const attempt = await this.attempt(item);
          if (attempt === 'unreachable') reachable = false;
          if (attempt === 'later') held.add(item.id);
        }
      }
    });
  }

  private async waiting(): Promise<OutboxItem[]> {
    return (await this.store.all()).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  private async attempt(item: OutboxItem): Promise<Attempt['kind']> {
    const attempt = await this.host.send(item);
    if (attempt.kind === 'unreachable') {
      this.keep(item.id, 'offline', retryDelayMs(++this.failures));
    } else if (attempt.kind === 'later') {
      const tries = item.tries + 1;
      const delayMs = retryDelayMs(tries, attempt.retryAfterMs);
      await this.store.put({ ...item, tries, notBeforeMs: this.host.now() + delayMs });
      this.keep(item.id, 'busy', delayMs);
    } else {
      this.failures = 0;
      await this.settle(item.id, attempt.kind === 'saved' ? { kind: 'saved' } : attempt);
    }
    return attempt.kind;
  }

  private async settle(id: string, outcome: Outcome): Promise<void> {
    await this.store.remove(id);
    this.mine.delete(id);
    this.host.settled(id, outcome);
  }

  /** Without a delay the item waits for an event (back online, the next page) instead of a time. */
  private keep(id: string, reason: 'offline' | 'busy', delayMs = Infinity): void {
    this.host.settled(id, { kind: 'queued', reason });
    const atMs = this.host.now() + delayMs;
    if (atMs >= this.wakeAtMs) return;
    this.wakeAtMs = atMs;
    this.host.schedule(() => {
      this.wakeAtMs = Infinity;
      this.flush().catch(() => undefined);
    }, delayMs);
  }
}

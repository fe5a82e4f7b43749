import type { SubmitFeedbackBody } from '@pulso/contracts';
import type { Outcome } from './outbox-item.js';
import { outboxName } from './outbox-name.js';
import { openOutboxStore } from './outbox-store.js';
import { Outbox } from './outbox.js';
import { FeedbackSender } from './send-feedback.js';
import { ulid } from './ulid.js';

/** What became of feedback of an earlier page that will not arrive any more; told once, when the panel opens. */
export type Notice = 'expired' | 'overflow' | 'dropped';

export interface Delivery {
  /** Hands over one submission and returns its id; what becomes of it comes to the listeners. */
  submit(touchpoint: string, body: Omit<SubmitFeedbackBody, 'submissionId' | 'occurredAt'>): string;
  listen(listener: (id: string, outcome: Outcome) => void): void;
  takeNotice(): Notice | null;
}

/** Reads or writes one key of localStorage; a browser that forbids it behaves as if nothing had been kept. */
function remember(key: string, value?: string | null): string | null {
  try {
    if (value === null) localStorage.removeItem(key);
    else if (value !== undefined) localStorage.setItem(key, value);
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function startDelivery(base: string, name: string): Delivery {
  const listeners = new Set<(id: string, outcome: Outcome) => void>();
  const sender = new FeedbackSender(base);
  const ours = new Set<string>();
  // A sandboxed page has an opaque origin, where locks are refused and nothing is shared with another tab anyway.
  const locks = origin === 'null' ? undefined : (navigator as Partial<Navigator>).locks;
  let turn: Promise<unknown> = Promise.resolve();

  const outbox = openOutboxStore(name).then(
    (store) =>
      new Outbox(store, {
        now: Date.now,
        isOnline: () => navigator.onLine,
        exclusively: (work) => {
          if (locks) return locks.request(name, work) as Promise<void>;
          const next = turn.then(work, work);
          turn = next;
          return next;
        },
        schedule: (work, delayMs) => void setTimeout(work, delayMs),
        send: (item) => sender.send(item),
        settled(id, outcome) {
          if (outcome.kind === 'queued') remember(name, '1');
          else
            store.all().then(
              (waiting) => waiting.length === 0 && remember(name, null),
              () => undefined,
            );
          // The panel shows what becomes of this page's feedback; of older feedback it tells on the next opening.
          if (!ours.has(id) && outcome.kind !== 'saved' && outcome.kind !== 'queued')
            remember(`${name}!`, outcome.kind === 'refused' ? 'dropped' : outcome.kind);
          for (const listener of listeners) listener(id, outcome);
        },
      }),
  );
  const flush = () => outbox.then((it) => it.flush()).catch(() => undefined);

  addEventListener('online', flush);
  addEventListener('pagehide', () => sender.release());
  document.addEventListener('visibilitychange', () => void (document.visibilityState === 'hidden' ? sender.release() : flush()));
  void flush();

  return {
    submit(touchpoint, body) {
      const atMs = Date.now();
      const id = ulid(atMs);
      // Read by the loader of the next page, which then fetches this script only if something waits.
      remember(name, '1');
      ours.add(id);
      const item = { id, touchpoint, body: { ...body, submissionId: id, occurredAt: new Date(atMs).toISOString() }, atMs };
      outbox
        .then((it) => it.submit({ ...item, tries: 0, notBeforeMs: 0 }))
        .catch(() => listeners.forEach((listener) => listener(id, { kind: 'queued', reason: 'busy' })));
      return id;
    },
    listen: (listener) => void listeners.add(listener),
    takeNotice() {
      const notice = remember(`${name}!`);
      if (notice) remember(`${name}!`, null);
      return notice as Notice | null;
    },
  };
}

const deliveries = new Map<string, Delivery>();

/** The one delivery of this page to the Pulso server at `base`; starts with what an earlier page left unsent. */
export function deliveryTo(base: string): Delivery {
  let delivery = deliveries.get(base);
  if (!delivery) deliveries.set(base, (delivery = startDelivery(base, outboxName(base))));
  return delivery;
}

import type { Attempt, Outcome, OutboxItem } from './outbox-item.js';
import { keyValueStore } from './outbox-store.js';
import { MAX_AGE_MS, MAX_ITEMS, Outbox } from './outbox.js';

const START = 1_700_000_000_000;

/** A browser with one storage, one clock and a server that answers what it is told to. */
function browser(answer: (item: OutboxItem) => Attempt) {
  const rows: Record<string, string> = {};
  const storage = Object.defineProperties(rows, {
    getItem: { value: (key: string) => rows[key] ?? null },
    setItem: { value: (key: string, value: string) => void (rows[key] = value) },
    removeItem: { value: (key: string) => void delete rows[key] },
  }) as unknown as Storage;
  const it = {
    nowMs: START,
    online: true,
    answer,
    sent: [] as string[],
    outcomes: [] as [string, Outcome][],
    timers: [] as { work: () => void; delayMs: number }[],
    storage,
    tab: () =>
      new Outbox(keyValueStore('t ', storage), {
        now: () => it.nowMs,
        isOnline: () => it.online,
        exclusively: (work) => (lock = lock.then(work)),
        schedule: (work, delayMs) => void it.timers.push({ work, delayMs }),
        send: async (item) => {
          it.sent.push(item.id);
          await Promise.resolve();
          return it.answer(item);
        },
        settled: (id, outcome) => void it.outcomes.push([id, outcome]),
      }),
    stored: () => Object.keys(rows).map((key) => key.slice(2)),
  };
  let lock: Promise<void> = Promise.resolve();
  return it;
}

const item = (id: string, over: Partial<OutboxItem> = {}): OutboxItem => ({
  id,
  touchpoint: 'tp_x',
  body: { submissionId: id, rating: { scale: 'csat', value: 4 } },
  atMs: START,
  tries: 0,
  notBeforeMs: 0,
  ...over,
});
const saved: Attempt = { kind: 'saved', feedbackId: 'f' };

describe('Outbox', () => {
  it('is written down before it is sent and taken out when acknowledged', async () => {
    const page = browser(() => {
      expect(page.stored()).toEqual(['A']);
      return saved;
    });
    await page.tab().submit(item('A'));
    expect(page.outcomes).toEqual([['A', { kind: 'saved' }]]);
    expect(page.stored()).toEqual([]);
  });

  it('keeps what was tapped offline and delivers it once when the browser is back', async () => {
    const page = browser(() => saved);
    page.online = false;
    const tab = page.tab();
    await tab.submit(item('A'));
    expect(page.outcomes).toEqual([['A', { kind: 'queued', reason: 'offline' }]]);
    expect(page.sent).toEqual([]);
    page.online = true;
    await Promise.all([tab.flush(), tab.flush()]);
    expect(page.sent).toEqual(['A']);
    expect(page.stored()).toEqual([]);
  });

  it('two tabs that wake together send each item once, and the one that waited hears that it is saved', async () => {
    const page = browser(() => saved);
    page.online = false;
    const [one, two] = [page.tab(), page.tab()];
    await one.submit(item('A'));
    await two.submit(item('B'));
    page.online = true;
    page.outcomes.length = 0;
    await Promise.all([two.flush(), one.flush()]);
    expect(page.sent.sort()).toEqual(['A', 'B']);
    expect(page.outcomes).toContainEqual(['A', { kind: 'saved' }]);
    expect(page.outcomes).toContainEqual(['B', { kind: 'saved' }]);
  });

  it('drops a final refusal with its reason and retries a passing one not before the server allows', async () => {
    const page = browser(({ id }) =>
      id === 'A' ? { kind: 'refused', code: 'touchpoint.closed', title: 'Closed' } : { kind: 'later', retryAfterMs: 60_000 },
    );
    const tab = page.tab();
    await tab.submit(item('A'));
    await tab.submit(item('B'));
    expect(page.outcomes).toEqual([
      ['A', { kind: 'refused', code: 'touchpoint.closed', title: 'Closed' }],
      ['B', { kind: 'queued', reason: 'busy' }],
    ]);
    expect(page.stored()).toEqual(['B']);
    expect(page.timers[0]?.delayMs).toBeGreaterThanOrEqual(60_000);
    page.nowMs += 59_000;
    await tab.flush();
    expect(page.sent).toEqual(['A', 'B']);
    page.answer = () => saved;
    page.nowMs += 5_000;
    await tab.flush();
    expect(page.stored()).toEqual([]);
  });

  it('never lets a comment overtake the rating it follows', async () => {
    const page = browser(({ id }) => (id === 'A' ? { kind: 'later', retryAfterMs: 0 } : saved));
    const tab = page.tab();
    await tab.submit(item('A'));
    await tab.submit(item('B', { body: { submissionId: 'B', comment: 'x', follows: 'A' } }));
    await tab.submit(item('C'));
    expect(page.sent).toEqual(['A', 'C']);
    expect(page.stored()).toEqual(['A', 'B']);
  });

  it('stops after the first silence instead of waiting for each item', async () => {
    const page = browser(() => ({ kind: 'unreachable' }));
    page.online = false;
    const tab = page.tab();
    for (const id of ['A', 'B', 'C']) await tab.submit(item(id));
    page.online = true;
    await tab.flush();
    expect(page.sent).toEqual(['A']);
    expect(page.stored()).toEqual(['A', 'B', 'C']);
    expect(page.timers).toHaveLength(1);
  });

  it('says so when it discards what is older than 72 hours', async () => {
    const page = browser(() => saved);
    page.online = false;
    const tab = page.tab();
    await tab.submit(item('A'));
    page.online = true;
    page.nowMs += MAX_AGE_MS + 1;
    await tab.flush();
    expect(page.sent).toEqual([]);
    expect(page.outcomes.at(-1)).toEqual(['A', { kind: 'expired' }]);
  });

  it('holds 50, lets the oldest go aloud and tells the server how many', async () => {
    const page = browser(() => saved);
    page.online = false;
    const tab = page.tab();
    for (let i = 0; i <= MAX_ITEMS; i++) await tab.submit(item(String(i).padStart(3, '0')));
    expect(page.stored()).toHaveLength(MAX_ITEMS);
    expect(page.outcomes).toContainEqual(['000', { kind: 'overflow' }]);
    expect(page.storage.getItem('t 050')).toContain('"queueOverflow":1');
  });
});

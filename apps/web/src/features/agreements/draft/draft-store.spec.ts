import { emptyContent, SECTION_KEYS, type AgreementContent, type SectionKey } from '@pulso/agreements';
import { DraftStore, type DraftServer, type ServerSections } from './draft-store.js';
import { keptEdits } from './kept-edits.js';

class MapStorage implements Storage {
  readonly map = new Map<string, string>();
  room = Infinity;
  get length() {
    return this.map.size;
  }
  clear = () => this.map.clear();
  getItem = (name: string) => this.map.get(name) ?? null;
  key = (index: number) => [...this.map.keys()][index] ?? null;
  removeItem = (name: string) => void this.map.delete(name);
  setItem = (name: string, value: string) => {
    if (value.length > this.room) throw new Error('QuotaExceededError');
    this.map.set(name, value);
  };
}

/** A server that behaves: refuses an old base, counts revisions, and can be cut off. */
class FakeServer implements DraftServer {
  readonly content: { [Key in SectionKey]: { content: AgreementContent[Key]; revision: number } };
  puts: { key: SectionKey; content: unknown }[] = [];
  isDown = false;
  refuses = false;
  open = 0;
  mostOpen = 0;

  constructor() {
    const content = emptyContent({ type: 'customer', perspective: 'provider', language: 'es', timeZone: 'Europe/Madrid', currency: 'EUR' });
    this.content = Object.fromEntries(SECTION_KEYS.map((key) => [key, { content: content[key], revision: 1 }])) as never;
  }

  sections = (): ServerSections => structuredClone(this.content) as ServerSections;

  put: DraftServer['put'] = async (key, content, baseRevision) => {
    this.open += 1;
    this.mostOpen = Math.max(this.open, this.mostOpen);
    await Promise.resolve();
    this.open -= 1;
    if (this.isDown) throw new Error('unreachable');
    if (this.refuses) throw new Error('refused');
    const section = this.content[key];
    if (section.revision !== baseRevision) throw new Error('conflict');
    this.puts.push({ key, content });
    Object.assign(section, { content: structuredClone(content), revision: baseRevision + 1 });
    return { revision: section.revision };
  };

  fetch: DraftServer['fetch'] = async (key) => {
    if (this.isDown) throw new Error('unreachable');
    return structuredClone(this.content[key]) as never;
  };

  kindOf = (error: unknown) => (error as Error).message as ReturnType<DraftServer['kindOf']>;
}

/** Time that passes only when told to. */
class FakeTimers {
  private nowMs = 0;
  private waiting: { atMs: number; run: () => void }[] = [];
  now = () => this.nowMs;
  after = (ms: number, run: () => void) => {
    const entry = { atMs: this.nowMs + ms, run };
    this.waiting.push(entry);
    return () => void (this.waiting = this.waiting.filter((each) => each !== entry));
  };
  async pass(ms: number) {
    const end = this.nowMs + ms;
    for (;;) {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      const next = this.waiting.filter(({ atMs }) => atMs <= end).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      this.waiting = this.waiting.filter((each) => each !== next);
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.run();
    }
    this.nowMs = end;
  }
}

const setup = () => {
  const server = new FakeServer();
  const timers = new FakeTimers();
  const storage = new MapStorage();
  const open = () => new DraftStore(server.sections(), server, keptEdits(storage, 'user', 'agreement', 1), timers);
  return { server, timers, storage, open };
};

const title = (store: DraftStore, es: string) => store.edit('overview', (value) => ({ ...value, title: { ...value.title, es } }));
const intent = (store: DraftStore, es: string) =>
  store.edit('overview', (value) => ({ ...value, statementOfIntent: { ...value.statementOfIntent, es } }));

it('saves a moment after the last key, once', async () => {
  const { server, timers, open } = setup();
  const store = open();
  for (const text of ['A', 'Ac', 'Acu']) {
    title(store, text);
    await timers.pass(100);
  }
  expect(store.section('overview').state).toBe('pending');
  await timers.pass(2_000);
  expect(server.puts).toHaveLength(1);
  expect(store.section('overview')).toMatchObject({ state: 'saved', isKept: true });
});

it('has one request in flight and sends what was typed meanwhile', async () => {
  const { server, timers, open } = setup();
  const store = open();
  title(store, 'uno');
  await timers.pass(900);
  title(store, 'dos');
  store.saveNow();
  await timers.pass(3_000);
  expect(server.mostOpen).toBe(1);
  expect(server.content.overview.content.title.es).toBe('dos');
});

it('merges what another person saved, and saves the union', async () => {
  const { server, timers, open } = setup();
  const [ana, luis] = [open(), open()];
  title(ana, 'De Ana');
  intent(luis, 'De Luis');
  await timers.pass(5_000);
  expect(server.content.overview.content).toMatchObject({ title: { es: 'De Ana' }, statementOfIntent: { es: 'De Luis' } });
  ana.receive(server.sections());
  expect(ana.section('overview').value.statementOfIntent.es).toBe('De Luis');
});

it('asks where both changed the same field, keeps both until answered, and survives a reload in between', async () => {
  const { server, timers, open } = setup();
  const ana = open();
  const luis = open();
  title(ana, 'De Ana');
  await timers.pass(2_000);
  title(luis, 'De Luis');
  await timers.pass(2_000);
  expect(luis.section('overview')).toMatchObject({
    state: 'conflict',
    conflicts: [{ path: ['title', 'es'], mine: 'De Luis', theirs: 'De Ana' }],
  });
  intent(luis, 'y algo más');
  luis.close();

  const again = open();
  expect(again.section('overview').conflicts).toHaveLength(1);
  expect(server.content.overview.content.title.es).toBe('De Ana');
  again.resolve('overview', again.section('overview').conflicts[0]!, 'De Ana y Luis');
  await timers.pass(2_000);
  expect(server.content.overview.content).toMatchObject({ title: { es: 'De Ana y Luis' }, statementOfIntent: { es: 'y algo más' } });
  expect(again.section('overview').state).toBe('saved');
});

it('keeps what the server could not take and saves it when it answers again, also after a reload', async () => {
  const { server, timers, storage, open } = setup();
  const store = open();
  server.isDown = true;
  title(store, 'Sin línea');
  await timers.pass(10_000);
  expect(store.section('overview').state).toBe('offline');
  store.close();
  server.isDown = false;
  const again = open();
  expect(again.section('overview').value.title.es).toBe('Sin línea');
  await timers.pass(1_000);
  expect(server.content.overview.content.title.es).toBe('Sin línea');
  expect(storage.map.size).toBe(0);
});

it('writes down the last keys when the page goes away', () => {
  const { storage, open } = setup();
  const store = open();
  title(store, 'rápido');
  expect(storage.map.size).toBe(0);
  store.keepNow();
  expect([...storage.map.values()][0]).toContain('rápido');
});

it('says when this device has no room', async () => {
  const { server, timers, storage, open } = setup();
  storage.room = 10;
  server.isDown = true;
  const store = open();
  title(store, 'grande');
  await timers.pass(500);
  expect(store.section('overview').isKept).toBe(false);
});

it('stays with a refused edit until it is corrected', async () => {
  const { server, timers, open } = setup();
  server.refuses = true;
  const store = open();
  title(store, 'mal');
  await timers.pass(20_000);
  expect(store.section('overview')).toMatchObject({ state: 'refused', value: { title: { es: 'mal' } } });
  server.refuses = false;
  title(store, 'bien');
  await timers.pass(2_000);
  expect(store.section('overview').state).toBe('saved');
});

it('an edit taken back by hand is nothing to save', async () => {
  const { server, timers, storage, open } = setup();
  const store = open();
  title(store, 'x');
  title(store, '');
  await timers.pass(2_000);
  expect(server.puts).toEqual([]);
  expect(storage.map.size).toBe(0);
  expect(store.unsaved()).toEqual([]);
});

import type { AgreementContent, SectionKey } from '@pulso/agreements';
import type { KeptEdits } from './kept-edits.js';
import { mergeSection, sameValue, withValueAt, type MergeConflict } from './merge-section.js';

/** How a section stands with the server. `conflict` waits for an answer, `refused` for a correction; the others go on by themselves. */
export type SaveState = 'saved' | 'pending' | 'saving' | 'offline' | 'refused' | 'conflict';

export interface DraftSection<Key extends SectionKey = SectionKey> {
  readonly value: AgreementContent[Key];
  readonly state: SaveState;
  /** When the server last took a change of ours; null when there was none on this page. */
  readonly savedAtMs: number | null;
  /** Why the server refused, or did not answer. */
  readonly error: unknown;
  readonly conflicts: readonly MergeConflict[];
  /** False when this device has no room for what is not saved yet. */
  readonly isKept: boolean;
}

/** A section as the server has it. */
export interface ServerSection<Key extends SectionKey = SectionKey> {
  readonly content: AgreementContent[Key];
  readonly revision: number;
}
export type ServerSections = { readonly [Key in SectionKey]: ServerSection<Key> };

/** What saving can come to, besides being taken. */
export type SaveFailure = 'conflict' | 'unreachable' | 'refused';

export interface DraftServer {
  put<Key extends SectionKey>(key: Key, content: AgreementContent[Key], baseRevision: number): Promise<{ readonly revision: number }>;
  /** The section as it is now, after a conflict. */
  fetch<Key extends SectionKey>(key: Key): Promise<ServerSection<Key>>;
  kindOf(error: unknown): SaveFailure;
}

export interface DraftTimers {
  now(): number;
  /** Returns what calls it off. */
  after(ms: number, run: () => void): () => void;
}

const SAVE_AFTER_MS = 900;
const KEEP_AFTER_MS = 150;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 30_000;

interface Work {
  /** What `value` was made from. */
  base: unknown;
  baseRevision: number;
  /** The server's newer state while it collides with ours. */
  theirs: { readonly content: unknown; readonly revision: number } | null;
  view: DraftSection;
  inFlight: boolean;
  retryMs: number;
  callOffSave: (() => void) | null;
  callOffKeep: (() => void) | null;
}

/**
 * The draft of one version on this page. Edits are kept on the device at once, saved a moment later, one request in flight a section;
 * what another person saved meanwhile is merged by field, and where both changed the same one the section waits for an answer.
 */
export class DraftStore {
  private readonly sections = new Map<SectionKey, Work>();
  private readonly listeners = new Set<() => void>();
  private isClosed = false;

  constructor(
    initial: ServerSections,
    private readonly server: DraftServer,
    private readonly kept: KeptEdits,
    private readonly timers: DraftTimers,
  ) {
    for (const key of Object.keys(initial) as SectionKey[]) {
      const { content, revision } = initial[key];
      this.sections.set(key, {
        base: content,
        baseRevision: revision,
        theirs: null,
        view: { value: content, state: 'saved', savedAtMs: null, error: null, conflicts: [], isKept: true },
        inFlight: false,
        retryMs: FIRST_RETRY_MS,
        callOffSave: null,
        callOffKeep: null,
      });
      this.restore(key);
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  section<Key extends SectionKey>(key: Key): DraftSection<Key> {
    return this.work(key).view as DraftSection<Key>;
  }

  /** The whole content; the same object as long as nothing changed. */
  content = (): AgreementContent => {
    const entries = [...this.sections].map(([key, { view }]) => [key, view.value] as const);
    if (!entries.every(([key, value]) => this.lastContent?.[key] === value)) {
      this.lastContent = Object.fromEntries(entries) as unknown as AgreementContent;
    }
    return this.lastContent as AgreementContent;
  };
  private lastContent: AgreementContent | null = null;

  /** The sections with something the server does not have yet. */
  unsaved(): SectionKey[] {
    return [...this.sections].filter(([, work]) => work.view.state !== 'saved').map(([key]) => key);
  }

  edit<Key extends SectionKey>(key: Key, change: (value: AgreementContent[Key]) => AgreementContent[Key]): void {
    const work = this.work(key);
    const value = change(work.view.value as AgreementContent[Key]);
    if (value === work.view.value) return;
    this.show(work, { value, ...(work.view.conflicts.length === 0 ? { state: work.inFlight ? 'saving' : 'pending', error: null } : {}) });
    this.keepSoon(key, work);
    this.saveSoon(key, work, SAVE_AFTER_MS);
  }

  /** What the server has by now. Older news than ours is ignored; unsaved work is merged with it. */
  receive(sections: ServerSections): void {
    for (const key of Object.keys(sections) as SectionKey[]) this.receiveSection(key, sections[key]);
  }

  /** Answers one conflict with one of the two values, or with another one. */
  resolve(key: SectionKey, conflict: MergeConflict, answer: unknown): void {
    const work = this.work(key);
    const { theirs } = work;
    if (!theirs) return;
    const value = withValueAt(work.view.value, conflict.path, answer);
    // From now on theirs is what this place was made from, so that it is not asked again.
    work.base = withValueAt(work.base, conflict.path, conflict.theirs);
    const conflicts = work.view.conflicts.filter((each) => each !== conflict);
    this.show(work, { value, conflicts });
    if (conflicts.length === 0) this.settle(key, work, theirs, value);
    this.keep(key, work);
  }

  /** Tries at once what waits: the connection is back, or the person asks. */
  saveNow(): void {
    for (const [key, work] of this.sections) {
      if (work.view.state === 'pending' || work.view.state === 'offline' || work.view.state === 'refused') void this.save(key, work);
    }
  }

  /** Writes down what a timer still holds back; called when the page goes away. */
  keepNow(): void {
    for (const [key, work] of this.sections) if (work.callOffKeep) this.keep(key, work);
  }

  close(): void {
    this.keepNow();
    this.isClosed = true;
    for (const work of this.sections.values()) work.callOffSave?.();
  }

  private work(key: SectionKey): Work {
    const work = this.sections.get(key);
    if (!work) throw new Error(`No section ${key}`);
    return work;
  }

  private restore(key: SectionKey): void {
    const edit = this.kept.read(key);
    if (!edit) return;
    const work = this.work(key);
    const server = { content: work.base, revision: work.baseRevision };
    work.base = edit.base;
    work.baseRevision = edit.baseRevision;
    this.show(work, { value: edit.value as never });
    this.reconcile(key, work, server);
  }

  private receiveSection(key: SectionKey, server: ServerSection): void {
    const work = this.work(key);
    const known = work.theirs?.revision ?? work.baseRevision;
    if (server.revision <= known || work.inFlight) return;
    this.reconcile(key, work, server);
  }

  /** Brings a newer state of the server and our own together. */
  private reconcile(key: SectionKey, work: Work, server: { readonly content: unknown; readonly revision: number }): void {
    const { value, conflicts } = mergeSection<unknown>(work.base, work.view.value, server.content);
    if (conflicts.length > 0) {
      work.theirs = server;
      this.show(work, { value: value as never, state: 'conflict', conflicts, error: null });
      this.keep(key, work);
      return;
    }
    this.settle(key, work, server, value);
  }

  private settle(key: SectionKey, work: Work, server: { readonly content: unknown; readonly revision: number }, value: unknown): void {
    work.base = server.content;
    work.baseRevision = server.revision;
    work.theirs = null;
    const isSaved = sameValue(value, server.content);
    this.show(work, {
      value: (isSaved ? server.content : value) as never,
      state: isSaved ? 'saved' : 'pending',
      conflicts: [],
      error: null,
    });
    this.keep(key, work);
    if (!isSaved) this.saveSoon(key, work, 0);
  }

  private saveSoon(key: SectionKey, work: Work, ms: number): void {
    work.callOffSave?.();
    work.callOffSave = this.timers.after(ms, () => void this.save(key, work));
  }

  private async save(key: SectionKey, work: Work): Promise<void> {
    work.callOffSave?.();
    work.callOffSave = null;
    if (work.inFlight || work.theirs || this.isClosed) return;
    const sent = work.view.value;
    if (sameValue(sent, work.base)) {
      this.show(work, { state: 'saved', error: null });
      this.keep(key, work);
      return;
    }
    work.inFlight = true;
    this.show(work, { state: 'saving' });
    try {
      const { revision } = await this.server.put(key, sent as never, work.baseRevision);
      work.inFlight = false;
      work.retryMs = FIRST_RETRY_MS;
      work.base = sent;
      work.baseRevision = revision;
      const isSaved = work.view.value === sent;
      this.show(work, { state: isSaved ? 'saved' : 'pending', savedAtMs: this.timers.now(), error: null });
      this.keep(key, work);
      if (!isSaved) this.saveSoon(key, work, SAVE_AFTER_MS);
    } catch (error) {
      await this.failed(key, work, error);
    }
  }

  private async failed(key: SectionKey, work: Work, error: unknown): Promise<void> {
    const kind = this.server.kindOf(error);
    if (kind === 'conflict') {
      try {
        const server = await this.server.fetch(key);
        work.inFlight = false;
        this.reconcile(key, work, server);
        return;
      } catch (fetchError) {
        work.inFlight = false;
        this.retryLater(key, work, fetchError);
        return;
      }
    }
    work.inFlight = false;
    if (kind === 'unreachable') this.retryLater(key, work, error);
    else this.show(work, { state: 'refused', error });
  }

  private retryLater(key: SectionKey, work: Work, error: unknown): void {
    this.show(work, { state: 'offline', error });
    this.saveSoon(key, work, work.retryMs);
    work.retryMs = Math.min(work.retryMs * 2, LAST_RETRY_MS);
  }

  private keepSoon(key: SectionKey, work: Work): void {
    work.callOffKeep ??= this.timers.after(KEEP_AFTER_MS, () => this.keep(key, work));
  }

  private keep(key: SectionKey, work: Work): void {
    work.callOffKeep?.();
    work.callOffKeep = null;
    if (!work.theirs && sameValue(work.view.value, work.base)) {
      this.kept.drop(key);
      if (!work.view.isKept) this.show(work, { isKept: true });
      return;
    }
    const isKept = this.kept.write(key, { base: work.base as never, baseRevision: work.baseRevision, value: work.view.value });
    if (isKept !== work.view.isKept) this.show(work, { isKept });
  }

  private show(work: Work, change: Partial<DraftSection>): void {
    work.view = { ...work.view, ...change };
    for (const listener of this.listeners) listener();
  }
}

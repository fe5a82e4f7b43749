import type { FeedbackAnalyzedFrame, FeedbackReceivedFrame, FeedbackSummary, UnderstoodFeedback } from '@pulso/contracts';

/** How many opinions a page keeps in memory; older ones are read again from the server. */
export const MAX_SHOWN = 2_000;
const MAX_HELD = 200;
const MAX_EARLY = 500;

/** The feed as it is shown, newest first, and what waits behind the button. */
export interface FeedState {
  readonly shown: readonly FeedbackSummary[];
  readonly held: readonly FeedbackSummary[];
  /** Every opinion that waits, also those whose words did not come along. */
  readonly heldCount: number;
  readonly lastSeq: number;
  readonly next: string | null;
  /** Opinions are missing between the new ones and the shown ones, or below: the first page has to be read again. */
  readonly hasGap: boolean;
  /** The oldest were let go to keep the page light. */
  readonly isTrimmed: boolean;
  /** What was understood of opinions that have not arrived yet: the two events travel apart. */
  readonly early: ReadonlyMap<string, UnderstoodFeedback>;
}

export const EMPTY_FEED: FeedState = {
  shown: [],
  held: [],
  heldCount: 0,
  lastSeq: 0,
  next: null,
  hasGap: false,
  isTrimmed: false,
  early: new Map(),
};

interface FeedPage {
  readonly items: readonly FeedbackSummary[];
  readonly next: string | null;
}

const newestSeq = (items: readonly FeedbackSummary[], from: number) => items.reduce((max, { seq }) => Math.max(max, seq), from);

/** What is missing of an opinion, from what is known of it otherwise. */
function completed(item: FeedbackSummary, known: Pick<FeedbackSummary, 'comment' | 'analysis'> | undefined): FeedbackSummary {
  return { ...item, comment: item.comment ?? known?.comment ?? null, analysis: item.analysis ?? known?.analysis ?? null };
}

/** Both lists without doubles, newest first; of an opinion that comes twice the one in `fresh` stays. */
export function mergeOpinions(fresh: readonly FeedbackSummary[], known: readonly FeedbackSummary[]): FeedbackSummary[] {
  const byId = new Map<string, FeedbackSummary>();
  for (const item of known) byId.set(item.id, item);
  for (const item of fresh) byId.set(item.id, completed(item, byId.get(item.id)));
  return [...byId.values()].sort((a, b) => b.seq - a.seq);
}

/** The first page, read anew: replaces everything and leaves nothing waiting. */
export function seeded({ items, next }: FeedPage): FeedState {
  return { ...EMPTY_FEED, shown: mergeOpinions(items, []), next, lastSeq: newestSeq(items, 0) };
}

/** An older page, appended. */
export function extended(state: FeedState, { items, next }: FeedPage): FeedState {
  return { ...state, shown: mergeOpinions(items, state.shown), next };
}

/** New opinions: to the top while the page follows, behind the button while it holds still. */
export function received(state: FeedState, frame: FeedbackReceivedFrame, follows: boolean): FeedState {
  const known = new Set([...state.shown, ...state.held].map(({ id }) => id));
  const fresh = frame.items.filter(({ id }) => !known.has(id)).map((item) => completed(item, state.early.get(item.id)));
  // Above its size a frame carries only a count; one that was already caught up with counts nothing.
  const wordless = frame.lastSeq > state.lastSeq ? Math.max(0, frame.count - frame.items.length) : 0;
  const lastSeq = Math.max(state.lastSeq, frame.lastSeq, newestSeq(fresh, 0));
  const heldCount = state.heldCount + fresh.length + wordless;
  if (heldCount === 0) return { ...state, lastSeq };
  const held = mergeOpinions(fresh, state.held).slice(0, MAX_HELD);
  const waiting = { ...state, held, heldCount, lastSeq };
  return follows ? revealed(waiting) : waiting;
}

/** What waited goes to the top. */
export function revealed(state: FeedState): FeedState {
  const all = mergeOpinions(state.held, state.shown);
  const isTrimmed = state.isTrimmed || all.length > MAX_SHOWN;
  return {
    ...state,
    shown: all.slice(0, MAX_SHOWN),
    held: [],
    heldCount: 0,
    hasGap: state.hasGap || state.heldCount > state.held.length,
    isTrimmed,
    // The cursor continues below what was let go, so it would leave a hole.
    next: isTrimmed ? null : state.next,
  };
}

/** What was understood arrives after the tap, and with it the words that followed: rows change in place, none moves. */
export function analyzed(state: FeedState, { items }: Pick<FeedbackAnalyzedFrame, 'items'>): FeedState {
  const byId = new Map(items.map((understood) => [understood.id, understood]));
  const apply = (list: readonly FeedbackSummary[]) =>
    list.some(({ id }) => byId.has(id)) ? list.map((item) => ({ ...item, ...byId.get(item.id) })) : list;
  const known = new Set([...state.shown, ...state.held].map(({ id }) => id));
  const early = [...state.early, ...[...byId].filter(([id]) => !known.has(id))].slice(-MAX_EARLY);
  return { ...state, shown: apply(state.shown), held: apply(state.held), early: new Map(early) };
}

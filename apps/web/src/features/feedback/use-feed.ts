import type { FeedbackReceivedFrame, FeedbackSummary } from '@pulso/contracts';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useLiveLine, useServerEvent } from '../../lib/console-socket.js';
import { throttle } from '../../lib/throttle.js';
import { readFeedPage, readSince, type FeedFilters } from './api/feed-api.js';
import { analyzed, EMPTY_FEED, extended, received, revealed, seeded, type FeedState } from './feed-state.js';

type Change = (state: FeedState) => FeedState;
const apply = (state: FeedState, change: Change): FeedState => change(state);

const REREAD_MS = 1_000;
/** How long the list rests between two changes, so that a burst neither flickers nor costs frames. */
const CALM_MS = 250;

export interface Feed extends FeedState {
  readonly status: 'loading' | 'failed' | 'ready';
  readonly error: unknown;
  readonly isExtending: boolean;
  reload(): void;
  extend(): void;
  reveal(): void;
}

/**
 * The live list of opinions. Frames of the socket fill it; a reconnect asks for what is newer than the highest number seen;
 * with a filter the server decides what belongs, so a frame only means "read again".
 */
export function useFeed(filters: FeedFilters, follows: () => boolean): Feed {
  const { socket } = useLiveLine();
  const [state, dispatch] = useReducer(apply, EMPTY_FEED);
  const [status, setStatus] = useState<Feed['status']>('loading');
  const [error, setError] = useState<unknown>(null);
  const [isExtending, setExtending] = useState(false);
  const { label, touchpoint, topic, q } = filters;
  const narrowed = useMemo<FeedFilters>(
    () => ({ ...(label && { label }), ...(touchpoint && { touchpoint }), ...(topic && { topic }), ...(q && { q }) }),
    [label, touchpoint, topic, q],
  );
  const isFiltered = Object.keys(narrowed).length > 0;
  const latest = useRef({ state, follows });
  useEffect(() => {
    latest.current = { state, follows };
  });

  const reload = useCallback(
    (signal?: AbortSignal) =>
      readFeedPage(narrowed, null, signal).then(
        (page) => {
          dispatch(() => seeded(page));
          setStatus('ready');
        },
        (failure: unknown) => {
          if (signal?.aborted) return;
          setError(failure);
          setStatus((now) => (now === 'ready' ? now : 'failed'));
        },
      ),
    [narrowed],
  );

  useEffect(() => {
    const aborter = new AbortController();
    setStatus('loading');
    void reload(aborter.signal);
    return () => aborter.abort();
  }, [reload]);

  const merge = useCallback((frame: FeedbackReceivedFrame) => {
    const isFollowing = latest.current.follows();
    dispatch((now) => received(now, frame, isFollowing));
  }, []);

  const catchUp = useCallback(async () => {
    const { lastSeq } = latest.current.state;
    const items = lastSeq > 0 ? await readSince(narrowed, lastSeq) : (await readFeedPage(narrowed, null)).items;
    merge({ count: items.length, items, lastSeq: items.reduce((max, { seq }) => Math.max(max, seq), lastSeq) });
  }, [merge, narrowed]);

  // A failed catch-up is repeated by the next frame or reconnect; the list on screen stays.
  const reread = useMemo(() => throttle(() => void catchUp().catch(() => undefined), REREAD_MS), [catchUp]);
  useEffect(() => () => reread.cancel(), [reread]);
  useEffect(() => {
    const onConnect = () => {
      if (latest.current.state.lastSeq > 0 || isFiltered) reread();
    };
    socket.on('connect', onConnect);
    return () => void socket.off('connect', onConnect);
  }, [isFiltered, reread, socket]);

  // A large frame names only some of what was understood: the first page tells the rest, in place.
  const reconsider = useMemo(
    () =>
      throttle(() => {
        const apply = ({ items }: { readonly items: readonly FeedbackSummary[] }) => {
          const understood = items.flatMap(({ id, comment, analysis }) => (analysis ? [{ id, comment, analysis }] : []));
          dispatch((now) => analyzed(now, { items: understood }));
        };
        readFeedPage({}, null).then(apply, () => undefined);
      }, REREAD_MS),
    [],
  );
  useEffect(() => () => reconsider.cancel(), [reconsider]);

  const waiting = useRef<FeedbackReceivedFrame[]>([]);
  const flushedAt = useRef(0);
  useServerEvent('feedback:received', (frame) => {
    if (isFiltered) return reread();
    // The first frame shows at once; in a burst, those of a quarter second are merged in one go. A hidden page paints nothing.
    waiting.current.push(frame);
    const flush = () => {
      flushedAt.current = performance.now();
      waiting.current.splice(0).forEach(merge);
    };
    if (document.hidden) return flush();
    if (waiting.current.length > 1) return;
    const restMs = flushedAt.current + CALM_MS - performance.now();
    if (restMs > 0) setTimeout(flush, restMs);
    else requestAnimationFrame(flush);
  });
  useServerEvent('feedback:analyzed', (frame) => {
    dispatch((now) => analyzed(now, frame));
    if (isFiltered) reread();
    else if (frame.count > frame.items.length) reconsider();
  });

  // Words are missing between new and old: read the first page again and start from there.
  const fillGap = useMemo(() => throttle(() => void reload(), REREAD_MS), [reload]);
  useEffect(() => () => fillGap.cancel(), [fillGap]);
  useEffect(() => {
    if (state.hasGap) fillGap();
  }, [fillGap, state]);

  const extend = useCallback(() => {
    const { next } = latest.current.state;
    if (!next) return;
    setExtending(true);
    readFeedPage(narrowed, next)
      .then((page) => dispatch((now) => extended(now, page)), setError)
      .finally(() => setExtending(false));
  }, [narrowed]);

  const reveal = useCallback(() => dispatch(revealed), []);
  return {
    ...state,
    status,
    error,
    isExtending,
    extend,
    reveal,
    reload: useCallback(() => {
      setStatus('loading');
      void reload();
    }, [reload]),
  };
}

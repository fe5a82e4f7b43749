import type { FeedbackSummary } from '@pulso/contracts';
import fc from 'fast-check';
import { analyzed, EMPTY_FEED, extended, MAX_SHOWN, mergeOpinions, received, revealed, seeded, type FeedState } from './feed-state.js';

const opinion = (seq: number): FeedbackSummary => ({
  id: `id-${seq}`,
  seq,
  touchpoint: { id: 't', name: 'Llamadas' },
  rating: { scale: 'csat', value: 4 },
  comment: null,
  occurredAt: '2026-03-12T10:00:00Z',
  receivedAt: '2026-03-12T10:00:00Z',
  isDemo: false,
  analysis: null,
});
const opinions = (...seqs: number[]) => seqs.map(opinion);
const frame = (...seqs: number[]) => ({ count: seqs.length, items: opinions(...seqs), lastSeq: Math.max(...seqs) });
const seqs = (state: FeedState) => state.shown.map(({ seq }) => seq);
const analysis: NonNullable<FeedbackSummary['analysis']> = {
  label: 'neg',
  sentiment: -0.8,
  language: 'es',
  topics: [],
  severity: 2,
  engine: 'local',
  abstained: false,
};

it('prepends while the page follows', () => {
  expect(seqs(received(seeded({ items: opinions(2, 1), next: null }), frame(3), true))).toEqual([3, 2, 1]);
});

it('holds new opinions behind the button and counts them exactly', () => {
  const state = received(received(seeded({ items: opinions(1), next: null }), frame(2, 3), false), frame(4), false);
  expect(seqs(state)).toEqual([1]);
  expect(state.heldCount).toBe(3);
  expect(seqs(revealed(state))).toEqual([4, 3, 2, 1]);
  expect(revealed(state).hasGap).toBe(false);
});

it('an opinion that comes twice counts once', () => {
  const state = received(received(EMPTY_FEED, frame(1, 2), false), frame(2, 3), false);
  expect(state.heldCount).toBe(3);
});

it('counts what a large frame leaves out, and asks for the page again once shown', () => {
  const state = received(EMPTY_FEED, { count: 120, items: opinions(120, 119), lastSeq: 120 }, false);
  expect(state.heldCount).toBe(120);
  expect(revealed(state).hasGap).toBe(true);
});

it('a frame that a catch-up has overtaken adds nothing', () => {
  const state = received(seeded({ items: opinions(9, 8), next: null }), { count: 50, items: opinions(8), lastSeq: 9 }, false);
  expect(state.heldCount).toBe(0);
});

it('keeps the memory bounded and says that older ones were let go', () => {
  let state: FeedState = seeded({ items: opinions(1), next: 'cursor' });
  for (let seq = 2; seq < MAX_SHOWN + 50; seq += 1) state = received(state, frame(seq), true);
  expect(state.shown).toHaveLength(MAX_SHOWN);
  expect(state).toMatchObject({ isTrimmed: true, next: null });
});

it('what was understood changes rows in place', () => {
  const state = analyzed(seeded({ items: opinions(2, 1), next: null }), {
    items: [{ id: 'id-1', comment: 'Llegó tarde', analysis }],
  });
  expect(state.shown.map((item) => item.analysis?.label)).toEqual([undefined, 'neg']);
  expect(state.shown[1]?.comment).toBe('Llegó tarde');
});

it('what was understood may come before the words', () => {
  const early = analyzed(EMPTY_FEED, { items: [{ id: 'id-7', comment: 'Llegó tarde', analysis }] });
  expect(received(early, frame(7), true).shown[0]?.analysis).toEqual(analysis);
});

it('an older copy never takes away what was understood', () => {
  const understood = { ...opinion(1), analysis };
  expect(mergeOpinions(opinions(1), [understood])[0]?.analysis).toEqual(analysis);
});

it('older pages go below', () => {
  expect(seqs(extended(seeded({ items: opinions(5, 4), next: 'c' }), { items: opinions(3, 4), next: null }))).toEqual([5, 4, 3]);
});

it('whatever comes in whatever order, every opinion is there once, newest first', () => {
  const batches = fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }), { maxLength: 20 });
  fc.assert(
    fc.property(batches, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (frames, follows) => {
      const end = revealed(
        frames.reduce((state, batch, index) => received(state, frame(...new Set(batch)), follows[index] ?? false), EMPTY_FEED),
      );
      const expected = [...new Set(frames.flat())].sort((a, b) => b - a);
      expect(seqs(end)).toEqual(expected);
    }),
  );
});

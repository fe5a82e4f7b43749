import fc from 'fast-check';
import { BUILT_IN_INDICATORS } from './built-in-indicators.js';
import { observe } from './indicator.js';
import { RATING_SCALES, type MeasuredEvent } from './measured-event.js';
import { minuteOf, recount, sliceDeltas, sliceKey, type Observation, type Slice, type SliceDelta } from './slice.js';

const at = (over: Partial<Observation> = {}): Observation => ({
  indicatorKey: 'csat_top2',
  generation: 1,
  scopeKey: 'svc',
  occurredAtMs: 90_000,
  valid: true,
  good: true,
  ...over,
});

it('starts a minute at its first millisecond, also before 1970', () => {
  expect([minuteOf(119_999), minuteOf(120_000), minuteOf(-1)]).toEqual([60_000, 120_000, -60_000]);
});

it('adds what is new, and takes back what was', () => {
  const slice = { indicatorKey: 'csat_top2', generation: 1, scopeKey: 'svc', minuteMs: 60_000 };
  expect(sliceDeltas([], [at()])).toEqual([{ ...slice, valid: 1, good: 1 }]);
  expect(sliceDeltas([at()], [at({ good: false })])).toEqual([{ ...slice, valid: 0, good: -1 }]);
  expect(sliceDeltas([at()], [])).toEqual([{ ...slice, valid: -1, good: -1 }]);
  expect(sliceDeltas([at()], [at()])).toEqual([]);
  expect(sliceDeltas([], [at({ valid: false, good: false })])).toEqual([]);
});

it('keeps generations, scopes and minutes apart', () => {
  const apart = [at(), at({ generation: 2 }), at({ scopeKey: 'other' }), at({ occurredAtMs: 120_000 }), at({ indicatorKey: 'nps' })];
  expect(sliceDeltas([], apart)).toHaveLength(5);
});

class SliceTable {
  private readonly rows = new Map<string, Slice>();

  apply(deltas: readonly SliceDelta[]): void {
    for (const delta of deltas) {
      const row = this.rows.get(sliceKey(delta)) ?? { ...delta, valid: 0, good: 0 };
      this.rows.set(sliceKey(delta), { ...row, valid: row.valid + delta.valid, good: row.good + delta.good });
    }
  }

  get notEmpty(): Slice[] {
    return [...this.rows.entries()]
      .filter(([, { valid, good }]) => valid !== 0 || good !== 0)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, row]) => row);
  }
}

const measuredEvent: fc.Arbitrary<MeasuredEvent> = fc.record(
  {
    rating: fc.record({ scale: fc.constantFrom(...RATING_SCALES), value: fc.integer({ min: 0, max: 10 }) }),
    sentiment: fc.double({ min: -1, max: 1, noNaN: true }),
    abstained: fc.boolean(),
    defectReported: fc.boolean(),
    flags: fc.subarray(['test', 'employee', 'duplicate', 'spam', 'coerced']),
  },
  { requiredKeys: ['flags'] },
);

/** One version of one feedback: when, where and what was known. Null is an erased one. */
const revision = fc.option(
  fc.record({
    event: measuredEvent,
    occurredAtMs: fc.integer({ min: 0, max: 300_000 }),
    scopeKey: fc.constantFrom('a', 'b'),
    generation: fc.constantFrom(1, 2),
  }),
  { freq: 6 },
);

it('any history of arrivals, scoring again, corrections and erasure leaves slices equal to a recount', () => {
  const history = fc.array(fc.record({ feedback: fc.integer({ min: 0, max: 8 }), revision }), { maxLength: 80 });
  fc.assert(
    fc.property(history, (steps) => {
      const table = new SliceTable();
      const current = new Map<number, Observation[]>();
      for (const { feedback, revision: next } of steps) {
        const after = next
          ? BUILT_IN_INDICATORS.map((indicator): Observation => ({
              indicatorKey: indicator.key,
              generation: next.generation,
              scopeKey: next.scopeKey,
              occurredAtMs: next.occurredAtMs,
              ...observe(indicator, next.event),
            }))
          : [];
        table.apply(sliceDeltas(current.get(feedback) ?? [], after));
        current.set(feedback, after);
      }
      expect(table.notEmpty).toEqual(recount([...current.values()].flat()));
    }),
  );
});

it('hands deltas out in one order, whatever the order of observations', () => {
  const observation = fc.record({ occurredAtMs: fc.integer({ min: 0, max: 9_000_000 }), scopeKey: fc.string() }).map(at);
  fc.assert(
    fc.property(fc.array(observation), (observations) => {
      expect(sliceDeltas([], [...observations].reverse())).toEqual(sliceDeltas([], observations));
    }),
  );
});

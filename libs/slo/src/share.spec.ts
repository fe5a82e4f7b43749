import fc from 'fast-check';
import { complement, displayRatio, exactShare, meets } from './share.js';

it.each(['85', '1', '1.0', '0', '0.0', '0.000', '.85', '0.85 ', '-0.5', '0,85', '8.5e-1', '0.1234567890', '', 'NaN'])(
  'refuses the target "%s"',
  (target) => {
    expect(() => exactShare(target)).toThrow(expect.objectContaining({ code: 'slo.share-out-of-range' }));
  },
);

it('reads a decimal exactly', () => {
  expect(exactShare('0.85')).toEqual({ parts: 85n, of: 100n });
  expect(exactShare('0.999999999')).toEqual({ parts: 999_999_999n, of: 1_000_000_000n });
  expect(complement(exactShare('0.02'))).toEqual({ parts: 98n, of: 100n });
});

it.each([
  [85, 100, 'gte', true],
  [84, 100, 'gte', false],
  [85, 100, 'lte', true],
  [86, 100, 'lte', false],
  [0, 0, 'gte', false],
  [0, 0, 'lte', false],
] as const)('%d of %d %s 0.85: %s', (good, n, comparator, expected) => {
  expect(meets('0.85', good, n, comparator)).toBe(expected);
});

it('stays exact where floating point gives in', () => {
  const n = 9_000_000_000_000_000;
  expect(meets('0.9', 8_100_000_000_000_000, n, 'gte')).toBe(true);
  expect(meets('0.9', 8_099_999_999_999_999, n, 'gte')).toBe(false);
});

it.each([
  [1, 3, 'gte', 1, '33.3'],
  [1, 3, 'lte', 1, '33.4'],
  [2, 100, 'lte', 1, '2.0'],
  [0, 7, 'gte', 1, '0.0'],
  [7, 7, 'gte', 2, '100.00'],
  [1, 3, 'gte', 0, '33'],
  [1, 2000, 'gte', 1, '0.0'],
  [1, 2000, 'lte', 1, '0.1'],
] as const)('%d of %d, %s, %d decimals shows %s', (good, n, comparator, decimals, expected) => {
  expect(displayRatio(good, n, comparator, decimals)).toBe(expected);
});

it('shows nothing when nothing was measured', () => {
  expect(displayRatio(0, 0, 'gte')).toBeNull();
});

it('never shows a target reached that is not, nor missed that is reached', () => {
  const count = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(count, fc.integer({ min: 1, max: 999 }), fc.constantFrom('gte', 'lte'), ([good, n], mille, comparator) => {
      const target = `0.${String(mille).padStart(3, '0')}`;
      const shownMille = Math.round(Number(displayRatio(good, n, comparator)) * 10);
      expect(comparator === 'gte' ? shownMille >= mille : shownMille <= mille).toBe(meets(target, good, n, comparator));
    }),
  );
});

it.each([
  [5, 4],
  [-1, 4],
  [0.5, 4],
  [Number.NaN, 4],
  [0, Number.POSITIVE_INFINITY],
])('refuses the count %d of %d', (good, n) => {
  expect(() => meets('0.5', good, n, 'gte')).toThrow(expect.objectContaining({ code: 'slo.invalid-count' }));
});

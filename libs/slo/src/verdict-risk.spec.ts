import fc from 'fast-check';
import { binomialAtLeast } from './binomial.js';
import { meets } from './share.js';
import { logGamma } from './special-functions.js';
import { minSampleFor, verdictRisks } from './verdict-risk.js';

it.each([
  [10, 26, 38],
  [20, 13, 41],
  [50, 12, 19],
  [100, 4, 13],
  [200, 1, 4],
])(
  'at n = %d a truly 90 %% service fails an 85 %% target %d %% of the time, and a truly 80 %% one passes %d %%: sla-domain §3.6',
  (n, fails, passes) => {
    const [better, , worse] = verdictRisks('0.85', n);
    expect(better).toMatchObject({ trueShare: 0.9, keepsTarget: true });
    expect(Math.round((better?.wrong ?? 0) * 100)).toBe(fails);
    expect(worse).toMatchObject({ trueShare: 0.8, keepsTarget: false });
    expect(Math.round((worse?.wrong ?? 0) * 100)).toBe(passes);
  },
);

it.each([
  ['0.80', [60, 245, 682]],
  ['0.85', [49, 196, 545]],
  ['0.90', [37, 141, 388]],
])('an interval of ± 10, 5 and 3 points around %s needs %j answers: sla-domain §3.6', (target, sizes) => {
  expect([0.1, 0.05, 0.03].map((half) => minSampleFor(half, target))).toEqual(sizes);
});

it('refuses half-widths and volumes that mean nothing', () => {
  expect(() => minSampleFor(0, '0.85')).toThrow(expect.objectContaining({ code: 'slo.half-width-out-of-range' }));
  expect(() => verdictRisks('0.85', 0)).toThrow(expect.objectContaining({ code: 'slo.invalid-count' }));
  expect(() => verdictRisks('85', 10)).toThrow(expect.objectContaining({ code: 'slo.share-out-of-range' }));
});

it('mirrors a maximum of bad events: 2 % at most is 98 % at least', () => {
  const most = verdictRisks('0.02', 500, { comparator: 'lte', trueShares: [0.01, 0.03] });
  const least = verdictRisks('0.98', 500, { trueShares: [0.99, 0.97] });
  most.forEach((risk, index) => expect(risk.wrong).toBeCloseTo(least[index]?.wrong ?? -1, 12));
});

it('says less often "missed" to a good service when the whole interval has to miss, and less often "met" to a bad one when all of it has to meet', () => {
  const [point] = verdictRisks('0.85', 50);
  const [careful] = verdictRisks('0.85', 50, { rule: 'confident_miss' });
  const strict = verdictRisks('0.85', 50, { rule: 'confident_met' })[2];
  expect(careful?.wrong).toBeLessThan((point?.wrong ?? 0) / 10);
  expect(strict?.wrong).toBeLessThan(0.01);
});

it('keeps shares beside the target inside 0 to 1', () => {
  expect(verdictRisks('0.97', 100).map(({ trueShare }) => trueShare)).toEqual([1, 0.97, 0.92]);
  expect(verdictRisks('0.97', 100)[0]?.wrong).toBe(0);
});

it('is the sum of the binomial terms that miss or meet', () => {
  const target = fc.integer({ min: 1, max: 999 }).map((milli) => `0.${String(milli).padStart(3, '0')}`);
  fc.assert(
    fc.property(
      target,
      fc.integer({ min: 1, max: 300 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.constantFrom('gte', 'lte'),
      (line, n, p, comparator) => {
        let met = 0;
        for (let k = 0; k <= n; k += 1) {
          if (!meets(line, k, n, comparator)) continue;
          met += Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p));
        }
        const [risk] = verdictRisks(line, n, { comparator, trueShares: [p] });
        expect(risk?.met).toBeCloseTo(met, 9);
        expect((risk?.met ?? 0) + (risk?.missed ?? 0)).toBeCloseTo(1, 12);
      },
    ),
  );
});

it('knows the ends of the binomial', () => {
  expect([binomialAtLeast(0, 5, 0.2), binomialAtLeast(6, 5, 0.2), binomialAtLeast(1, 5, 0), binomialAtLeast(5, 5, 1)]).toEqual([
    1, 0, 0, 1,
  ]);
  expect(binomialAtLeast(5, 5, 0.5)).toBeCloseTo(1 / 32, 14);
});

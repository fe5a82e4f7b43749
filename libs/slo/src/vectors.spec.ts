import { readFileSync } from 'node:fs';
import { eDetector } from './e-detector.js';
import { eProcess } from './e-process.js';
import { errorBudget } from './error-budget.js';
import { forecast } from './forecast.js';
import { confidenceSequence, wilson } from './interval.js';
import { satisfactionView } from './objective.js';
import { displayRatio, exactShare, meets } from './share.js';

interface Vectors {
  wilson95: { s: number; n: number; ci: [number | null, number | null] }[];
  errorBudget: {
    T: string;
    n: number;
    good: number;
    allowedBad: number;
    bad: number;
    consumed?: number;
    remainingBad?: number;
    burn?: number;
    status: string;
  }[];
  roundingTrap: { good: number; n: number; T: string; raw: number; status: string; naive1dp: string; display1dpFloor: string }[];
  'eBelow_T0.85_truncBeta11': { S: number; F: number; E: number }[];
  confSeq95_beta11: { S: number; F: number; cs: [number, number] }[];
  'eDetector_p0.85_q0.70': { rows: [number, number, number][] };
  forecast_betaBinomial_11: { S: number; n: number; m: number; T: string; need: number; pAttain: number; projected: number }[];
}

const vectors = JSON.parse(readFileSync(new URL('../../testing/src/vectors.json', import.meta.url), 'utf8')) as Vectors;

/** The file prints ten significant digits. */
function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(Math.max(1e-10, Math.abs(expected) * 2e-9));
}

it.each(vectors.wilson95)('wilson $s of $n', ({ s, n, ci: [lower, upper] }) => {
  const interval = wilson(s, n);
  if (lower === null || upper === null) {
    expect(interval).toBeNull();
    return;
  }
  expectClose(interval?.lower ?? NaN, lower);
  expectClose(interval?.upper ?? NaN, upper);
});

it.each(vectors.errorBudget)(
  'error budget of $good of $n at $T',
  ({ T, n, good, allowedBad, bad, consumed, remainingBad, burn, status }) => {
    const budget = errorBudget(satisfactionView({ comparator: 'gte', target: T }, { n, good }));
    expect([budget.allowed, budget.bad]).toEqual([allowedBad, bad]);
    if (consumed !== undefined) expectClose(budget.consumed ?? NaN, consumed);
    if (remainingBad !== undefined) expect(budget.remaining).toBe(remainingBad);
    if (burn !== undefined) expectClose(budget.burn ?? NaN, burn);
    expect(meets(T, good, n, 'gte')).toBe(status === 'MET');
  },
);

it.each(vectors.roundingTrap)('$good of $n is $status at $T and shows as $display1dpFloor', (row) => {
  expect(meets(row.T, row.good, row.n, 'gte')).toBe(row.status === 'MET');
  expect(((100 * row.good) / row.n).toFixed(1)).toMatch(/^8(5\.0|4\.9)$/);
  expect(displayRatio(row.good, row.n, 'gte')).toBe(row.display1dpFloor);
});

it.each(vectors['eBelow_T0.85_truncBeta11'])('e-process of $S good and $F bad', ({ S, F, E }) => {
  expectClose(eProcess(S, F, 0.85), E);
});

it.each(vectors.confSeq95_beta11)('confidence sequence of $S good and $F bad', ({ S, F, cs: [lower, upper] }) => {
  const sequence = confidenceSequence(S, S + F);
  expectClose(sequence.lower, lower);
  expectClose(sequence.upper, upper);
});

it('follows the e-detectors event by event', () => {
  const { rows } = vectors['eDetector_p0.85_q0.70'];
  expect(rows).toHaveLength(12);
  rows.forEach(([, cusum, sr], index) => {
    const stream = rows
      .slice(0, index + 1)
      .map(([satisfied]) => satisfied)
      .join('');
    const result = eDetector(stream, 0.85, Number.POSITIVE_INFINITY, [0.7]);
    expectClose(result.cusum, cusum);
    expectClose(result.statistic, sr);
  });
});

it.each(vectors.forecast_betaBinomial_11)('forecast of $S of $n with $m to come at $T', ({ S, n, m, T, need, pAttain, projected }) => {
  const expectation = forecast(exactShare(T), S, n, m);
  expect([expectation.need, expectation.remaining]).toEqual([need, m]);
  expectClose(expectation.probability, pAttain);
  expectClose(expectation.projected ?? NaN, projected);
});

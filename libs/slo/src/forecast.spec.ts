import { expectedEvents } from './expected-events.js';
import { betaBinomialTail, FLAT_PRIOR, forecast, isIrrecoverable, priorFrom, stillNeeded } from './forecast.js';
import { exactShare } from './share.js';
import { logBeta, logGamma } from './special-functions.js';

const target = exactShare('0.85');

it("starts from last period's share when it is given: sla-domain §3.10, early in the month", () => {
  expect(forecast(target, 34, 40, 1160).probability).toBeCloseTo(0.42459, 5);
  expect(forecast(target, 34, 40, 1160, { satisfied: 17, bad: 3 }).probability).toBeCloseTo(0.53736, 5);
  expect(priorFrom(850, 1000)).toEqual({ satisfied: 17, bad: 3 });
});

it('keeps a prior proper when last period was perfect, hopeless or empty', () => {
  expect(priorFrom(500, 500)).toEqual({ satisfied: 20, bad: 1 });
  expect(priorFrom(0, 500)).toEqual({ satisfied: 1, bad: 20 });
  expect(priorFrom(0, 0)).toBe(FLAT_PRIOR);
});

it.each([
  [1, 3, 1, 1],
  [20, 30, 18, 4],
  [5, 100, 2, 30],
  [95, 100, 1, 1],
  [60, 100, 700, 300],
])('P(X ≥ %d) of BetaBinomial(%d, %d, %d) is the sum of its terms', (need, m, a, b) => {
  let sum = 0;
  for (let k = need; k <= m; k += 1) {
    sum += Math.exp(logGamma(m + 1) - logGamma(k + 1) - logGamma(m - k + 1) + logBeta(k + a, m - k + b) - logBeta(a, b));
  }
  expect(betaBinomialTail(need, m, a, b)).toBeCloseTo(sum, 11);
});

it('is certain at both ends and handles a large period', () => {
  expect(betaBinomialTail(0, 10, 1, 1)).toBe(1);
  expect(betaBinomialTail(11, 10, 1, 1)).toBe(0);
  expect(betaBinomialTail(425_000, 500_000, 850_001, 150_001)).toBeCloseTo(0.5, 2);
});

it('is irrecoverable exactly from the event on that puts the target out of reach', () => {
  expect(isIrrecoverable(target, 600, 800, 534)).toBe(false);
  expect(stillNeeded(target, 600, 800, 533)).toBe(534);
  expect(isIrrecoverable(target, 600, 800, 533)).toBe(true);
});

describe('expectedEvents', () => {
  it.each([
    [[1200, 1100, 1300], 600, 0.5, 1200, 'as usual'],
    [[9999, 1200, 1100, 1300], 600, 0.5, 1200, 'only the last three periods count'],
    [[100, 100, 100], 400, 0.5, 500, 'a busy period pulls the rest of it up: 700 events in 3.5 periods'],
    [[500], 0, 0, 500, 'before the first event: history alone'],
    [[500], 300, 1, 300, 'at the end: what came'],
    [[], 300, 0.5, 600, 'no history: its own pace'],
    [[], 30, 0.000001, 630, 'no history and just begun: at most twenty times what came'],
    [[], 0, 0.5, 0, 'nothing known'],
  ])('%j before, %d at %d of the period: %d, %s', (previous, n, share, expected, _because) => {
    expect(expectedEvents(previous, n, share)).toBe(expected);
  });
});

import { dayVerdict, directedPercent } from './day-verdict.js';

it.each([
  [{ n: 0, good: 0 }, '0.85', 'gte', 'NO_DATA', 'no answers is not a good day'],
  [{ n: 4, good: 4 }, '0.85', 'gte', 'INSUFFICIENT_DATA', 'four answers say nothing'],
  [{ n: 20, good: 17 }, '0.85', 'gte', 'MET', 'exactly on target'],
  [{ n: 2000, good: 1699 }, '0.85', 'gte', 'MISSED', 'one short of the target'],
  [{ n: 50, good: 1 }, '0.02', 'lte', 'MET', 'exactly the allowed errors'],
  [{ n: 50, good: 2 }, '0.02', 'lte', 'MISSED', 'one error too many'],
  [{ n: 5, good: 5 }, '1', 'gte', 'MET', 'a target without decimals'],
] as const)('%j against %s (%s) is %s: %s', (day, target, comparator, verdict, _because) => {
  expect(dayVerdict(day, target, comparator)).toBe(verdict);
});

it.each([
  [1699, 2000, 'gte', '84.9'],
  [847, 997, 'gte', '84.9'],
  [1, 49, 'lte', '2.1'],
  [10, 10, 'gte', '100.0'],
] as const)('%d of %d (%s) is shown as %s, never better than it is', (good, n, comparator, text) => {
  expect(directedPercent(good, n, comparator)).toBe(text);
});

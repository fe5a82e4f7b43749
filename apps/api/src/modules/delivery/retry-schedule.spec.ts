import { MAX_ATTEMPTS, retryDelayMs } from './retry-schedule.js';

it.each([
  [1, 5],
  [2, 300],
  [3, 1_800],
  [4, 7_200],
  [5, 18_000],
  [6, 36_000],
  [7, 50_400],
  [8, 72_000],
  [9, 86_400],
])('waits after failure %d for %d s, and up to a fifth longer', (attempts, seconds) => {
  expect(retryDelayMs(attempts, 0)).toBe(seconds * 1_000);
  expect(retryDelayMs(attempts, 0.999_999)).toBeLessThanOrEqual(seconds * 1_200);
  expect(retryDelayMs(attempts, 0.5)).toBe(seconds * 1_100);
});

it('gives up after the tenth attempt', () => {
  expect(MAX_ATTEMPTS).toBe(10);
  expect(retryDelayMs(MAX_ATTEMPTS, 0.5)).toBeNull();
});

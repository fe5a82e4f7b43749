import { isTransient, parseRetryAfterMs, retryDelayMs } from './retry.js';

describe('retryDelayMs', () => {
  it.each([
    [1, 0, 1_000],
    [1, 1, 2_000],
    [3, 0.5, 4_500],
    [30, 1, 300_000],
  ])('attempt %d with random %d waits %d ms', (tries, random, expected) => {
    expect(retryDelayMs(tries, 0, () => random)).toBe(expected);
  });

  it('never comes back before Retry-After', () => {
    for (let i = 0; i < 200; i++) expect(retryDelayMs(i % 12, 60_000)).toBeGreaterThanOrEqual(60_000);
  });

  it('stays between one second and five minutes', () => {
    for (let i = 0; i < 500; i++) {
      const delay = retryDelayMs(i % 20);
      expect(delay).toBeGreaterThanOrEqual(1_000);
      expect(delay).toBeLessThanOrEqual(300_000);
    }
  });
});

it.each([
  [408, true],
  [425, true],
  [429, true],
  [500, true],
  [503, true],
  [400, false],
  [403, false],
  [404, false],
  [409, false],
  [413, false],
  [422, false],
])('status %d transient: %s', (status, expected) => {
  expect(isTransient(status)).toBe(expected);
});

it.each([
  ['7', 7_000],
  ['Thu, 01 Jan 1970 00:01:00 GMT', 60_000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['soon', 0],
  [null, 0],
])('Retry-After %s is %d ms', (header, expected) => {
  expect(parseRetryAfterMs(header, 0)).toBe(expected);
});

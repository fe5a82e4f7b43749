import { jest } from '@jest/globals';
import { throttle } from './throttle.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('runs at once, then once more for any number of asks in between', () => {
  const run = jest.fn();
  const ask = throttle(run, 1_000);
  for (let i = 0; i < 50; i += 1) ask();
  expect(run).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(2);
  jest.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(2);
});

it('runs nothing more once cancelled', () => {
  const run = jest.fn();
  const ask = throttle(run, 1_000);
  ask();
  ask();
  ask.cancel();
  jest.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(1);
});

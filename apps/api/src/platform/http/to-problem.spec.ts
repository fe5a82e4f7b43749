import { DomainError } from '@pulso/kernel';
import { ERROR_STATUS, type ErrorCode } from './error-status.js';
import { toProblem, TryLater } from './to-problem.js';

it.each(Object.entries(ERROR_STATUS))('says when to come back after %s, if waiting helps', (code, status) => {
  const { problem } = toProblem(new DomainError(code, 'x'));
  expect([problem.status, problem.retryAfterMs !== undefined]).toEqual([status, status === 429 || status === 503]);
  expect(toProblem(new TryLater(code as ErrorCode, 'x', 1_234)).problem.retryAfterMs).toBe(1_234);
});

it('gives every status a title of its own', () => {
  const titles = new Map(
    Object.entries(ERROR_STATUS).map(([code, status]) => [status, toProblem(new DomainError(code, 'x')).problem.title]),
  );
  expect([...titles.values()]).not.toContain('Error');
  expect(new Set(titles.values()).size).toBe(titles.size);
});

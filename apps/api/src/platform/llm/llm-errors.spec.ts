import { LlmAnswerUnusable, LlmUnavailable, outcomeOf } from './llm-errors.js';

it('tells a breaker what a failure means', () => {
  expect(outcomeOf(new LlmUnavailable('timeout', null))).toBe('timeout');
  expect(outcomeOf(new LlmUnavailable('rate-limited', 1_000, 429))).toBe('failure');
  expect(outcomeOf(new LlmAnswerUnusable(['x'], { inputTokens: 1, outputTokens: 1, calls: 2 }))).toBe('success');
  expect(() => outcomeOf(new TypeError('a bug'))).toThrow('a bug');
});

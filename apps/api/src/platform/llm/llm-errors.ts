import type { CallOutcome } from './circuit-breaker.js';

/** Tokens spent, as the provider counts them. */
export interface LlmUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Requests made: 2 when an answer needed a repair. */
  readonly calls: number;
}

/** `rejected`: the provider refuses the request as such (key, model, address); waiting does not cure it. */
export type LlmUnavailableReason = 'rate-limited' | 'timeout' | 'server-error' | 'unreachable' | 'rejected';

/** The provider gave no answer. `retryAfterMs` is what it asked for, null when it asked for nothing. */
export class LlmUnavailable extends Error {
  override readonly name = 'LlmUnavailable';

  constructor(
    readonly reason: LlmUnavailableReason,
    readonly retryAfterMs: number | null,
    readonly status: number | null = null,
  ) {
    super(`The language model is unavailable: ${reason}${status === null ? '' : ` (${status})`}`);
  }
}

/** The provider answered, twice, and neither answer may be stored. Never holds the answer itself. */
export class LlmAnswerUnusable extends Error {
  override readonly name = 'LlmAnswerUnusable';

  constructor(
    readonly problems: readonly string[],
    readonly usage: LlmUsage,
  ) {
    super(`The language model's answer cannot be used: ${problems.slice(0, 3).join('; ')}`);
  }
}

/** What a failed call tells a circuit breaker. A provider that answers nonsense is up; anything that is not its doing is thrown on. */
export function outcomeOf(error: unknown): CallOutcome {
  if (error instanceof LlmAnswerUnusable) return 'success';
  if (error instanceof LlmUnavailable) return error.reason === 'timeout' ? 'timeout' : 'failure';
  throw error;
}

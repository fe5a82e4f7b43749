/** Facts about a refusal that the caller may show: plain JSON, never the text of a feedback. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * A refusal the caller can act on. `code` is stable and documented in docs/errors.md; `message` says what to do.
 * Anything else that is thrown is a bug.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}

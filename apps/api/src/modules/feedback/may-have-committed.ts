/** What a connection says that broke while a statement was under way; anything else was said before it began, or by the server that rolled it back. */
const BROKEN = /^(ECONNRESET|EPIPE|ETIMEDOUT|57P0[125]|08\w\w\w|25P03)$/;

/** Whether a statement that failed like this may have committed all the same. */
export function mayHaveCommitted(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code === 'string') return BROKEN.test(code);
  const message = error instanceof Error ? error.message : '';
  // The pool gave up on getting a connection: nothing was sent.
  return !message.startsWith('timeout exceeded when trying to connect');
}

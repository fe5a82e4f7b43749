import { isDatabaseUnavailable } from '../../platform/http/to-problem.js';

const STATEMENT_TIMEOUT = '57014';

/** Whether the database could not do it just then: away, locked, deadlocked. A statement that took too long may take as long again. */
export function isPassingTrouble(error: unknown): boolean {
  return isDatabaseUnavailable(error) && (error as { code?: unknown }).code !== STATEMENT_TIMEOUT;
}

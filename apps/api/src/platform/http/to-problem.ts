import { DomainError } from '@pulso/kernel';
import type { Problem } from '@pulso/contracts';
import { HttpException } from '@nestjs/common';
import { ERROR_STATUS, statusOf, type ErrorCode } from './error-status.js';

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  410: 'Closed',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be done as sent',
  429: 'Too many requests',
  500: 'Something failed here',
  503: 'Try again shortly',
};

/** When it is worth trying again, where nobody knows better. */
const RETRY_AFTER_MS = 2_000;

/** Refused for now: the same request may succeed after `retryAfterMs`. */
export class TryLater extends DomainError {
  constructor(
    code: ErrorCode,
    message: string,
    readonly retryAfterMs: number,
  ) {
    super(code, message);
  }
}

/** Input that does not have the shape of its schema. */
export class InvalidRequest extends DomainError {
  constructor(readonly errors: readonly { readonly path: string; readonly message: string }[]) {
    super('request.invalid', 'Some fields are missing or wrong; see errors.');
  }
}

function problem(code: string, status: number, detail: string): Problem {
  return { type: `/docs/errors#${code}`, title: TITLES[status] ?? 'Error', status, code, detail };
}

/** PostgreSQL cannot be reached, is starting, shutting down, out of connections, disk or time: nothing was decided, try again. */
const UNAVAILABLE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[1-5]|57014|53\d\d\d|08\w\w\w|55P03|40001|40P01|25P03)$/;

export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && UNAVAILABLE.test(code)) return true;
  return (
    typeof message === 'string' &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(message)
  );
}

/** NUL, a lone surrogate or an impossible value reached a column: the caller's text, not our bug. */
const UNSTORABLE = new Set(['22021', '22P05', '22P02', '22003', '22008']);

const FRAMEWORK_CODES: Record<number, [ErrorCode, string]> = {
  400: ['request.malformed', 'The body is not valid JSON.'],
  401: ['auth.required', 'Sign in, or send an API key.'],
  403: ['auth.forbidden', 'You may not do this.'],
  404: ['request.not-found', 'There is nothing at this address.'],
  405: ['request.method-not-allowed', 'This address does not take this method.'],
  413: ['request.too-large', 'The body is larger than this address takes.'],
  414: ['request.not-found', 'The address is longer than any of ours.'],
  415: ['request.unsupported-media-type', 'Send application/json.'],
};

/** What the caller is told of anything that was thrown. Unknown errors say nothing of themselves; `isBug` asks the edge to log them. */
export function toProblem(error: unknown): { problem: Problem; isBug: boolean } {
  if (error instanceof DomainError) {
    const status = statusOf(error.code);
    if (status === undefined)
      return { problem: problem('service.failed', 500, 'Something failed here. It was recorded; try again later.'), isBug: true };
    const isPassing = status === 429 || status === 503;
    const retryAfterMs = error instanceof TryLater ? error.retryAfterMs : isPassing ? RETRY_AFTER_MS : undefined;
    return {
      problem: {
        ...problem(error.code, status, error.message),
        ...(Object.keys(error.details).length > 0 && { details: error.details }),
        ...(retryAfterMs !== undefined && { retryAfterMs }),
        ...(error instanceof InvalidRequest && { errors: [...error.errors] }),
      },
      isBug: false,
    };
  }
  if (isDatabaseUnavailable(error))
    return {
      problem: {
        ...problem('service.unavailable', 503, 'The database cannot be reached right now. Nothing was lost; try again.'),
        retryAfterMs: RETRY_AFTER_MS,
      },
      isBug: false,
    };
  if (UNSTORABLE.has(String((error as { code?: unknown }).code)))
    return { problem: problem('request.malformed', 400, 'A value holds characters or a size that cannot be stored.'), isBug: false };
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown }).statusCode;
  const known = typeof status === 'number' ? FRAMEWORK_CODES[status] : undefined;
  if (known) return { problem: problem(known[0], ERROR_STATUS[known[0]], known[1]), isBug: false };
  return { problem: problem('service.failed', 500, 'Something failed here. It was recorded; try again later.'), isBug: true };
}

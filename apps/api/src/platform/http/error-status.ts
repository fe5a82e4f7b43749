/**
 * HTTP status of every refusal, by its stable code; socket acks carry the same pair. docs/errors.md explains each, and a test compares.
 */
export const ERROR_STATUS = {
  'request.malformed': 400,
  'request.invalid': 400,
  'request.too-large': 413,
  'request.unsupported-media-type': 415,
  'request.not-found': 404,
  'request.method-not-allowed': 405,
  'request.cross-site': 403,
  'request.too-many': 429,
  'json.not-canonical': 400,
  'auth.required': 401,
  'auth.failed': 401,
  'auth.forbidden': 403,
  'resource.not-found': 404,
  'resource.conflict': 409,
  'idempotency.key-invalid': 400,
  'idempotency.key-reused': 422,
  'idempotency.in-progress': 409,
  'service.overloaded': 503,
  'service.unavailable': 503,
  'service.failed': 500,
  'feedback.submission-id-invalid': 400,
  'feedback.follows-invalid': 400,
  'feedback.follows-unknown': 409,
  'feedback.follow-up-rating': 400,
  'feedback.follow-ups-exhausted': 409,
  'feedback.comment-too-long': 400,
  'feedback.rating-out-of-scale': 400,
  'feedback.rating-scale-mismatch': 400,
  'feedback.empty': 400,
  'feedback.occurred-at-invalid': 400,
  'feedback.context-too-large': 400,
  'feedback.context-key-refused': 400,
  'feedback.submission-conflict': 409,
  'touchpoint.unknown': 404,
  'touchpoint.closed': 410,
  'touchpoint.origin-refused': 403,
  'member.email-taken': 409,
  'member.last-owner': 409,
  'alert.silence-in-past': 400,
  'alert.silence-too-long': 400,
  'webhook.url-refused': 400,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof ERROR_STATUS;

export function statusOf(code: string): number | undefined {
  return (ERROR_STATUS as Record<string, number>)[code];
}

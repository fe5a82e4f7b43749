import { HTTP_ACCESS } from '../http/authz.table.js';

/** Change something that is there, and change nothing more when they are repeated. */
const NOT_CREATING: ReadonlySet<string> = new Set([
  'POST /v1/alerts/:id/acknowledge',
  'POST /v1/alerts/:id/silence',
  'POST /v1/dead-letters/replay',
  'POST /v1/agreements/:id/versions/:n/cancel',
  'POST /v1/agreements/:id/versions/:n/review',
  'POST /v1/agreements/:id/versions/:n/review/visit',
  'POST /v1/agreements/:id/versions/:n/threads/:threadId/resolve',
  'POST /v1/agreements/:id/versions/:n/threads/:threadId/reopen',
  'POST /v1/agreements/:id/versions/:n/threads/:threadId/suggestion',
]);

/** Whether a route, as the authorization table names it, takes an `Idempotency-Key`: every POST of an organization that makes something. */
export function takesIdempotencyKey(route: string): boolean {
  return route.startsWith('POST ') && HTTP_ACCESS[route]?.access === 'organization' && !NOT_CREATING.has(route);
}

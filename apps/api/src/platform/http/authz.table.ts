import type { ApiKeyScope, Role } from '@pulso/kernel';

/**
 * Who may call what. A route or socket event that is not here is refused and fails the build; so does a row without a route.
 * `organization`: needs a member in one of `roles`, or an API key with `scope`; with `guest`, also who came by the private link of an
 * agreement. What a guest, or an account owner, may see of it is the use case's to ask `participantOf`.
 */
export type AccessRule =
  | { readonly access: 'public' }
  | { readonly access: 'touchpoint' }
  | { readonly access: 'organization'; readonly roles: readonly Role[]; readonly scope?: ApiKeyScope; readonly guest?: true };

const PUBLIC: AccessRule = { access: 'public' };
/** Anyone who knows a public key; it grants giving feedback and nothing that can be read. */
const TOUCHPOINT: AccessRule = { access: 'touchpoint' };

const EVERYONE: readonly Role[] = ['owner', 'manager', 'agent', 'account_owner', 'auditor'];
const STAFF: readonly Role[] = ['owner', 'manager', 'agent'];
const STAFF_AND_AUDITORS: readonly Role[] = ['owner', 'manager', 'agent', 'auditor'];
const MANAGERS: readonly Role[] = ['owner', 'manager'];
const OWNERS: readonly Role[] = ['owner'];

function allow(roles: readonly Role[], scope?: ApiKeyScope, guests?: 'guests'): AccessRule {
  return { access: 'organization', roles, ...(scope && { scope }), ...(guests && { guest: true }) };
}

export const HTTP_ACCESS: Readonly<Record<string, AccessRule>> = {
  // The console's and the widget's files; every address that is not below.
  'GET /*': PUBLIC,
  'GET /healthz': PUBLIC,
  'GET /readyz': PUBLIC,
  'GET /metrics': PUBLIC,
  'GET /openapi.json': PUBLIC,
  'GET /docs': PUBLIC,
  'GET /docs/errors': PUBLIC,
  'GET /demo': PUBLIC,
  'GET /f/:publicKey': TOUCHPOINT,
  'POST /f/:publicKey': TOUCHPOINT,
  'GET /v1/touchpoints/:publicKey/survey': TOUCHPOINT,
  'POST /v1/touchpoints/:publicKey/feedback': TOUCHPOINT,

  'POST /v1/session': PUBLIC,
  'GET /v1/session': allow(EVERYONE),
  'DELETE /v1/session': allow(EVERYONE),
  'PUT /v1/session/password': allow(EVERYONE),

  'GET /v1/members': allow(MANAGERS),
  'POST /v1/members': allow(OWNERS),
  'PATCH /v1/members/:userId': allow(OWNERS),
  'DELETE /v1/members/:userId': allow(OWNERS),
  'GET /v1/api-keys': allow(MANAGERS),
  'POST /v1/api-keys': allow(OWNERS),
  'DELETE /v1/api-keys/:id': allow(OWNERS),

  'GET /v1/touchpoints': allow(EVERYONE, 'touchpoints:read'),
  'POST /v1/touchpoints': allow(MANAGERS),
  'GET /v1/touchpoints/:id': allow(EVERYONE, 'touchpoints:read'),
  'PATCH /v1/touchpoints/:id': allow(MANAGERS),

  'GET /v1/live': allow(EVERYONE, 'slo:read'),
  'GET /v1/feedback': allow(EVERYONE, 'feedback:read'),
  'GET /v1/feedback/:id': allow(EVERYONE, 'feedback:read'),
  'GET /v1/objectives': allow(EVERYONE, 'slo:read'),
  'GET /v1/objectives/:id': allow(EVERYONE, 'slo:read'),

  'GET /v1/agreement-templates': allow(STAFF_AND_AUDITORS, 'agreements:read'),
  'GET /v1/agreements': allow(EVERYONE, 'agreements:read'),
  'POST /v1/agreements': allow(MANAGERS, 'agreements:write'),
  'GET /v1/agreements/:id': allow(EVERYONE, 'agreements:read', 'guests'),
  'DELETE /v1/agreements/:id': allow(MANAGERS, 'agreements:write'),
  'GET /v1/agreements/:id/versions/:n': allow(EVERYONE, 'agreements:read', 'guests'),
  'PUT /v1/agreements/:id/versions/:n/sections/:key': allow(MANAGERS, 'agreements:write'),
  'POST /v1/agreements/:id/versions/:n/cancel': allow(MANAGERS, 'agreements:write'),

  'GET /v1/agreements/:id/versions/:n/review': allow(EVERYONE, 'agreements:read', 'guests'),
  'POST /v1/agreements/:id/versions/:n/review': allow(MANAGERS, 'agreements:write'),
  'DELETE /v1/agreements/:id/versions/:n/review': allow(MANAGERS, 'agreements:write'),
  'POST /v1/agreements/:id/versions/:n/review/visit': allow(EVERYONE, undefined, 'guests'),
  'PUT /v1/agreements/:id/versions/:n/sections/:key/decision': allow(EVERYONE, undefined, 'guests'),
  'POST /v1/agreements/:id/versions/:n/threads': allow(EVERYONE, undefined, 'guests'),
  'POST /v1/agreements/:id/versions/:n/threads/:threadId/comments': allow(EVERYONE, undefined, 'guests'),
  'POST /v1/agreements/:id/versions/:n/threads/:threadId/resolve': allow(EVERYONE, undefined, 'guests'),
  'POST /v1/agreements/:id/versions/:n/threads/:threadId/reopen': allow(EVERYONE, undefined, 'guests'),
  'POST /v1/agreements/:id/versions/:n/threads/:threadId/suggestion': allow(MANAGERS),

  'GET /v1/alerts': allow(EVERYONE, 'alerts:read'),
  'GET /v1/alerts/:id': allow(EVERYONE, 'alerts:read'),
  'POST /v1/alerts/:id/acknowledge': allow(STAFF, 'alerts:write'),
  'POST /v1/alerts/:id/silence': allow(MANAGERS, 'alerts:write'),
  'DELETE /v1/alerts/:id/silence': allow(MANAGERS, 'alerts:write'),

  'GET /v1/deliveries': allow(MANAGERS),
  'GET /v1/deliveries/:id': allow(MANAGERS),
  'POST /v1/deliveries/:id/resend': allow(MANAGERS),
  'GET /v1/webhook-endpoints': allow(MANAGERS),
  'POST /v1/webhook-endpoints': allow(OWNERS),
  'PATCH /v1/webhook-endpoints/:id': allow(OWNERS),
  'DELETE /v1/webhook-endpoints/:id': allow(OWNERS),
  'POST /v1/webhook-endpoints/:id/test': allow(OWNERS),

  'GET /v1/dead-letters': allow(MANAGERS),
  'POST /v1/dead-letters/replay': allow(MANAGERS),

  'DELETE /v1/demo': allow(OWNERS),
};

/** Socket events a client may send, as `namespace event`; connecting to a namespace is the event `connect`. */
export const SOCKET_ACCESS: Readonly<Record<string, AccessRule>> = {
  '/feedback connect': TOUCHPOINT,
  '/feedback feedback:submit': TOUCHPOINT,
  '/console connect': allow(EVERYONE),
};

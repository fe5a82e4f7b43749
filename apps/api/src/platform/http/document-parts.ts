import type { OpenAPIObject } from '@nestjs/swagger';
import type { AccessRule } from './authz.table.js';

type Components = NonNullable<OpenAPIObject['components']>;
type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Answer = Operation['responses'][string];
type HeaderName = keyof typeof HEADERS;

/** Headers that many answers carry; the document has each once. */
export const HEADERS = {
  RateLimit: {
    description: 'What is left of each limit: `r` requests, all of them again in `t` seconds. Draft “RateLimit header fields for HTTP”.',
    schema: { type: 'string' },
    example: '"member";r=1199;t=60',
  },
  'RateLimit-Policy': {
    description: 'The limits themselves: `q` requests in `w` seconds.',
    schema: { type: 'string' },
    example: '"member";q=1200;w=60',
  },
  'Retry-After': {
    description:
      'Seconds after which the same request may succeed; with every 429 and 503, and with 409 while the first request is running.',
    schema: { type: 'integer', minimum: 1 },
  },
  'Idempotency-Replayed': {
    description: '`true` when this is the stored answer of an earlier request with the same key, and nothing was done.',
    schema: { type: 'string', const: 'true' },
  },
} as const satisfies Record<string, object>;

/** The header of a request that may be sent again. */
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Your own name for this request, such as a UUID: sent again within 24 hours, it is answered again and not done again.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
} as const;

const LIMITS: readonly HeaderName[] = ['RateLimit', 'RateLimit-Policy'];
/** Limited though no member or API key asks. */
const LIMITED: ReadonlySet<string> = new Set(['POST /v1/session', 'POST /v1/touchpoints/:publicKey/feedback']);

/** What one route may answer beside what it succeeds with, and the headers of that. */
export function answersOf(
  route: string,
  rule: AccessRule | undefined,
  takesKey: boolean,
): { readonly headers: Components['headers']; readonly refusals: Operation['responses'] } {
  const isLimited = rule?.access === 'organization' || LIMITED.has(route);
  const limits = isLimited ? LIMITS : [];
  return {
    headers: headers([...limits, ...(takesKey ? (['Idempotency-Replayed'] as const) : [])]),
    refusals: {
      ...(takesKey && {
        409: refusal('It cannot be done as things stand, or the first request with this `Idempotency-Key` is still running', [
          ...limits,
          'Retry-After',
        ]),
        422: refusal('The `Idempotency-Key` was used for another request', limits),
      }),
      ...(isLimited && { 429: refusal('A limit is used up', [...limits, 'Retry-After']) }),
      default: refusal('Refused; `code` says why', [...limits, 'Retry-After']),
    },
  };
}

function refusal(description: string, names: readonly HeaderName[]): Answer {
  return {
    description,
    headers: headers(names),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function headers(names: readonly HeaderName[]): Components['headers'] {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

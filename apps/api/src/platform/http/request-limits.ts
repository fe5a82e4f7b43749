import { DomainError } from '@pulso/kernel';
import type { FastifyInstance } from 'fastify';

/** Deeper than any body of ours; PostgreSQL and JSON.stringify both give up on bodies that are much deeper. */
const MAX_DEPTH = 8;
const JSON_TYPE = /^application\/json\s*(;|$)/i;
/** One section of a long agreement. */
const SECTION_ROUTE = '/v1/agreements/:id/versions/:n/sections/:key';
const SECTION_BODY_BYTES = 1024 * 1024;
const INTAKE_ROUTES = new Set(['/v1/touchpoints/:publicKey/feedback', '/f/:publicKey']);

/** Whether a parsed body nests at most `limit` objects and lists; walks no deeper than that. */
export function isWithinDepth(body: unknown, limit: number): boolean {
  if (typeof body !== 'object' || body === null) return true;
  if (limit === 0) return false;
  for (const key in body) if (!isWithinDepth((body as Record<string, unknown>)[key], limit - 1)) return false;
  return true;
}

/** What a request may carry, before anyone looks at what it means. */
export function addRequestLimits(fastify: FastifyInstance, intakeBodyBytes: number): void {
  fastify.addHook('onRoute', (route) => {
    if (INTAKE_ROUTES.has(route.url)) route.bodyLimit = intakeBodyBytes;
    if (route.url === SECTION_ROUTE) route.bodyLimit = SECTION_BODY_BYTES;
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { 'content-type': type, 'content-encoding': encoding } = request.headers;
    // A form or a text is what a page of another site can send without asking; a packed body hides its size.
    const isForeignType = type !== undefined && !JSON_TYPE.test(type) && request.url.startsWith('/v1/');
    const isPacked = encoding !== undefined && encoding !== 'identity';
    if (request.method !== 'GET' && (isForeignType || isPacked))
      throw new DomainError('request.unsupported-media-type', 'Send application/json, not compressed.');
    done();
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (!isWithinDepth(request.body, MAX_DEPTH))
      throw new DomainError('request.malformed', `The body nests deeper than ${MAX_DEPTH} levels.`);
    done();
  });
}

import type { FastifyInstance } from 'fastify';

const INTAKE = /^\/v1\/touchpoints\/[^/?]+\/(survey|feedback)(\?|$)/;

const ANYONE = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after, ratelimit, ratelimit-policy, x-request-id',
  'cross-origin-resource-policy': 'cross-origin',
};
const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '7200',
};

/**
 * Lets pages of other sites talk to a touchpoint, without cookies; which sites is the touchpoint's own rule and decided there. No other
 * address answers other sites.
 */
export function addCrossOriginIntake(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!INTAKE.test(request.url)) return done();
    void reply.headers(ANYONE);
    if (request.method !== 'OPTIONS') return done();
    void reply.headers(PREFLIGHT).status(204).send();
  });
}

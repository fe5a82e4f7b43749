import type { FastifyInstance } from 'fastify';

const INTAKE = /^\/v1\/touchpoints\/[^/?]+\/(survey|feedback)(\?|$)/;

/**
 * Lets pages of other sites talk to a touchpoint, without cookies; which sites is the touchpoint's own rule and decided there. No other
 * address answers other sites.
 */
export function addCrossOriginIntake(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (!INTAKE.test(request.url)) return;
    reply.headers({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'retry-after, ratelimit, ratelimit-policy, x-request-id',
      'cross-origin-resource-policy': 'cross-origin',
    });
    if (request.method === 'OPTIONS')
      return reply
        .headers({
          'access-control-allow-methods': 'GET, POST',
          'access-control-allow-headers': 'content-type',
          'access-control-max-age': '7200',
        })
        .status(204)
        .send();
  });
}

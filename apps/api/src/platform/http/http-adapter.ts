import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Config } from '../../config/config.js';
import { toProblem } from './to-problem.js';

/** The largest body of a console route; intake has its own, smaller limit. */
const BODY_BYTES = 256 * 1024;

/** Fastify with the limits that keep one slow or hostile client from holding a place for long. */
export function httpAdapter(config: Pick<Config, 'trustProxy'>): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_BYTES,
    trustProxy: typeof config.trustProxy === 'object' ? [...config.trustProxy] : config.trustProxy,
    // Never taken from the client: the id stands in logs and answers, and must say what we say.
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    connectionTimeout: 60_000,
    requestTimeout: 20_000,
    // Longer than the idle time of common reverse proxies, so that they close first.
    keepAliveTimeout: 72_000,
    http: { headersTimeout: 10_000, maxHeaderSize: 16 * 1024 },
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 256 },
    // An address that does not decode never reaches a route, hence the filter neither.
    frameworkErrors: (error, request, reply) => {
      const { problem } = toProblem(error);
      void reply
        .status(problem.status)
        .header('content-type', 'application/problem+json; charset=utf-8')
        .header('x-request-id', request.id)
        .header('x-content-type-options', 'nosniff')
        .send(JSON.stringify({ ...problem, requestId: request.id }));
    },
  });
}

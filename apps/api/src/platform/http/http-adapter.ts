import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.js';
import { toProblem } from './to-problem.js';

/** The largest body of a console route; intake has its own, smaller limit. */
const BODY_BYTES = 256 * 1024;

/** Fastify with the limits that keep one slow or hostile client from holding a place for long. */
export function httpAdapter(config: Pick<Config, 'trustProxy'>): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_BYTES,
    trustProxy: trusting(config.trustProxy),
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
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const { problem } = toProblem(error);
      void reply
        .status(problem.status)
        .header('content-type', 'application/problem+json; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-request-id', request.id)
        .header('x-content-type-options', 'nosniff')
        .send(JSON.stringify({ ...problem, requestId: request.id }));
    },
  });
}

/** Fastify takes a bare number for "nobody", since a count alone can be forged by whoever reaches us directly; here it is the operator's word. */
function trusting(trustProxy: Config['trustProxy']): false | string[] | ((address: string, hop: number) => boolean) {
  if (typeof trustProxy === 'number') return (_, hop) => hop < trustProxy;
  return trustProxy === false ? false : [...trustProxy];
}

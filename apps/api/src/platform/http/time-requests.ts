import type { FastifyInstance } from 'fastify';
import type { Series } from '../metrics/lean-histogram.js';
import type { Metrics } from '../metrics/metrics.js';

/** Measures every request under its route's pattern; addresses themselves would make a series each. */
export function timeRequests(fastify: FastifyInstance, { httpSeconds }: Metrics): void {
  const known = new Map<string, Series>();
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const { statusCode } = reply;
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const key = `${method} ${statusCode} ${route}`;
    let series = known.get(key);
    if (!series) known.set(key, (series = httpSeconds.series({ method, route, status: String(statusCode) })));
    series.observe(reply.elapsedTime / 1000);
    done();
  });
}

import { DomainError } from '@pulso/kernel';
import type { FastifyInstance } from 'fastify';

/** Answers 405 with `Allow` where an address exists but takes other methods. Must see the routes before they are made. */
export function refuseWrongMethods(fastify: FastifyInstance): void {
  const methodsOf = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  fastify.addHook('onRoute', ({ url, method }) => {
    if (url.endsWith('*')) return;
    const known = methodsOf.get(url) ?? { pattern: new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}$`), methods: new Set<string>() };
    for (const each of [method].flat()) known.methods.add(each);
    methodsOf.set(url, known);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    // Whatever nobody else takes is a 404, or a GET that the console takes.
    const isUnknown = request.is404 || (request.method !== 'POST' && request.routeOptions.url === '/*');
    if (!isUnknown) return done();
    const address = request.url.split('?')[0]!;
    const allowed = [...methodsOf.values()].filter(({ pattern }) => pattern.test(address)).flatMap(({ methods }) => [...methods]);
    if (allowed.length === 0) return done();
    reply.header('allow', [...new Set(allowed)].join(', '));
    throw new DomainError('request.method-not-allowed', `This address does not take ${request.method}.`);
  });
}

import type { Actor } from '@pulso/kernel';
import type { FastifyRequest } from 'fastify';

/** Who sent a request: by session cookie, API key or private link. Null when none is valid. */
export abstract class ActorResolver {
  abstract ofRequest(request: FastifyRequest): Promise<Actor | null>;
}

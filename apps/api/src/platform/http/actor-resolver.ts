import type { Actor } from '@pulso/kernel';
import type { FastifyRequest } from 'fastify';

/** Who sent a request: by session cookie or API key. Null when neither is valid. */
export abstract class ActorResolver {
  abstract ofRequest(request: FastifyRequest): Promise<Actor | null>;
}

import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { DomainError, type Actor } from '@pulso/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { ActorLimits } from './actor-limits.js';
import { ActorResolver } from './actor-resolver.js';
import { HTTP_ACCESS, type AccessRule } from './authz.table.js';
import { isOwnOrigin } from './own-origin.js';
import { reportQuotas } from './rate-limit-headers.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
  }
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Finds the route's row in the authorization table and holds the caller to it. Sockets are let in by their handshake instead. */
@Injectable()
export class AuthorizeGuard implements CanActivate {
  constructor(
    private readonly actors: ActorResolver,
    private readonly limits: ActorLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const rule = HTTP_ACCESS[`${request.method === 'HEAD' ? 'GET' : request.method} ${request.routeOptions.url ?? ''}`];
    if (!rule) throw new DomainError('auth.forbidden', 'This address is not open to anyone.');
    const isChange = !SAFE_METHODS.has(request.method);
    if (rule.access === 'public' && isChange) assertOwnPage(request, this.config.publicUrl);
    if (rule.access !== 'organization') return true;
    const actor = await this.actors.ofRequest(request);
    if (!actor) throw new DomainError('auth.required', 'Sign in, or send an API key.');
    if (actor.kind === 'member' && isChange) assertOwnPage(request, this.config.publicUrl);
    this.limits.take(actor, (left) => reportQuotas(http.getResponse<FastifyReply>(), left));
    if (!permits(rule, actor)) throw new DomainError('auth.forbidden', 'Your role does not allow this.');
    request.actor = actor;
    return true;
  }
}

export function permits(rule: AccessRule, actor: Actor): boolean {
  if (rule.access !== 'organization') return true;
  if (actor.kind === 'member') return rule.roles.includes(actor.role);
  if (actor.kind === 'guest') return rule.guest === true;
  return actor.kind === 'api-key' && rule.scope !== undefined && actor.scopes.includes(rule.scope);
}

/** A page of another site can make a browser send the cookie, but neither this header nor an origin of ours. */
export function assertOwnPage(request: FastifyRequest, publicUrl: string): void {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  const isForeign = (origin !== undefined && !isOwnOrigin(origin, host, publicUrl)) || (site !== undefined && site !== 'same-origin');
  if (isForeign || request.headers['x-pulso-console'] === undefined)
    throw new DomainError(
      'request.cross-site',
      'Changes are only taken from the console itself: send the X-Pulso-Console header from its own pages.',
    );
}

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@pulso/kernel';
import type { FastifyRequest } from 'fastify';

/** The actor that the authorization guard let in; only for routes whose rule asks for an organization. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) throw new Error('This route has no actor: its authorization rule is not for an organization.');
  return actor;
});

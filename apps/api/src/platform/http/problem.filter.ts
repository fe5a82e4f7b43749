import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log } from '../logging/log.js';
import { toProblem } from './to-problem.js';

/** The one place where what was thrown becomes `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') return this.log.error({ err: error }, 'socket handler failed');
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { problem, isBug } = toProblem(error);
    if (isBug) this.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'request failed');
    if (reply.sent) return;
    if (problem.retryAfterMs !== undefined) void reply.header('retry-after', String(Math.ceil(problem.retryAfterMs / 1000)));
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send({ ...problem, requestId: request.id });
  }
}

import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { AnswerOnce } from './answer-once.js';
import { idempotencyKey } from './idempotency-key.js';

/** Honours `Idempotency-Key`; the handler behind it knows nothing of it. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly answerOnce: AnswerOnce) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = idempotencyKey(request.headers['idempotency-key']);
    return key === null ? next.handle() : from(this.answer(request, http.getResponse<FastifyReply>(), key, next));
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, key: string, next: CallHandler): Promise<unknown> {
    const { actor } = request;
    if (!actor) throw new Error('A route that takes an Idempotency-Key has an actor.');
    const { status, body, isReplay } = await this.answerOnce.execute({ actor, key, hash: hashOf(request) }, async () => ({
      body: await lastValueFrom(next.handle(), { defaultValue: null }),
      status: reply.statusCode,
    }));
    if (isReplay) void reply.status(status).header('idempotency-replayed', 'true');
    return body;
  }
}

function hashOf({ method, url, body }: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest();
}

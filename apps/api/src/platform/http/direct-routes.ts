import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HTTP_ACCESS } from './authz.table.js';
import { errorHandlerInForce } from './error-handler-in-force.js';
import { parseRequest } from './parse-request.js';

/** A POST that Fastify hands to its handler itself. */
export interface DirectRoute<Body extends z.ZodType = z.ZodType> {
  readonly url: string;
  /** What it answers when it succeeds. */
  readonly status: number;
  readonly body: Body;
  readonly handle: (body: z.output<Body>, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

/**
 * Routes without Nest in between, for a door so busy that guards, pipes and interceptors would cost more than all that it does. They stand in the
 * authorization table and in the description of the API like every other.
 */
@Injectable()
export class DirectRoutes {
  private readonly added: DirectRoute[] = [];

  constructor(private readonly adapterHost: HttpAdapterHost) {}

  get all(): readonly DirectRoute[] {
    return this.added;
  }

  /** Before the application listens. No guard runs, so the route must be one that asks for no actor. */
  add<Body extends z.ZodType>(route: DirectRoute<Body>): void {
    const { url, status, body, handle } = route;
    if (HTTP_ACCESS[`POST ${url}`]?.access !== 'touchpoint')
      throw new Error(`POST ${url} cannot be a direct route: the authorization table does not open it to whoever knows a public key.`);
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.post(url, { errorHandler: errorHandlerInForce(fastify) }, async (request, reply) => {
      const answer = await handle(parseRequest(body, request.body), request, reply);
      reply.status(status);
      return answer;
    });
    this.added.push(route);
  }
}

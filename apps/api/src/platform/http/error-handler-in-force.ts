import type { FastifyInstance } from 'fastify';

/** Nest sets its error handler later than some routes are made, so those ask for the one in force. */
export function errorHandlerInForce(fastify: FastifyInstance): FastifyInstance['errorHandler'] {
  return (error, request, reply) => fastify.errorHandler(error, request, reply);
}

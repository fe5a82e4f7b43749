import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { honourIdempotencyKeys } from '../idempotency/honour-idempotency-keys.js';
import { Log } from '../logging/log.js';
import { Metrics } from '../metrics/metrics.js';
import { ApiDocument } from './api-document.js';
import { AppFiles } from './app-files.js';
import { AuthorizeGuard } from './authorize.guard.js';
import { addCrossOriginIntake } from './cross-origin-intake.js';
import { ProblemFilter } from './problem.filter.js';
import { refuseWrongMethods } from './refuse-wrong-methods.js';
import { addRequestLimits } from './request-limits.js';
import { addSecurityHeaders } from './security-headers.js';
import { serveApps } from './serve-apps.js';
import { timeRequests } from './time-requests.js';
import { validationPipe } from './validation.pipe.js';

/** Everything between a connection and a controller. Call it after the application is made and before it is initialised. */
export function configureHttp(app: NestFastifyApplication): void {
  const config = app.get<Config>(CONFIG);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  addSecurityHeaders(fastify, config.publicUrl);
  timeRequests(fastify, app.get(Metrics));
  addCrossOriginIntake(fastify);
  refuseWrongMethods(fastify);
  addRequestLimits(fastify, config.intake.bodyBytes);
  serveApps(fastify, app.get(AppFiles));
  app.get(ApiDocument).attach(app);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(app.get(Log)));
  app.useGlobalGuards(app.get(AuthorizeGuard));
  honourIdempotencyKeys(app);
}

import { Module } from '@nestjs/common';
import { CheckReadiness } from './check-readiness.js';
import { DocsController } from './docs.controller.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';

/** What operators and programmers look at: health, readiness, metrics and the API's description. */
@Module({ controllers: [HealthController, MetricsController, DocsController], providers: [CheckReadiness] })
export class OperationsModule {}

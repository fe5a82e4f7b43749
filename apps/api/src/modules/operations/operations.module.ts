import { Module, type DynamicModule } from '@nestjs/common';
import type { ProcessRole } from '../../config/process-role.js';
import { CheckReadiness } from './check-readiness.js';
import { DocsController } from './docs.controller.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';

/** What operators and programmers look at: health, readiness and metrics of every process, and the description of the API. */
@Module({})
export class OperationsModule {
  static forRoot({ serves }: ProcessRole): DynamicModule {
    return {
      module: OperationsModule,
      controllers: [HealthController, MetricsController, ...(serves ? [DocsController] : [])],
      providers: [CheckReadiness],
    };
  }
}

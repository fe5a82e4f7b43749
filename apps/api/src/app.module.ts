import { Module, type DynamicModule } from '@nestjs/common';
import type { Server } from 'socket.io';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import type { ProcessRole } from './config/process-role.js';
import { ReviewModule } from './modules/review/review.module.js';
import { AgreementsModule } from './modules/agreements/agreements.module.js';
import { AlertingModule } from './modules/alerting/alerting.module.js';
import { AnalysisModule } from './modules/analysis/analysis.module.js';
import { DeliveryModule } from './modules/delivery/delivery.module.js';
import { DemoModule } from './modules/demo/demo.module.js';
import { FeedbackModule } from './modules/feedback/feedback.module.js';
import { IdentityModule } from './modules/identity/identity.module.js';
import { LifecycleModule } from './modules/lifecycle/lifecycle.module.js';
import { OperationsModule } from './modules/operations/operations.module.js';
import { PagesModule } from './modules/pages/pages.module.js';
import { SloModule } from './modules/slo/slo.module.js';
import { TouchpointsModule } from './modules/touchpoints/touchpoints.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { IdempotencyModule } from './platform/idempotency/idempotency.module.js';
import type { Log } from './platform/logging/log.js';
import { LoggingModule } from './platform/logging/logging.module.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import type { QueueBackend } from './platform/queues/queue-backend.js';
import { QueuesModule } from './platform/queues/queues.module.js';
import { RealtimeModule } from './platform/realtime/realtime.module.js';

/** What was opened before Nest was made. */
export interface ProcessParts {
  readonly config: Config;
  readonly role: ProcessRole;
  readonly ownerUrl: string;
  readonly log: Log;
  readonly backend: QueueBackend;
  readonly socketServer: Server;
}

/** One process of Pulso: the platform, then a module a domain word. */
@Module({})
export class AppModule {
  static forRoot({ config, role, ownerUrl, log, backend, socketServer }: ProcessParts): DynamicModule {
    const feedback = FeedbackModule.forRoot(role);
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        LoggingModule.forRoot(log),
        MetricsModule,
        DatabaseModule.forRoot(ownerUrl),
        QueuesModule.forRoot(backend, role.works),
        RealtimeModule.forRoot(socketServer),
        HttpModule,
        IdempotencyModule.forRoot(role),
        OperationsModule.forRoot(role),
        IdentityModule,
        AnalysisModule.forRoot(role),
        SloModule.forRoot(role),
        AlertingModule.forRoot(role),
        DeliveryModule.forRoot(role),
        LifecycleModule.forRoot(role),
        ...(role.serves
          ? [
              TouchpointsModule,
              feedback,
              AgreementsModule.forRoot(role),
              ReviewModule.forRoot(role),
              DemoModule,
              PagesModule.forRoot(feedback),
            ]
          : []),
      ],
    };
  }
}

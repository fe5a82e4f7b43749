import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Canary } from './canary.js';
import type { QueueBackend } from './queue-backend.js';
import { QueueConnection } from './queue-connection.js';
import { Queues } from './queues.js';
import { Workers } from './workers.js';

@Global()
@Module({})
export class QueuesModule {
  /** @param works whether this process does jobs, or only hands them in */
  static forRoot(backend: QueueBackend, works: boolean): DynamicModule {
    return {
      module: QueuesModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: QueueConnection, useValue: new QueueConnection(backend.connection) },
        Queues,
        ...(works ? [Canary, Workers] : []),
      ],
      exports: [Queues, ...(works ? [Canary] : [])],
    };
  }
}

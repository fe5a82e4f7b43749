import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runtimeUrl } from './runtime-roles.js';
import { DispatchPool, IntakePool } from './pools.js';
import { UnitOfWork } from './unit-of-work.js';

/** A statement that runs longer, or a transaction that sits idle, is a bug that must not take the others with it. */
const APP_SETTINGS =
  '-c statement_timeout=15000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC -c jit=off';

@Global()
@Module({})
export class DatabaseModule {
  static forRoot(ownerUrl: string): DynamicModule {
    const appUrl = runtimeUrl(ownerUrl, 'pulso_app');
    const dispatchUrl = runtimeUrl(ownerUrl, 'pulso_dispatch');
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: DataSource,
          useFactory: () =>
            new DataSource({
              type: 'postgres',
              url: appUrl,
              poolSize: 12,
              extra: { options: APP_SETTINGS, keepAlive: true },
              poolErrorHandler: () => undefined,
            }).initialize(),
        },
        { provide: IntakePool, useFactory: () => new IntakePool(appUrl, APP_SETTINGS) },
        { provide: DispatchPool, useFactory: () => new DispatchPool(dispatchUrl, APP_SETTINGS) },
        UnitOfWork,
      ],
      exports: [DataSource, IntakePool, DispatchPool, UnitOfWork],
    };
  }
}

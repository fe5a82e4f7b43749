import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '@pulso/kernel';
import type { Config } from './config.js';
import { CONFIG } from './config.token.js';

class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

@Global()
@Module({})
export class ConfigModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useClass: SystemClock },
      ],
      exports: [CONFIG, Clock],
    };
  }
}

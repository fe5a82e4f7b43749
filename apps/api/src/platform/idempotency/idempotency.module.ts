import { Module, type DynamicModule } from '@nestjs/common';
import type { ProcessRole } from '../../config/process-role.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { AnswerOnce } from './answer-once.js';
import { ExpiredKeysSweep } from './expired-keys-sweep.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

/** Requests that may be sent again without doing again what they ask for. */
@Module({})
export class IdempotencyModule {
  static forRoot({ works }: ProcessRole): DynamicModule {
    return {
      module: IdempotencyModule,
      imports: [SecretsModule],
      providers: [AnswerOnce, IdempotencyInterceptor, ...(works ? [ExpiredKeysSweep] : [])],
    };
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import type { ProcessRole } from '../../config/process-role.js';
import { AdvanceLifecycleHandler } from './advance-lifecycle.handler.js';
import { LifecycleSweep } from './lifecycle-sweep.js';

/** What becomes of a signed agreement: it begins, renews itself, is superseded and ends. */
@Module({})
export class LifecycleModule {
  static forRoot({ works }: ProcessRole): DynamicModule {
    return { module: LifecycleModule, providers: works ? [AdvanceLifecycleHandler, LifecycleSweep] : [] };
  }
}

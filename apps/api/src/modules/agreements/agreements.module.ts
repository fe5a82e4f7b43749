import { Module, type DynamicModule } from '@nestjs/common';
import type { ProcessRole } from '../../config/process-role.js';
import { ListObjectives } from '../slo/list-objectives.js';
import { AgreementsController } from './agreements.controller.js';
import { ListAgreements } from './list-agreements.js';

@Module({})
export class AgreementsModule {
  static forRoot({ serves }: ProcessRole): DynamicModule {
    if (!serves) return { module: AgreementsModule };
    return { module: AgreementsModule, controllers: [AgreementsController], providers: [ListAgreements, ListObjectives] };
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import type { ProcessRole } from '../../config/process-role.js';
import { EvaluateObjectivesHandler } from './evaluate-objectives.handler.js';
import { EvaluationSweep } from './evaluation-sweep.js';
import { GetLive } from './get-live.js';
import { GetObjective } from './get-objective.js';
import { ListObjectives } from './list-objectives.js';
import { LiveController } from './live.controller.js';
import { ObjectivesController } from './objectives.controller.js';

@Module({})
export class SloModule {
  static forRoot({ serves, works }: ProcessRole): DynamicModule {
    return {
      module: SloModule,
      controllers: serves ? [ObjectivesController, LiveController] : [],
      providers: [
        ...(serves ? [ListObjectives, GetObjective, GetLive] : []),
        ...(works ? [EvaluateObjectivesHandler, EvaluationSweep] : []),
      ],
    };
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import type { ProcessRole } from '../../config/process-role.js';
import { AnalysisTasks } from './analysis-tasks.js';
import { AnalyzeLocallyHandler } from './analyze-locally.handler.js';
import { AnalyzeWithLlmHandler } from './analyze-with-llm.handler.js';
import { CommitAnalyses } from './commit-analyses.js';
import { DeadLettersController } from './dead-letters.controller.js';
import { DispatchTasks } from './dispatch-tasks.js';
import { EvaluationRequests } from './evaluation-requests.js';
import { LlmBreakers } from './llm-breakers.js';
import { ListDeadLetters } from './list-dead-letters.js';
import { ReplayDeadLetters } from './replay-dead-letters.js';

const WORK = [AnalysisTasks, AnalyzeLocallyHandler, AnalyzeWithLlmHandler, CommitAnalyses, DispatchTasks, EvaluationRequests, LlmBreakers];

@Module({})
export class AnalysisModule {
  static forRoot({ serves, works }: ProcessRole): DynamicModule {
    return {
      module: AnalysisModule,
      controllers: serves ? [DeadLettersController] : [],
      providers: [ListDeadLetters, ReplayDeadLetters, ...(works ? WORK : [])],
    };
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import type { ProcessRole } from '../../config/process-role.js';
import { TouchpointsModule } from '../touchpoints/touchpoints.module.js';
import { FeedbackController } from './feedback.controller.js';
import { FeedbackGateway } from './feedback.gateway.js';
import { GetFeedback } from './get-feedback.js';
import { IntakeLimits } from './intake-limits.js';
import { ListFeedback } from './list-feedback.js';
import { RefusalLedger } from './refusal-ledger.js';
import { SubmissionBatcher } from './submission-batcher.js';
import { SubmitFeedback } from './submit-feedback.js';
import { SubmitFeedbackRoute } from './submit-feedback.route.js';

/** Intake and its reading side; a process that only does jobs has neither. */
@Module({})
export class FeedbackModule {
  static forRoot({ serves }: ProcessRole): DynamicModule {
    if (!serves) return { module: FeedbackModule };
    return {
      module: FeedbackModule,
      imports: [TouchpointsModule],
      controllers: [FeedbackController],
      providers: [
        SubmitFeedback,
        SubmitFeedbackRoute,
        SubmissionBatcher,
        IntakeLimits,
        RefusalLedger,
        FeedbackGateway,
        ListFeedback,
        GetFeedback,
      ],
      exports: [SubmitFeedback],
    };
  }
}

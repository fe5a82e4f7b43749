import { Module } from '@nestjs/common';
import { CreateTouchpoint } from './create-touchpoint.js';
import { FindTouchpoint } from './find-touchpoint.js';
import { GetSurvey } from './get-survey.js';
import { GetTouchpoint } from './get-touchpoint.js';
import { ListTouchpoints } from './list-touchpoints.js';
import { SurveyController } from './survey.controller.js';
import { TouchpointsController } from './touchpoints.controller.js';
import { UpdateTouchpoint } from './update-touchpoint.js';

@Module({
  controllers: [SurveyController, TouchpointsController],
  providers: [FindTouchpoint, GetSurvey, ListTouchpoints, GetTouchpoint, CreateTouchpoint, UpdateTouchpoint],
  exports: [FindTouchpoint, GetSurvey],
})
export class TouchpointsModule {}

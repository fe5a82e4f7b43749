import { Controller, Get, Param, Query } from '@nestjs/common';
import { touchpointLanguage, type SurveyView } from '@pulso/contracts';
import { z } from 'zod';
import { GetSurvey } from './get-survey.js';

/** A page in a language Pulso does not write gets the touchpoint's own. */
const surveyQuery = z.object({ lang: touchpointLanguage.optional().catch(undefined) });

@Controller('v1/touchpoints/:publicKey/survey')
export class SurveyController {
  constructor(private readonly getSurvey: GetSurvey) {}

  @Get()
  get(@Param('publicKey') publicKey: string, @Query({ schema: surveyQuery }) query: z.infer<typeof surveyQuery>): Promise<SurveyView> {
    return this.getSurvey.execute(publicKey, query.lang);
  }
}

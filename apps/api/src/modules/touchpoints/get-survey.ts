import { Injectable } from '@nestjs/common';
import type { SurveyView } from '@pulso/contracts';
import { DomainError } from '@pulso/kernel';
import { FindTouchpoint } from './find-touchpoint.js';
import { surveyIn, type TouchpointLanguage } from './survey-texts.js';

/** What a widget needs to draw itself, for anyone who knows the public key. */
@Injectable()
export class GetSurvey {
  constructor(private readonly findTouchpoint: FindTouchpoint) {}

  /** @throws DomainError `touchpoint.unknown`, `touchpoint.closed` */
  async execute(publicKey: string, language?: TouchpointLanguage): Promise<SurveyView> {
    const found = await this.findTouchpoint.execute(publicKey);
    if (!found) throw new DomainError('touchpoint.unknown', 'No touchpoint has this public key. Copy the snippet again from the console.');
    if (found.status === 'closed') throw new DomainError('touchpoint.closed', 'This touchpoint takes no feedback any more.');
    const { name, organizationName, surveyKind, question, followUpQuestion } = found;
    const survey = surveyIn({ surveyKind, language: found.language, question, followUpQuestion }, language ?? found.language);
    return { publicKey, name, organizationName, ...survey };
  }
}

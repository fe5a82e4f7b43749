import { Injectable } from '@nestjs/common';
import { SCALE_BOUNDS, type SurveyKind } from '@pulso/feedback';
import { DomainError } from '@pulso/kernel';
import { AppFiles } from '../../platform/http/app-files.js';
import { fillTemplate } from './fill-template.js';

/** Languages the hosted page is written in. */
export const HOSTED_LANGUAGES = ['es', 'en', 'pt'] as const;
export type HostedLanguage = (typeof HOSTED_LANGUAGES)[number];

/** What became of the answer, or why none is taken. */
export type HostedOutcome = 'saved' | 'refused' | 'busy' | 'closed' | 'unknown';

export interface HostedSurvey {
  readonly publicKey: string;
  readonly organizationName: string;
  readonly surveyKind: SurveyKind;
  readonly question: string;
  readonly followUpQuestion: string;
}

type Texts = Readonly<Record<string, string>> & { readonly steps: Readonly<Record<SurveyKind, readonly string[]>> };

/** Draws /f/{publicKey}, which works without script: a link, a QR code, a kiosk. */
@Injectable()
export class HostedPage {
  constructor(private readonly files: AppFiles) {}

  form(survey: HostedSurvey, lang: HostedLanguage, submissionId: string): string {
    return this.draw({ ...survey, lang, state: 'open', submissionId, message: '', messageDetail: '' }, this.scale(survey.surveyKind, lang));
  }

  message(outcome: HostedOutcome, publicKey: string, lang: HostedLanguage, organizationName = ''): string {
    const texts = this.texts(lang);
    const words = { message: texts[`${outcome}Message`]!, messageDetail: texts[`${outcome}Detail`]! };
    const empty = { question: '', followUpQuestion: '', surveyKind: 'csat', submissionId: '' };
    return this.draw({ ...empty, ...words, publicKey, organizationName, lang, state: outcome }, '');
  }

  private draw(values: Readonly<Record<string, string>> & { readonly lang: HostedLanguage }, scaleHtml: string): string {
    const { steps: _, ...texts } = this.texts(values.lang);
    return fillTemplate(this.file('hosted.html'), { ...(texts as Readonly<Record<string, string>>), ...values }, { scaleHtml });
  }

  private scale(kind: SurveyKind, lang: HostedLanguage): string {
    const template = this.file('hosted-step.html');
    const { min } = SCALE_BOUNDS[kind];
    return this.texts(lang)
      .steps[kind].map((word, index) => fillTemplate(template, { value: String(min + index), word }))
      .join('');
  }

  private texts(lang: HostedLanguage): Texts {
    return JSON.parse(this.file(`strings.${lang}.json`)) as Texts;
  }

  private file(name: string): string {
    const file = this.files.widget.get(name);
    if (!file) throw new DomainError('service.unavailable', 'The widget is not built: run npm run build.');
    return file.text();
  }
}

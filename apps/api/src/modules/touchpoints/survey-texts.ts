import type { SurveyKind } from '@pulso/feedback';

/** Languages a customer is asked in. */
export type TouchpointLanguage = 'es' | 'en' | 'pt';

/** What a survey asks, and what it asks after the tap. */
export interface SurveyTexts {
  readonly question: string;
  readonly followUpQuestion: string;
}

const FOLLOW_UP: Readonly<Record<TouchpointLanguage, string>> = {
  es: '¿Qué deberíamos saber?',
  en: 'What should we know?',
  pt: 'O que deveríamos saber?',
};

const QUESTION: Readonly<Record<SurveyKind, Readonly<Record<TouchpointLanguage, string>>>> = {
  csat: {
    es: '¿Qué tan satisfecho quedó con la atención?',
    en: 'How satisfied are you with the service?',
    pt: 'Qual é a sua satisfação com o atendimento?',
  },
  nps: {
    es: '¿Qué probabilidad hay de que nos recomiende?',
    en: 'How likely are you to recommend us?',
    pt: 'Qual é a probabilidade de você nos recomendar?',
  },
  ces: {
    es: 'Fue fácil resolver lo que necesitaba. ¿Está de acuerdo?',
    en: 'It was easy to get what I needed. Do you agree?',
    pt: 'Foi fácil resolver o que eu precisava. Você concorda?',
  },
  stars: {
    es: '¿Cuántas estrellas nos da?',
    en: 'How many stars would you give us?',
    pt: 'Quantas estrelas você nos dá?',
  },
  thumbs: {
    es: '¿Le resultó útil?',
    en: 'Was this helpful?',
    pt: 'Isto foi útil?',
  },
};

/** What Pulso asks where the touchpoint says nothing of its own. */
export function defaultTexts(surveyKind: SurveyKind, language: TouchpointLanguage): SurveyTexts {
  return { question: QUESTION[surveyKind][language], followUpQuestion: FOLLOW_UP[language] };
}

/** The touchpoint's own words stay as they are; default words are given in the language asked for. */
export function textsIn(wanted: TouchpointLanguage, surveyKind: SurveyKind, language: TouchpointLanguage, own: SurveyTexts): SurveyTexts {
  const written = defaultTexts(surveyKind, language);
  const asked = defaultTexts(surveyKind, wanted);
  return {
    question: own.question === written.question ? asked.question : own.question,
    followUpQuestion: own.followUpQuestion === written.followUpQuestion ? asked.followUpQuestion : own.followUpQuestion,
  };
}

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

/** A survey as one touchpoint asks it. */
export interface Survey extends SurveyTexts {
  readonly surveyKind: SurveyKind;
  readonly language: TouchpointLanguage;
}

/** A survey in another language: a question of the touchpoint's own stays as it is, and then so does everything else. */
export function surveyIn(survey: Survey, wanted: TouchpointLanguage): Survey {
  const { surveyKind, language, question, followUpQuestion } = survey;
  const written = defaultTexts(surveyKind, language);
  if (question !== written.question) return survey;
  const asked = defaultTexts(surveyKind, wanted);
  return {
    surveyKind,
    language: wanted,
    question: asked.question,
    followUpQuestion: followUpQuestion === written.followUpQuestion ? asked.followUpQuestion : followUpQuestion,
  };
}

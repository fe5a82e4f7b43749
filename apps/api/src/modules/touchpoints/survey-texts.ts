import type { SurveyKind } from '@pulso/feedback';

/** Languages a customer is asked in. */
export type TouchpointLanguage = 'es' | 'en' | 'pt';

/** What a survey asks, and what it asks after the tap. */
export interface SurveyTexts {
  readonly question: string;
  readonly followUpQuestion: string;
}

const FOLLOW_UP: Readonly<Record<TouchpointLanguage, string>> = {
  es: '¿Quieres contarnos qué pasó?',
  en: 'Want to tell us what happened?',
  pt: 'Quer nos contar o que aconteceu?',
};

const QUESTION: Readonly<Record<SurveyKind, Readonly<Record<TouchpointLanguage, string>>>> = {
  csat: {
    es: '¿Cómo te fue?',
    en: 'How did it go?',
    pt: 'Como foi?',
  },
  nps: {
    es: '¿Qué tan probable es que nos recomiendes?',
    en: 'How likely are you to recommend us?',
    pt: 'Qual é a probabilidade de você nos recomendar?',
  },
  ces: {
    es: 'Fue fácil resolver lo que necesitaba. ¿Estás de acuerdo?',
    en: 'It was easy to get what I needed. Do you agree?',
    pt: 'Foi fácil resolver o que eu precisava. Você concorda?',
  },
  stars: {
    es: '¿Cuántas estrellas nos das?',
    en: 'How many stars would you give us?',
    pt: 'Quantas estrelas você nos dá?',
  },
  thumbs: {
    es: '¿Te resultó útil?',
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

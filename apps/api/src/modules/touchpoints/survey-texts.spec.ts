import { SURVEY_KINDS } from '@pulso/feedback';
import { defaultTexts, surveyIn } from './survey-texts.js';

const LANGUAGES = ['es', 'en', 'pt'] as const;

it('has a question of its own for every kind and language, short enough for the panel', () => {
  const questions = SURVEY_KINDS.flatMap((kind) => LANGUAGES.map((language) => defaultTexts(kind, language).question));
  expect(new Set(questions).size).toBe(SURVEY_KINDS.length * LANGUAGES.length);
  expect(questions.every((question) => question.length <= 140)).toBe(true);
});

it('translates default texts only', () => {
  const plain = { surveyKind: 'csat', language: 'es', ...defaultTexts('csat', 'es') } as const;
  expect(surveyIn(plain, 'en')).toEqual({ surveyKind: 'csat', language: 'en', ...defaultTexts('csat', 'en') });
  const own = { ...plain, question: '¿Cómo estuvo el pan?' };
  expect(surveyIn(own, 'en')).toBe(own);
  const ownFollowUp = { ...plain, followUpQuestion: '¿Por qué?' };
  expect(surveyIn(ownFollowUp, 'pt')).toMatchObject({ question: defaultTexts('csat', 'pt').question, followUpQuestion: '¿Por qué?' });
});

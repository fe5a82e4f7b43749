import type { EventPredicate } from './event-predicate.js';
import type { Indicator } from './indicator.js';

/** Answers that say nothing about the service. `coerced` ones stay in and are shown to the auditor. */
const GENUINE: EventPredicate = { field: 'flags', op: 'none', value: ['test', 'employee', 'duplicate', 'spam'] };

export const csatTop2: Indicator = {
  key: 'csat_top2',
  generation: 1,
  name: { es: 'Satisfacción (CSAT, 4–5 de 5)', en: 'Satisfaction (CSAT, 4–5 of 5)' },
  class: 'quality',
  kind: 'KQI',
  form: 'ratio',
  unit: 'ratio',
  valid: {
    all: [
      {
        any: [
          { field: 'answers.csat', op: 'exists' },
          { field: 'answers.stars', op: 'exists' },
        ],
      },
      GENUINE,
    ],
  },
  good: {
    any: [
      { field: 'answers.csat', op: 'in', value: [4, 5] },
      { field: 'answers.stars', op: 'in', value: [4, 5] },
    ],
  },
  algorithm: {
    es: 'Respuestas de 4 o 5 entre todas las respuestas con valoración de satisfacción (CSAT) o con estrellas, ambas en la misma escala de 1 a 5. No cuentan las encuestas sin contestar ni las respuestas marcadas como prueba, de personal propio, duplicadas o spam.',
    en: 'Answers of 4 or 5 among all answers with a satisfaction rating (CSAT) or with stars, both on the same scale from 1 to 5. Unanswered surveys and answers flagged as test, employee, duplicate or spam do not count.',
  },
};

/** Derived by a scorer, so it guards internally and binds a contract only through a printed scorer clause. */
export const sentimentPositive: Indicator = {
  key: 'sentiment_positive',
  generation: 1,
  name: { es: 'Sentimiento positivo', en: 'Positive sentiment' },
  class: 'quality',
  kind: 'KQI',
  form: 'ratio',
  unit: 'ratio',
  valid: {
    all: [{ field: 'analysis.sentiment', op: 'exists' }, { not: { field: 'analysis.abstained', op: 'eq', value: true } }, GENUINE],
  },
  good: { field: 'analysis.sentiment', op: 'gte', value: 0.2 },
  algorithm: {
    es: 'Opiniones con sentimiento de +0,2 o más, en una escala de −1 a +1, entre todas las opiniones analizadas. No cuentan aquellas en las que el analizador se abstuvo ni las marcadas como prueba, de personal propio, duplicadas o spam.',
    en: 'Opinions with a sentiment of +0.2 or more, on a scale from −1 to +1, among all analysed opinions. Those on which the scorer abstained, and those flagged as test, employee, duplicate or spam, do not count.',
  },
};

export const errorRate: Indicator = {
  key: 'error_rate',
  generation: 1,
  name: { es: 'Tasa de errores', en: 'Error rate' },
  class: 'error_rate',
  kind: 'KQI',
  form: 'ratio',
  unit: 'ratio',
  valid: { all: [{ field: 'analysis.defectReported', op: 'exists' }, GENUINE] },
  good: { field: 'analysis.defectReported', op: 'eq', value: true },
  algorithm: {
    es: 'Interacciones en las que el cliente informa de un error, entre todas las interacciones con una opinión analizada. El numerador son los casos malos: menos es mejor y el objetivo es un máximo. No cuentan las opiniones marcadas como prueba, de personal propio, duplicadas o spam.',
    en: 'Interactions in which the customer reports an error, among all interactions with an analysed opinion. The numerator holds the bad cases: less is better and the objective is a maximum. Opinions flagged as test, employee, duplicate or spam do not count.',
  },
};

/** The indicators every organization has, by key. */
export const BUILT_IN_INDICATORS: readonly Indicator[] = [csatTop2, sentimentPositive, errorRate];

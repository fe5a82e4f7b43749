import { csatTop2, errorRate } from '@pulso/sli';
import type { LocalizedText } from '../localized-text.js';
import type { AgreedIndicator } from '../metrics.js';
import { t } from './template-values.js';

function builtIn(
  ref: string,
  { key, generation, name, algorithm }: typeof csatTop2,
  metricClass: AgreedIndicator['class'],
): AgreedIndicator {
  return {
    ref,
    key,
    generation,
    name,
    class: metricClass,
    kind: 'KQI',
    form: 'ratio',
    unit: 'ratio',
    source: 'feedback',
    series: '',
    algorithm,
    dedup: 'last_per_interaction',
    scorer: null,
  };
}

/** Answers of 4 or 5 of 5. */
export const csat = builtIn('csat', csatTop2, 'quality');

/** Interactions in which the customer reports an error; its numerator holds the bad cases. */
export const errors = builtIn('errors', errorRate, 'error_rate');

/** An indicator that customers perceive and that comes from their answers. */
export function perceived(
  key: string,
  metricClass: AgreedIndicator['class'],
  name: LocalizedText,
  algorithm: LocalizedText,
  over: Partial<AgreedIndicator> = {},
): AgreedIndicator {
  return {
    ref: key.replaceAll('_', '-'),
    key,
    generation: 1,
    name,
    class: metricClass,
    kind: 'KQI',
    form: 'ratio',
    unit: 'ratio',
    source: 'feedback',
    series: '',
    algorithm,
    dedup: 'last_per_interaction',
    scorer: null,
    ...over,
  };
}

/** An indicator that is measured on the process and sent in as a series. */
export function measured(
  key: string,
  metricClass: AgreedIndicator['class'],
  name: LocalizedText,
  series: string,
  algorithm: LocalizedText,
  over: Partial<AgreedIndicator> = {},
): AgreedIndicator {
  return { ...perceived(key, metricClass, name, algorithm), kind: 'KPI', source: 'measurement', series, dedup: 'none', ...over };
}

export const easy = perceived(
  'ces_easy',
  'effort',
  t('Esfuerzo: fue fácil resolverlo (5–7 de 7)', 'Effort: it was easy to solve (5–7 of 7)'),
  t(
    'Respuestas de 5, 6 o 7 a «fue fácil resolverlo», en una escala de 1 a 7, entre todas las respuestas a esa pregunta.',
    'Answers of 5, 6 or 7 to "it was easy to solve", on a scale from 1 to 7, among all answers to that question.',
  ),
);

export const lostTime = perceived(
  'lost_time_per_contact',
  'impact',
  t('Minutos perdidos por contacto', 'Minutes lost per contact'),
  t(
    'Suma de los minutos que cada persona declara haber perdido, dividida entre las respuestas a esa pregunta; los valores por encima del percentil 99 cuentan como ese percentil.',
    'Sum of the minutes each person says they lost, divided by the answers to that question; values above the 99th percentile count as that percentile.',
  ),
  { form: 'bounded_mean', unit: 'minutes' },
);

/** Cost of prevention, monitoring, repair and credits for each satisfied contact. */
export function costPerSatisfied(currency: string): AgreedIndicator {
  return measured(
    'cost_per_satisfied',
    'cost',
    t('Costo por contacto satisfecho', 'Cost per satisfied contact'),
    'costs.period',
    t(
      'Costos de prevención, monitoreo, reparación y créditos del período, divididos entre los contactos con una respuesta de 4 o 5.',
      'Costs of prevention, monitoring, repair and credits of the period, divided by the contacts with an answer of 4 or 5.',
    ),
    { form: 'composite', unit: currency, source: 'ledger' },
  );
}

export const creditShare = measured(
  'credit_share',
  'cost',
  t('Créditos sobre la facturación', 'Credits as a share of fees'),
  'costs.credits',
  t(
    'Créditos reconocidos en el período, divididos entre lo facturado en el período.',
    'Credits granted in the period, divided by the fees invoiced in the period.',
  ),
  { source: 'ledger' },
);

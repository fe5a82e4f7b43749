import type { AlertReason } from '@pulso/alerting';
import { evaluate, type Comparator, type Forecast } from '@pulso/slo';
import { alertSentence, alertSubject, recoverySentence, type AlertFacts } from './alert-words.js';
import { crossingMs } from './crossing.js';
import { periodName } from './period-name.js';

const MARCH = { fromMs: Date.parse('2026-02-28T23:00:00Z'), toMs: Date.parse('2026-03-31T22:00:00Z') };
const NOW = Date.parse('2026-03-15T11:00:00Z');

interface Case {
  readonly n: number;
  readonly good: number;
  readonly reasons: readonly AlertReason[];
  readonly asOfMs?: number;
  readonly comparator?: Comparator;
  readonly target?: string;
  readonly indicatorKey?: string;
  readonly previous?: number;
  readonly left?: number;
  readonly forecast?: Pick<Forecast, 'remaining' | 'probability' | 'projected'>;
}

function factsOf({
  n,
  good,
  reasons,
  asOfMs = NOW,
  comparator = 'gte',
  target = '0.85',
  indicatorKey = 'csat_top2',
  previous = 430,
  left,
  forecast,
}: Case): AlertFacts {
  const satisfied = comparator === 'gte' ? good : n - good;
  const evaluation = evaluate({
    objective: {
      id: 'o',
      indicatorKey,
      generation: 1,
      comparator,
      target,
      window: { kind: 'calendar', unit: 'month' },
      timeZone: 'Europe/Madrid',
      minSample: 20,
      zeroTraffic: 'no_data',
    },
    window: MARCH,
    asOfMs,
    n,
    good,
    stream: '1'.repeat(satisfied) + '0'.repeat(n - satisfied),
    previousPeriodCounts: [previous],
  });
  return {
    serviceName: 'Centro de llamadas',
    objectiveName: { es: 'Llamadas bien atendidas', en: 'Calls handled well' },
    indicatorKey,
    comparator,
    target,
    periodKey: '2026-03',
    periodToMs: MARCH.toMs,
    timeZone: 'Europe/Madrid',
    evaluation: {
      ...evaluation,
      ...(left !== undefined && { budget: { ...evaluation.budget, badAnswersLeft: left } }),
      ...(forecast && { forecast: { need: 0, ...forecast } }),
    },
    reasons,
  };
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it.each<[Case, string, string]>([
  [
    { n: 200, good: 172, reasons: ['forecast-at-risk'], left: 23, forecast: { remaining: 230, probability: 0.45, projected: 0.8483 } },
    'Centro de llamadas: al ritmo de hoy, la satisfacción quedaría bajo 85 % el 27 de marzo. Quedan 23 respuestas malas de margen.',
    "Centro de llamadas: at today's pace satisfaction ends up below 85% on 27 March. 23 bad answers left.",
  ],
  [
    { n: 200, good: 172, reasons: ['forecast-at-risk'], left: 0, forecast: { remaining: 230, probability: 0.6099, projected: 0.86 } },
    'Centro de llamadas: al ritmo de hoy, la satisfacción puede terminar marzo bajo 85 %; la probabilidad de cumplir es de 60 %. No queda margen para respuestas malas.',
    "Centro de llamadas: at today's pace satisfaction may end March below 85%; the chance of meeting it is 60%. There is no room for bad answers left.",
  ],
  [
    { n: 200, good: 172, reasons: ['forecast-unlikely'], left: 1, forecast: { remaining: 230, probability: 0.0099, projected: 0.86 } },
    'Centro de llamadas: al ritmo de hoy, la satisfacción puede terminar marzo bajo 85 %; la probabilidad de cumplir es de menos del 1 %. Queda 1 respuesta mala de margen.',
    "Centro de llamadas: at today's pace satisfaction may end March below 85%; the chance of meeting it is less than 1%. 1 bad answer left.",
  ],
  [
    { n: 300, good: 254, reasons: ['forecast-unlikely', 'below-target'], left: 30 },
    'Centro de llamadas: la satisfacción va en 84,6 % (254 de 300), bajo 85 %. Quedan 30 respuestas malas de margen.',
    'Centro de llamadas: satisfaction stands at 84.6% (254 of 300), below 85%. 30 bad answers left.',
  ],
  [
    { n: 400, good: 336, reasons: ['irrecoverable', 'below-target'], asOfMs: MARCH.toMs - 1 },
    'Centro de llamadas: la satisfacción ya no puede cumplir en marzo. Va en 84,0 % (336 de 400) frente a 85 %. Ya hay 4 respuestas malas de más para marzo.',
    'Centro de llamadas: satisfaction can no longer meet its target in March. It stands at 84.0% (336 of 400) against 85%. That is 4 bad answers too many for March.',
  ],
  [
    { n: 430, good: 358, reasons: ['missed'], asOfMs: MARCH.toMs },
    'Centro de llamadas: marzo no cumplió: 83,2 % (358 de 430) frente a 85 %.',
    'Centro de llamadas: March missed its target: 83.2% (358 of 430) against 85%.',
  ],
  [
    { n: 200, good: 130, reasons: ['surely-missed'], left: -8 },
    'Centro de llamadas: la satisfacción está claramente bajo 85 %: va en 65,0 % (130 de 200). Ya hay 8 respuestas malas de más para marzo.',
    'Centro de llamadas: satisfaction is clearly below 85%: it stands at 65.0% (130 of 200). That is 8 bad answers too many for March.',
  ],
  [
    { n: 200, good: 180, reasons: ['detector-alarm'], left: 2_000_000 },
    'Centro de llamadas: las últimas respuestas son peores de lo acordado; la satisfacción va en 90,0 % (180 de 200) frente a 85 %. Quedan 2.000.000 de respuestas malas de margen.',
    'Centro de llamadas: the latest answers are worse than agreed; satisfaction stands at 90.0% (180 of 200) against 85%. 2,000,000 bad answers left.',
  ],
  [
    { n: 200, good: 11, reasons: ['forecast-at-risk'], comparator: 'lte', target: '0.055', indicatorKey: 'other', left: -1 },
    'Centro de llamadas: al ritmo de hoy, «Llamadas bien atendidas» quedaría sobre 5,5 % el 15 de marzo. Ya hay 1 respuesta mala de más para marzo.',
    "Centro de llamadas: at today's pace «Calls handled well» ends up above 5.5% on 15 March. That is 1 bad answer too many for March.",
  ],
])('%j', (over, es, en) => {
  const words = alertSentence(factsOf(over));
  expect([plain(words.es), plain(words.en)]).toEqual([es, en]);
});

it('never shows a value at the target that falls short of it', () => {
  const { es } = alertSentence(factsOf({ n: 9_999, good: 8_499, reasons: ['below-target'], previous: 20_000 }));
  expect(plain(es)).toContain('84,9 % (8499 de 9999)');
  const errors = alertSentence(
    factsOf({ n: 9_999, good: 501, reasons: ['below-target'], comparator: 'lte', target: '0.05', indicatorKey: 'error_rate' }),
  );
  expect(plain(errors.es)).toContain('la tasa de errores va en 5,1 % (501 de 9999), sobre 5 %');
});

it('keeps the space before the percent sign from breaking', () => {
  expect(alertSentence(factsOf({ n: 430, good: 358, reasons: ['missed'], asOfMs: MARCH.toMs })).es).toContain('83,2\u00a0%');
});

it.each([
  ['slo.at_risk', 'En riesgo: Centro de llamadas · 83,2 % frente a 85 %', 'At risk: Centro de llamadas · 83.2% against 85%'],
  [
    'slo.breached',
    'Marzo no cumple: 83,2 % frente a 85 % · Centro de llamadas',
    'March is missing its target: 83.2% against 85% · Centro de llamadas',
  ],
  ['slo.recovered', 'Recuperado: Centro de llamadas · 83,2 % frente a 85 %', 'Recovered: Centro de llamadas · 83.2% against 85%'],
] as const)('says %s in one line', (notice, es, en) => {
  const facts = factsOf({ n: 430, good: 358, reasons: [] });
  expect([plain(alertSubject(notice, facts, 'es')), plain(alertSubject(notice, facts, 'en'))]).toEqual([es, en]);
});

it('says that a danger is over', () => {
  const facts = factsOf({ n: 400, good: 360, reasons: [] });
  expect(plain(recoverySentence(facts, 'es'))).toBe(
    'Centro de llamadas: la satisfacción ya no está en riesgo. Va en 90,0 % (360 de 400) frente a 85 %.',
  );
});

it.each([
  ['2026-03', 'marzo', 'March'],
  ['2026-W05', 'la semana 5 de 2026', 'week 5 of 2026'],
  ['2026-Q1', 'el trimestre 1 de 2026', 'quarter 1 of 2026'],
  ['2026', '2026', '2026'],
  ['2026-03-05', 'el 5 de marzo', '5 March'],
  ['rolling-28d', 'los últimos 28 días', 'the last 28 days'],
])('calls %s %s, %s', (key, es, en) => expect([periodName(key, 'es'), periodName(key, 'en')]).toEqual([es, en]));

describe('the crossing', () => {
  const forecast = { need: 0, remaining: 100, probability: 0.4, projected: 0.8 };
  const input = { target: 0.85, satisfied: 88, n: 100, forecast, nowMs: 0, toMs: 1_000 };
  it('lies where the surplus is used up', () => {
    // 72 of the 100 to come satisfy, 0.13 short each; a surplus of 3 lasts 3 / 0.13 of them.
    expect(crossingMs(input)).toBeCloseTo((3 / 0.13) * 10, 6);
  });
  it.each([
    ['short already', { satisfied: 80 }],
    ['good enough to come', { forecast: { ...forecast, projected: 0.9 } }],
    ['nothing to come', { forecast: { ...forecast, remaining: 0 } }],
    ['no forecast', { forecast: null }],
    ['after the end', { forecast: { ...forecast, projected: 0.861 } }],
  ])('is not there: %s', (_, over) => expect(crossingMs({ ...input, ...over })).toBeNull());
});

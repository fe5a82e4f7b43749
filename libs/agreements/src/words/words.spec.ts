import fc from 'fast-check';
import type { AgreementLanguage } from '../localized-text.js';
import type { Recurrence } from '../recurrence.js';
import { delayWords } from './delay-words.js';
import { instantInZone, longDate, zoneWords } from './date-words.js';
import { counted, NOUNS } from './noun.js';
import { decimalNumber, majorUnits, moneyOfMinor, percentOf } from './number-words.js';
import { plainTarget } from './plain-target.js';
import { recurrenceWords } from './recurrence-words.js';
import { targetWords } from './target-words.js';
import { valueInUnit } from './unit-words.js';
import { perWindowWords, windowWords } from './window-words.js';

/** Spaces that do not break read as plain ones here. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
const both = (say: (language: AgreementLanguage) => string) => [plain(say('es')), plain(say('en'))];

it('writes money from minor units with the digits of its currency', () => {
  expect(both((language) => moneyOfMinor('1800000', 'EUR', language))).toEqual(['18.000,00 €', '€18,000.00']);
  expect(majorUnits('62', 'EUR')).toBe('0.62');
  expect(majorUnits('5', 'EUR')).toBe('0.05');
  expect(majorUnits('18000', 'CLP')).toBe('18000');
  expect(both((language) => moneyOfMinor('999999999999999', 'EUR', language))).toEqual(['9.999.999.999.999,99 €', '€9,999,999,999,999.99']);
});

it('writes shares exactly, with a space that does not break in Spanish', () => {
  expect(percentOf('0.85', 'es')).toBe('85\u00a0%');
  expect(both((language) => percentOf('0.999', language))).toEqual(['99,9 %', '99.9%']);
  expect(both((language) => percentOf('0.123456789', language))).toEqual(['12,3456789 %', '12.3456789%']);
  expect(both((language) => decimalNumber('15.00', language))).toEqual(['15,00', '15.00']);
});

it('says values in their unit, singular where there is one', () => {
  expect(both((language) => valueInUnit('15.00', 'EUR', language))).toEqual(['15,00 €', '€15.00']);
  expect(both((language) => valueInUnit('1', 'minutes', language))).toEqual(['1 minuto', '1 minute']);
  expect(both((language) => valueInUnit('120', 'calls', language))).toEqual(['120 llamadas', '120 calls']);
  expect(both((language) => valueInUnit('3', 'palés', language))).toEqual(['3 palés', '3 palés']);
});

it('counts with the plural forms of the language', () => {
  expect(plain(counted(1_000_000, NOUNS.answer.es, 'es'))).toBe('1.000.000 de opiniones');
  expect(both((language) => delayWords({ amount: 1, unit: 'hour' }, language))).toEqual(['en 1 hora', 'within 1 hour']);
  expect(both((language) => delayWords({ amount: 5, unit: 'business_day' }, language))).toEqual([
    'en 5 días hábiles',
    'within 5 working days',
  ]);
  expect(both((language) => delayWords({ amount: 0, unit: 'day' }, language))).toEqual(['en el acto (0 días)', 'at once (0 days)']);
});

it('names zones by their city, in the language', () => {
  expect(both((language) => zoneWords('America/Mexico_City', language))).toEqual(['hora de Ciudad de México', 'Mexico City time']);
  expect(both((language) => longDate('2026-01-01', language))).toEqual(['1 de enero de 2026', '1 January 2026']);
  expect(both((language) => instantInZone('2025-12-18T23:12:00Z', 'Europe/Madrid', language))).toEqual([
    '19 de diciembre de 2025, 00:12, hora de Madrid',
    '19 December 2025, 00:12, Madrid time',
  ]);
});

const FROM = { at: '10:00', from: '2026-01-06' } as const;
it.each<[Recurrence, string, string]>([
  [
    { every: 1, unit: 'month', on: { kind: 'weekday', weekday: 'tue', ordinal: 1 }, ...FROM },
    'el primer martes de cada mes',
    'on the first Tuesday of every month',
  ],
  [
    { every: 3, unit: 'month', on: { kind: 'weekday', weekday: 'fri', ordinal: -1 }, ...FROM },
    'el último viernes de cada 3 meses',
    'on the last Friday of every 3 months',
  ],
  [{ every: 1, unit: 'month', on: { kind: 'day_of_month', day: 5 }, ...FROM }, 'el día 5 de cada mes', 'on day 5 of every month'],
  [{ every: 1, unit: 'month', on: null, ...FROM }, 'el día 6 de cada mes', 'on day 6 of every month'],
  [{ every: 1, unit: 'week', on: { kind: 'weekday', weekday: 'mon', ordinal: null }, ...FROM }, 'cada lunes', 'every Monday'],
  [{ every: 2, unit: 'week', on: null, ...FROM }, 'el martes, cada 2 semanas', 'on Tuesday, every 2 weeks'],
  [{ every: 1, unit: 'day', on: null, ...FROM }, 'todos los días', 'every day'],
  [{ every: 10, unit: 'day', on: null, ...FROM }, 'cada 10 días', 'every 10 days'],
  [{ every: 1, unit: 'year', on: { kind: 'day_of_month', day: 5 }, ...FROM }, 'el 5 de enero de cada año', 'on 5 January, every year'],
  [
    { every: 1, unit: 'year', on: { kind: 'weekday', weekday: 'mon', ordinal: 2 }, ...FROM },
    'el segundo lunes de enero de cada año',
    'on the second Monday of January, every year',
  ],
])('says when it comes back: %j', (recurrence, es, en) => {
  expect(both((language) => recurrenceWords(recurrence, 'Europe/Madrid', language))).toEqual([
    `${es} a las 10:00, hora de Madrid, desde el 6 de enero de 2026`,
    `${en} at 10:00, Madrid time, from 6 January 2026`,
  ]);
});

it('says windows whole and as a rate', () => {
  expect(both((language) => windowWords({ kind: 'calendar', unit: 'month' }, language))).toEqual([
    'cada mes natural',
    'each calendar month',
  ]);
  expect(both((language) => windowWords({ kind: 'rolling', days: 28 }, language))).toEqual([
    'los últimos 28 días, en todo momento',
    'the last 28 days, at any moment',
  ]);
  expect(both((language) => perWindowWords({ kind: 'rolling', days: 28 }, language))).toEqual(['en 28 días', 'in 28 days']);
});

const LEVEL = {
  comparator: 'gte',
  target: '0.85',
  window: { kind: 'calendar', unit: 'month' },
  method: 'events',
  slice: null,
  expectedPerWindow: 400,
} as const;
const RATIO = { form: 'ratio', unit: 'ratio', source: 'feedback' } as const;
const MEASURED = { form: 'ratio', unit: 'ratio', source: 'measurement' } as const;
const CALLS = { form: 'rate', unit: 'calls', source: 'measurement' } as const;
const MONEY = { form: 'composite', unit: 'EUR', source: 'derived' } as const;
const hours = { length: 'hour', value: '120', minSample: 1, empty: 'gap' } as const;

it.each([
  [LEVEL, RATIO, 'De 400 opiniones al mes, 60 pueden ser malas.', 'Of 400 answers a month, 60 may be bad.', 60],
  [
    { ...LEVEL, comparator: 'lte', target: '0.02', expectedPerWindow: 500 },
    MEASURED,
    'De 500 casos al mes, 10 pueden salir mal.',
    'Of 500 cases a month, 10 may go wrong.',
    10,
  ],
  [{ ...LEVEL, expectedPerWindow: null }, RATIO, 'De cada 100 opiniones, 15 pueden ser malas.', 'Of every 100 answers, 15 may be bad.', 15],
  [
    { ...LEVEL, target: '0.999', expectedPerWindow: null },
    MEASURED,
    'De cada 1000 casos, 1 puede salir mal.',
    'Of every 1,000 cases, 1 may go wrong.',
    1,
  ],
  [
    { ...LEVEL, target: '0.95', expectedPerWindow: 10 },
    RATIO,
    'De 10 opiniones al mes, ninguna puede ser mala.',
    'Of 10 answers a month, none may be bad.',
    0,
  ],
  [
    { ...LEVEL, target: '0.95', method: 'slices', slice: hours, expectedPerWindow: 300 },
    CALLS,
    'De 300 horas al mes, 15 pueden quedar por debajo de 120 llamadas.',
    'Of 300 hours a month, 15 may fall below 120 calls.',
    15,
  ],
  [
    { ...LEVEL, target: '0.98', comparator: 'lte', method: 'slices', slice: { ...hours, length: 'day' }, expectedPerWindow: 30 },
    CALLS,
    'De 30 días al mes, ninguno puede pasar de 120 llamadas.',
    'Of 30 days a month, none may exceed 120 calls.',
    0,
  ],
  [
    { ...LEVEL, comparator: 'lte', target: '15.00', method: 'aggregate', window: { kind: 'calendar', unit: 'quarter' } },
    MONEY,
    'En cada trimestre natural, el valor no puede pasar de 15,00 €.',
    'In each calendar quarter, the value may not exceed €15.00.',
    null,
  ],
] as const)('says in plain words what %j means', (level, indicator, es, en, bad) => {
  const said = (language: AgreementLanguage) => plainTarget(level, indicator, language)?.sentence ?? '';
  expect(both(said)).toEqual([es, en]);
  expect(plainTarget(level, indicator, 'es')?.allowedBad).toBe(bad);
});

it('says nothing about a share that is none', () => {
  for (const target of ['85', '1', '0.00', '0', '']) expect(plainTarget({ ...LEVEL, target }, RATIO, 'es')).toBeNull();
});

it('lets exactly as many be bad as still keep the promise', () => {
  const milli = fc.integer({ min: 1, max: 9999 });
  fc.assert(
    fc.property(milli, fc.integer({ min: 1, max: 100_000 }), fc.constantFrom('gte', 'lte'), (parts, n, comparator) => {
      const target = `0.${String(parts).padStart(4, '0')}`;
      const bad = plainTarget({ ...LEVEL, target, comparator, expectedPerWindow: n }, RATIO, 'es')?.allowedBad ?? -1;
      const keeps = (bads: number) =>
        comparator === 'gte'
          ? BigInt(n - bads) * 10_000n >= BigInt(parts) * BigInt(n)
          : BigInt(bads) * 10_000n <= BigInt(parts) * BigInt(n);
      expect(keeps(bad)).toBe(true);
      expect(keeps(bad + 1)).toBe(false);
    }),
  );
});

it('says what a level asks for', () => {
  expect(both((language) => targetWords(LEVEL, RATIO, language))).toEqual(['al menos 85 %', 'at least 85%']);
  expect(both((language) => targetWords({ ...LEVEL, target: '0.95', method: 'slices', slice: hours }, CALLS, language))).toEqual([
    'al menos 120 llamadas en cada hora, en al menos 95 % de las horas que cuentan',
    'at least 120 calls in each hour, in at least 95% of the hours that count',
  ]);
  expect(both((language) => targetWords({ ...LEVEL, method: 'slice_ratio', slice: { ...hours, length: 'day' } }, RATIO, language))).toEqual(
    ['al menos 85 % de promedio entre los días que cuentan', 'at least 85% on average over the days that count'],
  );
});

import type { AgreementLanguage } from '../localized-text.js';
import { pluralForm, wholeNumber } from './number-words.js';
import { NO_BREAK_SPACE } from './region.js';

/** A noun in singular and plural, in one language. */
export interface Noun {
  readonly one: string;
  readonly other: string;
}

/** The form of a noun that goes with a count, with "de" after Spanish millions: `un millón` is "1.000.000 de opiniones". */
export function nounFor(count: number, noun: Noun, language: AgreementLanguage): string {
  const form = pluralForm(count, language);
  if (form === 'one') return noun.one;
  return form === 'many' && language === 'es' ? `de ${noun.other}` : noun.other;
}

/** `1 día`, `30 días`, `1.000.000 de días`, kept on one line. */
export function counted(count: number, noun: Noun, language: AgreementLanguage): string {
  return `${wholeNumber(count, language)}${NO_BREAK_SPACE}${nounFor(count, noun, language)}`;
}

type Nouns = Readonly<Record<AgreementLanguage, Noun>>;

/** What agreements count, by name. */
export const NOUNS = {
  hour: { es: { one: 'hora', other: 'horas' }, en: { one: 'hour', other: 'hours' } },
  business_hour: { es: { one: 'hora hábil', other: 'horas hábiles' }, en: { one: 'working hour', other: 'working hours' } },
  day: { es: { one: 'día', other: 'días' }, en: { one: 'day', other: 'days' } },
  business_day: { es: { one: 'día hábil', other: 'días hábiles' }, en: { one: 'working day', other: 'working days' } },
  week: { es: { one: 'semana', other: 'semanas' }, en: { one: 'week', other: 'weeks' } },
  month: { es: { one: 'mes', other: 'meses' }, en: { one: 'month', other: 'months' } },
  year: { es: { one: 'año', other: 'años' }, en: { one: 'year', other: 'years' } },
  period: { es: { one: 'período', other: 'períodos' }, en: { one: 'period', other: 'periods' } },
  answer: { es: { one: 'opinión', other: 'opiniones' }, en: { one: 'answer', other: 'answers' } },
  case: { es: { one: 'caso', other: 'casos' }, en: { one: 'case', other: 'cases' } },
  slot: { es: { one: 'tramo', other: 'tramos' }, en: { one: 'slot', other: 'slots' } },
} as const satisfies Readonly<Record<string, Nouns>>;

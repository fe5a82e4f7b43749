import type { CalendarUnit } from '@pulso/kernel';
import type { AgreementLanguage } from '../localized-text.js';
import type { LevelWindow } from '../service-levels.js';
import { NOUNS, counted } from './noun.js';

const CALENDAR: Readonly<Record<CalendarUnit, Readonly<Record<AgreementLanguage, { readonly whole: string; readonly per: string }>>>> = {
  day: { es: { whole: 'cada día natural', per: 'al día' }, en: { whole: 'each calendar day', per: 'a day' } },
  week: {
    es: { whole: 'cada semana, de lunes a domingo', per: 'a la semana' },
    en: { whole: 'each week, Monday to Sunday', per: 'a week' },
  },
  month: { es: { whole: 'cada mes natural', per: 'al mes' }, en: { whole: 'each calendar month', per: 'a month' } },
  quarter: { es: { whole: 'cada trimestre natural', per: 'al trimestre' }, en: { whole: 'each calendar quarter', per: 'a quarter' } },
  year: { es: { whole: 'cada año natural', per: 'al año' }, en: { whole: 'each calendar year', per: 'a year' } },
};

/** Over which time a level is judged: "cada mes natural", "los últimos 28 días, en todo momento". */
export function windowWords(window: LevelWindow, language: AgreementLanguage): string {
  if (window.kind === 'calendar') return CALENDAR[window.unit][language].whole;
  const span = counted(window.days, NOUNS.day[language], language);
  return language === 'es' ? `los últimos ${span}, en todo momento` : `the last ${span}, at any moment`;
}

/** The same as a rate: "al mes", "en 28 días". */
export function perWindowWords(window: LevelWindow, language: AgreementLanguage): string {
  if (window.kind === 'calendar') return CALENDAR[window.unit][language].per;
  const span = counted(window.days, NOUNS.day[language], language);
  return language === 'es' ? `en ${span}` : `in ${span}`;
}

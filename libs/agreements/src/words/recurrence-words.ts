import type { AgreementLanguage } from '../localized-text.js';
import type { Recurrence } from '../recurrence.js';
import { dayOf, longDate, monthOf, weekdayName, weekdayOf, zoneWords } from './date-words.js';
import { NOUNS, counted } from './noun.js';

const ORDINALS: Readonly<Record<AgreementLanguage, Readonly<Record<string, string>>>> = {
  es: { '1': 'primer', '2': 'segundo', '3': 'tercer', '4': 'cuarto', '-1': 'último' },
  en: { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '-1': 'last' },
};

function everyEs(every: number, unit: Recurrence['unit']): string {
  return every === 1 ? `cada ${NOUNS[unit].es.one}` : `cada ${counted(every, NOUNS[unit].es, 'es')}`;
}

function everyEn(every: number, unit: Recurrence['unit']): string {
  return every === 1 ? `every ${NOUNS[unit].en.one}` : `every ${counted(every, NOUNS[unit].en, 'en')}`;
}

function daySpanish({ every, unit, on, from }: Recurrence): string {
  const span = everyEs(every, unit);
  if (unit === 'day') return every === 1 ? 'todos los días' : span;
  if (unit === 'week') {
    const day = weekdayName(on?.kind === 'weekday' ? on.weekday : weekdayOf(from), 'es');
    return every === 1 ? `cada ${day}` : `el ${day}, ${span}`;
  }
  if (on?.kind === 'weekday' && on.ordinal !== null) {
    const day = `el ${ORDINALS.es[String(on.ordinal)]} ${weekdayName(on.weekday, 'es')}`;
    return unit === 'year' ? `${day} de ${monthOf(from, 'es')} de ${span}` : `${day} de ${span}`;
  }
  const day = on?.kind === 'day_of_month' ? on.day : dayOf(from);
  return unit === 'year' ? `el ${day} de ${monthOf(from, 'es')} de ${span}` : `el día ${day} de ${span}`;
}

function dayEnglish({ every, unit, on, from }: Recurrence): string {
  const span = everyEn(every, unit);
  if (unit === 'day') return span;
  if (unit === 'week') {
    const day = weekdayName(on?.kind === 'weekday' ? on.weekday : weekdayOf(from), 'en');
    return every === 1 ? `every ${day}` : `on ${day}, ${span}`;
  }
  if (on?.kind === 'weekday' && on.ordinal !== null) {
    const day = `on the ${ORDINALS.en[String(on.ordinal)]} ${weekdayName(on.weekday, 'en')}`;
    return unit === 'year' ? `${day} of ${monthOf(from, 'en')}, ${span}` : `${day} of ${span}`;
  }
  const day = on?.kind === 'day_of_month' ? on.day : dayOf(from);
  return unit === 'year' ? `on ${day} ${monthOf(from, 'en')}, ${span}` : `on day ${day} of ${span}`;
}

/**
 * When something comes back: "el primer martes de cada mes a las 10:00, hora de Madrid, desde el 1 de enero de 2026". Where the recurrence
 * names no day, the day is that of its first date.
 */
export function recurrenceWords(recurrence: Recurrence, timeZone: string, language: AgreementLanguage): string {
  const zone = zoneWords(timeZone, language);
  const from = longDate(recurrence.from, language);
  return language === 'es'
    ? `${daySpanish(recurrence)} a las ${recurrence.at}, ${zone}, desde el ${from}`
    : `${dayEnglish(recurrence)} at ${recurrence.at}, ${zone}, from ${from}`;
}

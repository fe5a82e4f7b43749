import type { CivilDate } from '@pulso/kernel';
import type { AgreementLanguage } from '../localized-text.js';
import type { Weekday } from '../recurrence.js';
import { dateFormat, listFormat } from './formatters.js';

/** A day whose weekday is known: 2024-01-01 was a Monday. */
const FIRST_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Names of cities that Spanish writes otherwise than the IANA zone does. */
const SPANISH_CITY: Readonly<Record<string, string>> = {
  'America/Bogota': 'Bogotá',
  'America/Mexico_City': 'Ciudad de México',
  'America/New_York': 'Nueva York',
  'America/Panama': 'Panamá',
  'America/Asuncion': 'Asunción',
  'America/Havana': 'La Habana',
  'Europe/London': 'Londres',
  'Europe/Lisbon': 'Lisboa',
  'Europe/Paris': 'París',
  'Europe/Berlin': 'Berlín',
  'Europe/Rome': 'Roma',
  'Atlantic/Canary': 'Canarias',
};

const ENGLISH_CITY: Readonly<Record<string, string>> = { 'America/Bogota': 'Bogotá', 'Atlantic/Canary': 'the Canary Islands' };

function civil(date: CivilDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** `1 de enero de 2026`, `1 January 2026`. */
export function longDate(date: CivilDate, language: AgreementLanguage): string {
  return dateFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(civil(date));
}

export function monthOf(date: CivilDate, language: AgreementLanguage): string {
  return dateFormat(language, { month: 'long', timeZone: 'UTC' }).format(civil(date));
}

/** Day of the month, 1–31. */
export function dayOf(date: CivilDate): number {
  return Number(date.slice(8, 10));
}

export function weekdayName(day: Weekday, language: AgreementLanguage): string {
  return dateFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(FIRST_MONDAY + WEEK.indexOf(day) * DAY_MS);
}

export function weekdayOf(date: CivilDate): Weekday {
  const days = Math.round((civil(date) - FIRST_MONDAY) / DAY_MS);
  return WEEK[((days % 7) + 7) % 7] as Weekday;
}

/** `hora de Madrid`, `Madrid time`. */
export function zoneWords(timeZone: string, language: AgreementLanguage): string {
  const plain = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  if (language === 'es') return `hora de ${SPANISH_CITY[timeZone] ?? plain}`;
  return `${ENGLISH_CITY[timeZone] ?? plain} time`;
}

/** An instant as the agreement's zone shows it: `19 de diciembre de 2025, 10:40, hora de Madrid`. */
export function instantInZone(iso: string, timeZone: string, language: AgreementLanguage): string {
  const at = Date.parse(iso);
  const day = dateFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(at);
  const time = dateFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at);
  return `${day}, ${time}, ${zoneWords(timeZone, language)}`;
}

/** `a, b y c`, with the conjunction of the language. */
export function listOf(items: readonly string[], language: AgreementLanguage): string {
  return listFormat(language, { type: 'conjunction' }).format(items);
}

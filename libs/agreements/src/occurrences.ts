import { civilDateOf, startOfDay, type CivilDate, type TimeWindow } from '@pulso/kernel';
import { addDays, localInstant, minutesOf } from './local-instant.js';
import { daysOfMonth, isPossible } from './recurrence-day.js';
import { WEEKDAYS, type Recurrence, type Weekday } from './recurrence.js';

/** One time that something comes back. `date` is its day in the agreement's zone. */
export interface Occurrence {
  readonly date: CivilDate;
  readonly atMs: number;
}

/** Nothing is expanded further than this from the start of a window. */
export const OCCURRENCE_HORIZON_MS = 5 * 366 * 86_400_000;

const DAY_MS = 86_400_000;

function dayNumber(date: CivilDate): number {
  return Math.round(startOfDay(date, 'UTC') / DAY_MS);
}

function dateOf(year: number, month: number, day: number): CivilDate {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function weekdayIndex(date: CivilDate): number {
  return (new Date(startOfDay(date, 'UTC')).getUTCDay() + 6) % 7;
}

/** The first to fourth of a weekday in a month, or its last (−1). */
function ordinalWeekday(year: number, month: number, weekday: Weekday, ordinal: number): CivilDate {
  const wanted = WEEKDAYS.indexOf(weekday);
  if (ordinal > 0) {
    const first = dateOf(year, month, 1);
    return addDays(first, ((wanted - weekdayIndex(first) + 7) % 7) + (ordinal - 1) * 7);
  }
  const last = dateOf(year, month, daysOfMonth(year, month));
  return addDays(last, -((weekdayIndex(last) - wanted + 7) % 7));
}

/** The date on which the occurrence of the step-th period after the first one falls. */
function dateAt({ every, unit, on, from }: Recurrence, step: number): CivilDate {
  const year = Number(from.slice(0, 4));
  const month = Number(from.slice(5, 7));
  if (unit === 'day') return addDays(from, step * every);
  if (unit === 'week') {
    const monday = addDays(from, -weekdayIndex(from));
    const weekday = on?.kind === 'weekday' ? WEEKDAYS.indexOf(on.weekday) : weekdayIndex(from);
    return addDays(monday, step * every * 7 + weekday);
  }
  const months = month - 1 + step * every * (unit === 'year' ? 12 : 1);
  const inYear = year + Math.floor(months / 12);
  const inMonth = (months % 12) + 1;
  if (on?.kind === 'weekday') return ordinalWeekday(inYear, inMonth, on.weekday, on.ordinal ?? 1);
  const day = on?.day ?? Number(from.slice(8, 10));
  return dateOf(inYear, inMonth, Math.min(day, daysOfMonth(inYear, inMonth)));
}

/** Days a period of the recurrence takes at most, so that the steps before a window can be skipped. */
function longestPeriodDays({ every, unit }: Recurrence): number {
  return every * { day: 1, week: 7, month: 31, year: 366 }[unit];
}

/**
 * When a recurrence falls within a window, in order, at most five years from the window's start; none for a recurrence that is not
 * possible. Times are of the zone's wall clock: "10:00" stays ten o'clock across a change of the clock.
 */
export function occurrences(recurrence: Recurrence, { fromMs, toMs }: TimeWindow, timeZone: string): readonly Occurrence[] {
  if (!isPossible(recurrence) || !(recurrence.every >= 1)) return [];
  const endMs = Math.min(toMs, fromMs + OCCURRENCE_HORIZON_MS);
  if (!(endMs > fromMs)) return [];
  const firstDay = civilDateOf(fromMs, timeZone);
  const lastDay = civilDateOf(endMs, timeZone);
  const behind = dayNumber(firstDay) - dayNumber(recurrence.from);
  const found: Occurrence[] = [];
  for (let step = Math.max(0, Math.floor(behind / longestPeriodDays(recurrence)) - 1); ; step += 1) {
    const date = dateAt(recurrence, step);
    if (date > lastDay) return found;
    if (date < recurrence.from || date < firstDay) continue;
    const atMs = localInstant(date, minutesOf(recurrence.at), timeZone);
    if (atMs >= fromMs && atMs < endMs) found.push({ date, atMs });
  }
}

import type { Recurrence } from './recurrence.js';

/** Whether unit and day go together: a weekday has an ordinal in months and years only, a day of the month none in days and weeks. */
export function isPossible({ unit, on }: Recurrence): boolean {
  if (on === null) return true;
  if (on.kind === 'day_of_month') return unit === 'month' || unit === 'year';
  return unit === 'week' ? on.ordinal === null : unit !== 'day' && on.ordinal !== null;
}

/** Days of a month, 1 to 12, of a year. */
export function daysOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A year without a 29 February, for what has to hold every year. */
const COMMON_YEAR = 2027;

/** The day of the month that a shorter month does not have, so that its last day stands in; null when every occurrence has the day. */
export function clampedDay({ unit, on, from }: Recurrence): number | null {
  if ((unit !== 'month' && unit !== 'year') || on?.kind === 'weekday') return null;
  const day = on?.day ?? Number(from.slice(8, 10));
  const shortest = unit === 'month' ? 28 : daysOfMonth(COMMON_YEAR, Number(from.slice(5, 7)));
  return day > shortest ? day : null;
}

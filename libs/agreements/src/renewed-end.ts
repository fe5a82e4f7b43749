import { startOfDay } from '@pulso/kernel';
import { addDays } from './local-instant.js';
import type { Overview } from './overview.js';
import { daysOfMonth } from './recurrence-day.js';

/**
 * Where the term of an agreement that renews itself ends after an instant: its last day, as many whole terms later as it takes. Counted from
 * the day that was agreed, so that the end of a short month does not drift. Null for one without a last day.
 */
export function renewedEnd(
  { effectiveTo, timeZone, renewal }: Pick<Overview, 'effectiveTo' | 'timeZone' | 'renewal'>,
  nowMs: number,
): number | null {
  if (effectiveTo === null) return null;
  const firstDayAfter = addDays(effectiveTo, 1);
  const [year, month, day] = firstDayAfter.split('-').map(Number) as [number, number, number];
  for (let months = Math.max(1, renewal.termMonths); ; months += Math.max(1, renewal.termMonths)) {
    const [inYear, inMonth] = [year + Math.floor((month - 1 + months) / 12), ((month - 1 + months) % 12) + 1];
    const inDay = Math.min(day, daysOfMonth(inYear, inMonth));
    const endMs = startOfDay(new Date(Date.UTC(inYear, inMonth - 1, inDay)).toISOString().slice(0, 10), timeZone);
    if (endMs > nowMs) return endMs;
  }
}

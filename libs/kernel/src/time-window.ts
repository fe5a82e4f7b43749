import { DomainError } from './domain-error.js';

/** A half-open stretch of time: `fromMs` belongs to it, `toMs` does not. Milliseconds since the epoch. */
export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A date on a wall calendar, `2026-03-29`, without a zone. */
export type CivilDate = string;

export const CALENDAR_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

/** One named period of a calendar: `2026-03-05`, `2026-W10` (ISO 8601, from Monday), `2026-03`, `2026-Q1` or `2026`. */
export interface CalendarPeriod {
  readonly unit: CalendarUnit;
  readonly timeZone: string;
  readonly key: string;
  readonly window: TimeWindow;
}

const DAY_MS = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, made);
    return made;
  } catch {
    throw new DomainError('time.unknown-zone', `"${timeZone}" is not an IANA time zone such as Europe/Madrid`);
  }
}

/** What the wall clock of a zone shows, read as if it were UTC, in whole seconds expressed as milliseconds. */
function wallClockMs(instantMs: number, timeZone: string): number {
  const shown = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterOf(timeZone).formatToParts(instantMs)) {
    if (type in shown) shown[type as keyof typeof shown] = Number(value);
  }
  return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
}

/** How far the wall clock is ahead of UTC. */
function offsetMs(instantMs: number, timeZone: string): number {
  return wallClockMs(instantMs, timeZone) - Math.floor(instantMs / 1000) * 1000;
}

function civilOfUtc(utcMs: number): CivilDate {
  return new Date(utcMs).toISOString().slice(0, 10);
}

function utcOfCivil(date: CivilDate): number {
  const utcMs = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(utcMs) || civilOfUtc(utcMs) !== date) {
    throw new DomainError('time.not-a-date', `"${date}" is not a date such as 2026-03-29`);
  }
  return utcMs;
}

/** The date a calendar on the wall shows at an instant. Throws `time.unknown-zone`. */
export function civilDateOf(instantMs: number, timeZone: string): CivilDate {
  return civilOfUtc(wallClockMs(instantMs, timeZone));
}

/**
 * The first instant of a local day, which is not always midnight: clocks that spring forward at 00:00 start the day at 01:00.
 * A date that the zone skipped altogether starts where the next one does. Throws `time.unknown-zone`, `time.not-a-date`.
 */
export function startOfDay(date: CivilDate, timeZone: string): number {
  const midnight = utcOfCivil(date);
  const before = midnight - offsetMs(midnight - DAY_MS, timeZone);
  const after = midnight - offsetMs(midnight + DAY_MS, timeZone);
  const exact = [before, after].filter((instantMs) => wallClockMs(instantMs, timeZone) === midnight);
  if (exact.length > 0) return Math.min(...exact);
  // No midnight: the clock jumped over it somewhere in (after, before]; find the jump.
  let early = after;
  let late = before;
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (wallClockMs(middle, timeZone) < midnight) early = middle;
    else late = middle;
  }
  return late;
}

function dayOfWeekFromMonday(utcMs: number): number {
  return (new Date(utcMs).getUTCDay() + 6) % 7;
}

/** First day of the period that holds a date, first day of the next one, and the period's name. */
function bounds(unit: CalendarUnit, date: CivilDate): { first: number; next: number; key: string } {
  const utcMs = utcOfCivil(date);
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7)) - 1;
  switch (unit) {
    case 'day':
      return { first: utcMs, next: utcMs + DAY_MS, key: date };
    case 'week': {
      const first = utcMs - dayOfWeekFromMonday(utcMs) * DAY_MS;
      const isoYear = new Date(first + 3 * DAY_MS).getUTCFullYear();
      const fourthOfJanuary = Date.UTC(isoYear, 0, 4);
      const firstWeek = fourthOfJanuary - dayOfWeekFromMonday(fourthOfJanuary) * DAY_MS;
      const week = Math.round((first - firstWeek) / (7 * DAY_MS)) + 1;
      return { first, next: first + 7 * DAY_MS, key: `${isoYear}-W${String(week).padStart(2, '0')}` };
    }
    case 'month':
      return { first: Date.UTC(year, month, 1), next: Date.UTC(year, month + 1, 1), key: date.slice(0, 7) };
    case 'quarter': {
      const quarter = Math.floor(month / 3);
      return { first: Date.UTC(year, quarter * 3, 1), next: Date.UTC(year, quarter * 3 + 3, 1), key: `${year}-Q${quarter + 1}` };
    }
    case 'year':
      return { first: Date.UTC(year, 0, 1), next: Date.UTC(year + 1, 0, 1), key: String(year) };
  }
}

/** The calendar period an instant belongs to, in local time of the zone. The one place that knows where a period starts and ends. */
export function calendarPeriod(unit: CalendarUnit, instantMs: number, timeZone: string): CalendarPeriod {
  const { first, next, key } = bounds(unit, civilDateOf(instantMs, timeZone));
  return {
    unit,
    timeZone,
    key,
    window: { fromMs: startOfDay(civilOfUtc(first), timeZone), toMs: startOfDay(civilOfUtc(next), timeZone) },
  };
}

export function nextPeriod({ unit, timeZone, window }: CalendarPeriod): CalendarPeriod {
  return calendarPeriod(unit, window.toMs, timeZone);
}

export function previousPeriod({ unit, timeZone, window }: CalendarPeriod): CalendarPeriod {
  return calendarPeriod(unit, window.fromMs - 1, timeZone);
}

/** The last `days` times 24 hours before an instant. */
export function rollingWindow(days: number, instantMs: number): TimeWindow {
  if (!Number.isInteger(days) || days < 1) {
    throw new DomainError('time.window-out-of-range', `A rolling window is a whole number of days, at least 1, got ${days}`);
  }
  return { fromMs: instantMs - days * DAY_MS, toMs: instantMs };
}

export function windowContains({ fromMs, toMs }: TimeWindow, instantMs: number): boolean {
  return fromMs <= instantMs && instantMs < toMs;
}

/** How much of a window has passed, from 0 to 1. */
export function elapsedShare({ fromMs, toMs }: TimeWindow, instantMs: number): number {
  return toMs === fromMs ? 1 : Math.min(1, Math.max(0, (instantMs - fromMs) / (toMs - fromMs)));
}

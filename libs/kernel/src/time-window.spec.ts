import { readFileSync } from 'node:fs';
import {
  calendarPeriod,
  CALENDAR_UNITS,
  civilDateOf,
  elapsedShare,
  nextPeriod,
  previousPeriod,
  rollingWindow,
  startOfDay,
  windowContains,
} from './time-window.js';

interface CalendarVector {
  tz: string;
  month?: string;
  biz?: string;
  fromZ: string;
  toZ: string;
  hours: number;
  startOfDay?: string;
  firstInstantZ: string;
}

const { calendar } = JSON.parse(readFileSync(new URL('../../testing/src/vectors.json', import.meta.url), 'utf8')) as {
  calendar: CalendarVector[];
};
const months = calendar.filter((row) => row.month !== undefined && row.biz === undefined);
const days = calendar.filter((row) => row.startOfDay !== undefined);

it('has the vectors it is meant to reproduce', () => {
  expect([months.length, days.length]).toEqual([4, 1]);
});

it.each(months)('$month in $tz has $hours hours', ({ tz, month, fromZ, toZ, hours }) => {
  const fromMs = Date.parse(fromZ);
  const toMs = Date.parse(toZ);
  for (const instantMs of [fromMs, fromMs + 1, toMs - 1]) {
    expect(calendarPeriod('month', instantMs, tz)).toEqual({ unit: 'month', timeZone: tz, key: month, window: { fromMs, toMs } });
  }
  expect((toMs - fromMs) / 3_600_000).toBe(hours);
  expect(calendarPeriod('month', toMs, tz).key).not.toBe(month);
});

it.each(days)('$startOfDay in $tz starts at $firstInstantZ', ({ tz, startOfDay: date, firstInstantZ }) => {
  const first = startOfDay(date ?? '', tz);
  expect(new Date(first).toISOString()).toBe(new Date(firstInstantZ).toISOString());
  expect(civilDateOf(first, tz)).toBe(date);
  expect(civilDateOf(first - 1, tz)).not.toBe(date);
});

it.each([
  ['America/Santiago', '2026-05'],
  ['Europe/Madrid', '2026-06'],
])('2026-06-01T03:30Z belongs, in %s, to %s', (zone, key) => {
  expect(calendarPeriod('month', Date.parse('2026-06-01T03:30:00Z'), zone).key).toBe(key);
});

it.each([
  ['day', '2026-03-05'],
  ['week', '2026-W10'],
  ['month', '2026-03'],
  ['quarter', '2026-Q1'],
  ['year', '2026'],
] as const)('names a %s %s', (unit, key) => {
  expect(calendarPeriod(unit, Date.parse('2026-03-05T12:00:00Z'), 'Europe/Madrid').key).toBe(key);
});

it.each([
  ['2026-01-01', '2026-W01'],
  ['2027-01-01', '2026-W53'],
  ['2024-12-30', '2025-W01'],
  ['2021-01-03', '2020-W53'],
])('%s lies in ISO week %s', (date, key) => {
  expect(calendarPeriod('week', Date.parse(`${date}T12:00:00Z`), 'UTC').key).toBe(key);
});

it.each(
  CALENDAR_UNITS.flatMap((unit) =>
    ['Europe/Madrid', 'America/Santiago', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Pacific/Apia'].map((zone) => [unit, zone] as const),
  ),
)('each %s in %s starts where the one before it ended', (unit, zone) => {
  let period = calendarPeriod(unit, Date.parse('2011-11-15T12:00:00Z'), zone);
  for (let step = 0; step < 60; step += 1) {
    const following = nextPeriod(period);
    expect(following.window.fromMs).toBe(period.window.toMs);
    expect(following.window.toMs).toBeGreaterThan(following.window.fromMs);
    expect(previousPeriod(following)).toEqual(period);
    period = following;
  }
});

it('starts a date that a zone skipped where the next date starts', () => {
  expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe(startOfDay('2011-12-31', 'Pacific/Apia'));
});

it('starts a day once when the clock goes back to the evening before', () => {
  const first = startOfDay('2026-04-05', 'America/Santiago');
  expect(new Date(first).toISOString()).toBe('2026-04-05T04:00:00.000Z');
});

it('starts a day at the first of two midnights', () => {
  expect(new Date(startOfDay('2026-11-01', 'America/Havana')).toISOString()).toBe('2026-11-01T04:00:00.000Z');
});

it('counts rolling days in hours and leaves the end out', () => {
  const now = Date.parse('2026-03-30T10:00:00Z');
  const window = rollingWindow(28, now);
  expect((window.toMs - window.fromMs) / 3_600_000).toBe(28 * 24);
  expect([windowContains(window, window.fromMs), windowContains(window, now)]).toEqual([true, false]);
});

it.each([
  [0, 0],
  [50, 0.5],
  [100, 1],
  [-10, 0],
  [900, 1],
])('at %d ms of 100 the share %d has passed', (instantMs, share) => {
  expect(elapsedShare({ fromMs: 0, toMs: 100 }, instantMs)).toBe(share);
});

it('refuses an unknown zone, a date that does not exist and a window of no days', () => {
  expect(() => civilDateOf(0, 'Europe/Atlantis')).toThrow(expect.objectContaining({ code: 'time.unknown-zone' }));
  expect(() => startOfDay('2026-02-30', 'UTC')).toThrow(expect.objectContaining({ code: 'time.not-a-date' }));
  expect(() => rollingWindow(0, 0)).toThrow(expect.objectContaining({ code: 'time.window-out-of-range' }));
});

import fc from 'fast-check';
import { addDelay, businessTime, type OpenHours } from './business-time.js';
import { WEEKDAYS } from './recurrence.js';

const MADRID = 'Europe/Madrid';
const HOUR = 3_600_000;
const at = (iso: string): number => Date.parse(iso);
const weekdays = (...spans: readonly [string, string][]): OpenHours['weekly'] =>
  WEEKDAYS.slice(0, 5).flatMap((day) => spans.map(([start, end]) => ({ day, start, end })));

const office: OpenHours = { weekly: weekdays(['09:00', '18:00']), closed: [] };
const split: OpenHours = { weekly: weekdays(['09:00', '14:00'], ['16:00', '20:00']), closed: [] };
const nights: OpenHours = { weekly: [{ day: 'sat', start: '22:00', end: '06:00' }], closed: [] };

it.each([
  [
    office,
    '2026-03-27T16:00:00+01:00',
    '2026-03-30T10:00:00+02:00',
    3 * 60,
    'Friday 16:00 to Monday 10:00 over the night of the clock change',
  ],
  [nights, '2026-03-28T12:00:00+01:00', '2026-03-29T12:00:00+02:00', 7 * 60, 'a night shift that loses an hour'],
  [nights, '2026-10-24T12:00:00+02:00', '2026-10-25T12:00:00+01:00', 9 * 60, 'a night shift that gains an hour'],
  [nights, '2026-03-29T01:00:00+01:00', '2026-03-29T12:00:00+02:00', 4 * 60, 'the rest of a night shift that began the day before'],
  [split, '2026-05-04T13:30:00+02:00', '2026-05-04T17:15:00+02:00', 105, 'a split shift'],
  [office, '2026-05-02T10:00:00+02:00', '2026-05-03T20:00:00+02:00', 0, 'a pause over the weekend'],
  [
    { ...office, closed: [{ date: '2026-05-01' }] },
    '2026-05-01T00:00:00+02:00',
    '2026-06-01T00:00:00+02:00',
    180 * 60,
    'May 2026 with one holiday',
  ],
  [
    {
      weekly: [
        { day: 'mon', start: '08:00', end: '12:00' },
        { day: 'mon', start: '10:00', end: '14:00' },
      ],
      closed: [],
    },
    '2026-05-04T00:00:00+02:00',
    '2026-05-05T00:00:00+02:00',
    360,
    'intervals that overlap, counted once',
  ],
] as const)('counts %#', (hours, from, to, minutes, _because) => {
  expect(businessTime({ fromMs: at(from), toMs: at(to) }, hours, MADRID) / 60_000).toBe(minutes);
});

it.each([
  [{ amount: 3, unit: 'business_hour' }, '2026-03-27T16:00:00+01:00', '2026-03-30T10:00:00+02:00'],
  [{ amount: 2, unit: 'business_hour' }, '2026-03-27T16:00:00+01:00', '2026-03-27T18:00:00+01:00'],
  [{ amount: 0, unit: 'business_hour' }, '2026-03-28T16:00:00+01:00', '2026-03-30T09:00:00+02:00'],
  [{ amount: 5, unit: 'business_day' }, '2026-03-27T16:00:00+01:00', '2026-04-03T18:00:00+02:00'],
  [{ amount: 0, unit: 'business_day' }, '2026-03-27T16:00:00+01:00', '2026-03-27T18:00:00+01:00'],
  [{ amount: 0, unit: 'business_day' }, '2026-03-27T18:30:00+01:00', '2026-03-30T18:00:00+02:00'],
  [{ amount: 1, unit: 'day' }, '2026-03-28T16:00:00+01:00', '2026-03-29T16:00:00+02:00'],
  [{ amount: 1, unit: 'day' }, '2026-03-29T16:00:30+02:00', '2026-03-30T16:00:30+02:00'],
  [{ amount: 24, unit: 'hour' }, '2026-03-28T16:00:00+01:00', '2026-03-29T17:00:00+02:00'],
] as const)('%j after %s is %s', (delay, from, due) => {
  expect(new Date(addDelay(at(from), delay, office, MADRID)).toISOString()).toBe(new Date(due).toISOString());
});

it('refuses business time without opening hours, and hours that never come', () => {
  const closed = { weekly: [], closed: [] };
  const code = 'agreement.calendar-closed';
  expect(() => addDelay(0, { amount: 1, unit: 'business_hour' }, closed, MADRID)).toThrow(expect.objectContaining({ code }));
  expect(() => addDelay(0, { amount: 1, unit: 'business_day' }, null, MADRID)).toThrow(expect.objectContaining({ code }));
  expect(() => addDelay(0, { amount: 20_000, unit: 'business_hour' }, nights, MADRID)).toThrow(
    expect.objectContaining({ code: 'agreement.delay-out-of-range' }),
  );
  expect(addDelay(0, { amount: 1, unit: 'hour' }, null, MADRID)).toBe(HOUR);
});

it('takes exactly the business hours it was given, in any zone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(MADRID, 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
      fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') }),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(office, split, nights),
      (zone, fromMs, amount, hours) => {
        const toMs = addDelay(fromMs, { amount, unit: 'business_hour' }, hours, zone);
        expect(businessTime({ fromMs, toMs }, hours, zone)).toBe(amount * HOUR);
      },
    ),
    { numRuns: 60 },
  );
});

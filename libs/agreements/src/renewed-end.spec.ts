import { renewedEnd } from './renewed-end.js';

const term = (effectiveTo: string | null, termMonths: number, timeZone = 'Europe/Madrid') => ({
  effectiveTo,
  timeZone,
  renewal: { mode: 'auto' as const, termMonths, noticeDays: 60 },
});

describe('renewedEnd', () => {
  it.each([
    ['a year later', term('2026-12-31', 12), '2026-12-31T23:00:00Z', '2027-12-31T23:00:00.000Z'],
    ['as many terms later as have passed meanwhile', term('2026-12-31', 3), '2027-08-02T00:00:00Z', '2027-09-30T22:00:00.000Z'],
    ['at the end of a month that is too short', term('2026-01-30', 1), '2026-01-30T23:00:00Z', '2026-02-27T23:00:00.000Z'],
    ['on the agreed day again after a short month', term('2026-01-30', 1), '2026-03-01T00:00:00Z', '2026-03-30T22:00:00.000Z'],
    [
      'at the first instant of a day without midnight',
      term('2025-09-06', 12, 'America/Santiago'),
      '2025-09-08T00:00:00Z',
      '2026-09-07T03:00:00.000Z',
    ],
  ])('ends %s', (_, overview, now, end) => {
    expect(new Date(renewedEnd(overview, Date.parse(now))!).toISOString()).toBe(end);
  });

  it('has nothing to renew without a last day', () => {
    expect(renewedEnd(term(null, 12), 0)).toBeNull();
  });
});

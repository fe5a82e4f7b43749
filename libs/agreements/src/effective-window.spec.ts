import { dueStatus, startsBeforeSignature } from './due-status.js';
import { effectiveWindow } from './effective-window.js';

const overview = { effectiveFrom: '2026-09-06', effectiveTo: '2026-12-31', timeZone: 'America/Santiago' };

it('starts at the first instant of the first day, which is not always midnight, and ends after the last day', () => {
  const window = effectiveWindow(overview);
  expect(new Date(window?.fromMs ?? 0).toISOString()).toBe('2026-09-06T04:00:00.000Z');
  expect(new Date(window?.toMs ?? 0).toISOString()).toBe('2027-01-01T03:00:00.000Z');
});

it('has no end without a last day, and is not there without a first', () => {
  expect(effectiveWindow({ ...overview, effectiveTo: null })?.toMs).toBe(Number.POSITIVE_INFINITY);
  expect(effectiveWindow({ ...overview, effectiveFrom: null })).toBeNull();
});

it.each([
  ['signed', 99, 'scheduled'],
  ['scheduled', 99, 'scheduled'],
  ['signed', 100, 'active'],
  ['scheduled', 100, 'active'],
  ['active', 199, 'active'],
  ['active', 200, 'expired'],
  ['out_for_signature', 150, 'out_for_signature'],
  ['draft', 500, 'draft'],
  ['terminated', 150, 'terminated'],
  ['superseded', 500, 'superseded'],
] as const)('a %s version at %d is due to be %s', (status, nowMs, due) => {
  expect(dueStatus(status, { fromMs: 100, toMs: 200 }, nowMs)).toBe(due);
});

it('warns when service starts before the last signature', () => {
  expect([startsBeforeSignature(1, 2), startsBeforeSignature(2, 2)]).toEqual([true, false]);
});

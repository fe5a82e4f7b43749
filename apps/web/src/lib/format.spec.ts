import { createFormat, regionFor, zoneCity } from './format.js';

const NBSP = '\u00a0';
const es = createFormat('es-ES');
const mx = createFormat('es-MX');
const us = createFormat('en-US');

it.each([
  ['es-ES', es, `92,3${NBSP}%`, '12.345'],
  ['es-MX', mx, '92.3%', '12,345'],
  ['en-US', us, '92.3%', '12,345'],
])('%s writes percentages and thousands its own way', (_region, format, percent, thousands) => {
  expect(format.percent(0.923).replace('\u202f', NBSP)).toBe(percent);
  expect(format.integer(12_345)).toBe(thousands);
});

it('never rounds a percentage the server has already rounded towards the bad side', () => {
  expect(us.exactPercent('84.9')).toBe('84.9%');
  expect(us.exactPercent('100')).toBe('100%');
  expect(us.exactPercent('57.90')).toBe('57.90%');
});

it('a civil day is the same day whatever the zone of the machine', () => {
  expect(es.civilDay('2026-10-25')).toMatch(/^25 oct/);
  expect(us.civilDay('2026-03-29')).toBe('Mar 29, 2026');
});

it('an instant is written in the zone it is asked for', () => {
  expect(es.time('2026-03-29T01:30:00Z', 'Europe/Madrid')).toBe('03:30');
  expect(es.time('2026-03-29T01:30:00Z', 'America/Santiago')).toBe('22:30');
});

it('names months, quarters and rolling windows', () => {
  expect(es.period('2026-03', '', '', 'UTC')).toBe('marzo de 2026');
  expect(us.period('2026-Q2', '', '', 'UTC')).toBe('Q2 2026');
  const rolling = us.period('rolling', '2026-03-01T00:00:00Z', '2026-03-29T00:00:00Z', 'UTC');
  expect(rolling).toContain('28');
  expect(rolling).not.toContain('29');
});

it('says how long ago under a day and the date from then on', () => {
  const now = Date.parse('2026-03-12T12:00:00Z');
  expect(us.ago('2026-03-12T11:59:48Z', now)).toBe('12 seconds ago');
  expect(us.ago('2026-03-12T09:10:00Z', now)).toBe('2 hours ago');
  expect(us.ago('2026-03-10T12:00:00Z', now, 'UTC')).toContain('Mar 10, 2026');
  expect(us.ago('2026-03-12T12:00:30Z', now)).toBe('0 seconds ago');
});

it('takes the region of the browser only when it speaks the chosen language', () => {
  expect(regionFor('es', ['en-GB', 'es-MX'])).toBe('es-MX');
  expect(regionFor('es', ['en-GB', 'es'])).toBe('es-ES');
  expect(regionFor('en', [])).toBe('en-US');
});

it('names the city of a zone', () => {
  expect(zoneCity('America/Mexico_City')).toBe('Mexico City');
  expect(zoneCity('UTC')).toBe('UTC');
});

it('knows the civil day of an instant in a zone', () => {
  expect(us.isoDay('2025-12-31T23:00:00Z', 'Europe/Madrid')).toBe('2026-01-01');
  expect(us.isoDay('2025-12-31T23:00:00Z', 'America/Lima')).toBe('2025-12-31');
});

it('writes both ends of an interval with the same decimals', () => {
  expect(us.percentRange(0.7, 0.989)).toBe('70.0%–98.9%');
});

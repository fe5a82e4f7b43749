import { dayAndMonth, monthName, type Language } from './region-format.js';

/** What people call a period in the middle of a sentence: `2026-03` is "marzo", `rolling-28d` "los últimos 28 días". */
export function periodName(key: string, language: Language): string {
  const es = language === 'es';
  const [, days] = /^rolling-(\d+)d$/.exec(key) ?? [];
  if (days !== undefined) return es ? `los últimos ${days} días` : `the last ${days} days`;
  const [, weekYear, week] = /^(\d{4})-W(\d{2})$/.exec(key) ?? [];
  if (week !== undefined) return es ? `la semana ${Number(week)} de ${weekYear}` : `week ${Number(week)} of ${weekYear}`;
  const [, quarterYear, quarter] = /^(\d{4})-Q(\d)$/.exec(key) ?? [];
  if (quarter !== undefined) return es ? `el trimestre ${quarter} de ${quarterYear}` : `quarter ${quarter} of ${quarterYear}`;
  if (/^\d{4}-\d{2}$/.test(key)) return monthName(Date.parse(`${key}-01T00:00:00Z`), language);
  if (/^\d{4}-\d{2}-\d{2}$/.test(key)) {
    const day = dayAndMonth(Date.parse(`${key}T00:00:00Z`), 'UTC', language);
    return es ? `el ${day}` : day;
  }
  return key;
}

import type { CivilDate } from '@pulso/kernel';
import { monthsBetween, type MonthPlan } from './month-plan.js';

const MONTHS = [
  { n: 263, good: 229 },
  { n: 248, good: 214 },
  { n: 236, good: 206 },
] as const;

/** The shop in Santiago, from September 2026: a month of 719 hours, whose 6th has no midnight. */
export function shopMonths(lastMonth: string): MonthPlan[] {
  return monthsBetween('2026-09', lastMonth).map((key, index) => ({ key, ...MONTHS[index % MONTHS.length]!, stretches: [] }));
}

/** Every day but the national holidays of September. */
export function isShopOpen(date: CivilDate): boolean {
  return !date.endsWith('-09-18') && !date.endsWith('-09-19');
}

import type { CivilDate } from '@pulso/kernel';
import { monthsBetween, type MonthPlan } from './month-plan.js';

/** Café Alameda, plan Oro. It answers every day until March, and is closed from the 10th to the 12th of that month. */
const CAFE: readonly (readonly [n: number, good: number])[] = [
  [155, 146],
  [140, 132],
  [140, 131],
];
const CAFE_AFTERWARDS = [
  [48, 46],
  [52, 50],
  [46, 44],
] as const;

/** Hotel Mirador, plan Plata. In February hardly anyone answered. */
const HOTEL: readonly (readonly [n: number, good: number])[] = [
  [36, 33],
  [11, 10],
];
const HOTEL_AFTERWARDS = [
  [38, 36],
  [35, 33],
  [40, 38],
] as const;

function months(
  lastMonth: string,
  first: readonly (readonly [number, number])[],
  afterwards: readonly (readonly [number, number])[],
): MonthPlan[] {
  return monthsBetween('2026-01', lastMonth).map((key, index) => {
    const [n, good] = first[index] ?? afterwards[(index - first.length) % afterwards.length]!;
    return { key, n, good, stretches: [] };
  });
}

export function cafeMonths(lastMonth: string): MonthPlan[] {
  return months(lastMonth, CAFE, CAFE_AFTERWARDS);
}

export function hotelMonths(lastMonth: string): MonthPlan[] {
  return months(lastMonth, HOTEL, HOTEL_AFTERWARDS);
}

export function isCafeOpen(date: CivilDate): boolean {
  return date < '2026-03-10' || date > '2026-03-12';
}

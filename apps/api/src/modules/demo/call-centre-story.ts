import type { CivilDate } from '@pulso/kernel';
import { isSunday, monthsBetween, type MonthPlan } from './month-plan.js';

/** The first half of 2026 of N1, exactly as it happened. */
const FIRST_HALF: readonly MonthPlan[] = [
  { key: '2026-01', n: 512, good: 447, stretches: [{ fromDay: 1, toDay: 13, badness: 0.6 }] },
  {
    key: '2026-02',
    n: 498,
    good: 429,
    stretches: [
      { fromDay: 1, toDay: 5, badness: 0.8 },
      { fromDay: 6, toDay: 13, badness: 1.05 },
      { fromDay: 20, toDay: 28, badness: 0.8 },
    ],
  },
  // Waiting gets worse from the 9th. On the 29th clocks go forward.
  {
    key: '2026-03',
    n: 430,
    good: 358,
    stretches: [
      { fromDay: 1, toDay: 8, badness: 0.75 },
      { fromDay: 9, toDay: 16, badness: 2.6 },
      { fromDay: 25, toDay: 31, badness: 0.8 },
    ],
    exactDays: { '2026-03-29': 5 },
  },
  // The trunk line of TelcoSur is down from the 14th to the 16th.
  {
    key: '2026-04',
    n: 395,
    good: 311,
    stretches: [
      { fromDay: 1, toDay: 9, badness: 0.7 },
      { fromDay: 14, toDay: 16, badness: 4 },
      { fromDay: 24, toDay: 30, badness: 0.8 },
    ],
  },
  // Answers of the 31st arrive on 3 June, inside the time late facts are taken.
  { key: '2026-05', n: 520, good: 446, stretches: [{ fromDay: 1, toDay: 14, badness: 0.75 }], exactDays: { '2026-05-31': 4 } },
  { key: '2026-06', n: 541, good: 474, stretches: [{ fromDay: 1, toDay: 13, badness: 0.65 }] },
];

/** What the months after it are like, over and over. */
const AFTERWARDS = [
  { n: 468, good: 409 },
  { n: 352, good: 309 },
  { n: 447, good: 388 },
  { n: 486, good: 426 },
  { n: 400, good: 345 },
  { n: 452, good: 397 },
] as const;

/** Every month of the call centre up to one that may still be running. */
export function callCentreMonths(lastMonth: string): MonthPlan[] {
  const later = monthsBetween('2026-07', lastMonth).map((key, index): MonthPlan => {
    const { n, good } = AFTERWARDS[index % AFTERWARDS.length]!;
    return { key, n, good, stretches: [{ fromDay: 1, toDay: 10, badness: 0.55 }] };
  });
  return [...FIRST_HALF, ...later].filter(({ key }) => key <= lastMonth);
}

/** National holidays and Madrid's, those of 2026 with their moved dates. */
const HOLIDAYS = new Set(['2026-01-06', '2026-04-02', '2026-04-03', '2026-05-15', '2026-11-02', '2026-11-09', '2026-12-07']);
const EVERY_YEAR = new Set(['01-01', '05-01', '05-02', '08-15', '10-12', '12-08', '12-25']);

/** Monday to Saturday except holidays. */
export function isCallCentreOpen(date: CivilDate): boolean {
  return !isSunday(date) && !HOLIDAYS.has(date) && !EVERY_YEAR.has(date.slice(5));
}

/** How often a displeased customer speaks of waiting, and whether the line was down. */
export function themeOn(date: CivilDate): { readonly waiting: number; readonly outage: number } {
  if (date >= '2026-04-14' && date <= '2026-04-16') return { waiting: 0.1, outage: 0.85 };
  if (date >= '2026-03-09' && date <= '2026-03-20') return { waiting: 0.8, outage: 0 };
  if (date >= '2026-03-21' && date <= '2026-04-13') return { waiting: 0.45, outage: 0 };
  return { waiting: 0.15, outage: 0 };
}

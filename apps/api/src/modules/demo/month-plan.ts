import { calendarPeriod, civilDateOf, type CivilDate } from '@pulso/kernel';

/** Days of one month and how much worse (above 1) or better than usual they go. */
export interface Stretch {
  readonly fromDay: number;
  readonly toDay: number;
  readonly badness: number;
}

/** One month of one service: how many answer, how many are satisfied, and when it goes how. */
export interface MonthPlan {
  /** `2026-03`. */
  readonly key: string;
  readonly n: number;
  readonly good: number;
  readonly stretches: readonly Stretch[];
  /** Answers of days that would otherwise be closed, or not be exact. */
  readonly exactDays?: Readonly<Record<CivilDate, number>>;
}

/** The months from one to another, both included: `2026-11`, `2026-12`, `2027-01`. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let [year, month] = first.split('-').map(Number) as [number, number]; ; month === 12 ? ((year += 1), (month = 1)) : (month += 1)) {
    const key = `${year}-${String(month).padStart(2, '0')}`;
    if (key > last) return months;
    months.push(key);
  }
}

/** The civil days of a month in its zone. */
export function daysOfMonth(key: string): CivilDate[] {
  const [year, month] = key.split('-').map(Number) as [number, number];
  return Array.from(
    { length: new Date(Date.UTC(year, month, 0)).getUTCDate() },
    (_, index) => `${key}-${String(index + 1).padStart(2, '0')}`,
  );
}

export function monthOf(instantMs: number, timeZone: string): string {
  return calendarPeriod('month', instantMs, timeZone).key;
}

export function isSunday(date: CivilDate): boolean {
  return new Date(`${date}T00:00:00Z`).getUTCDay() === 0;
}

export function badnessOn({ stretches }: MonthPlan, date: CivilDate): number {
  const day = Number(date.slice(8));
  return stretches.find(({ fromDay, toDay }) => fromDay <= day && day <= toDay)?.badness ?? 1;
}

/** A plan as far as it has come by now: months that are over whole, the running one in part, at least `least` answers of it. */
export function soFar(plan: MonthPlan, nowMs: number, timeZone: string, isOpen: (date: CivilDate) => boolean, least: number): MonthPlan {
  const today = civilDateOf(nowMs, timeZone);
  if (!today.startsWith(plan.key)) return plan;
  const open = daysOfMonth(plan.key).filter(isOpen);
  const n = Math.max(least, Math.round((plan.n * open.filter((date) => date <= today).length) / open.length));
  // A few answers prove less, so they have to be better for an equal risk.
  const share = plan.good / plan.n + 0.06 * (1 - n / plan.n) ** 2;
  return { ...plan, n, good: Math.min(n, Math.round(n * share)) };
}

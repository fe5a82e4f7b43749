import { calendarPeriod, startOfDay, type CivilDate } from '@pulso/kernel';
import { betaBinomialTail, stillNeeded } from './forecast.js';
import { wilson, type Interval } from './interval.js';
import type { Objective } from './objective.js';
import { assertCount, complement, exactShare, meets, type Comparator, type DecimalShare } from './share.js';

/** What one civil day of the organization's own history measured. */
export interface DailyCount {
  readonly date: CivilDate;
  readonly valid: number;
  /** The indicator's numerator, as slices store it. */
  readonly good: number;
}

/** What of a credit schedule a simulation needs. */
export interface CreditTerms {
  readonly tiers: readonly { readonly threshold: string; readonly share: string }[];
  readonly withinLevel: 'highest' | 'cumulative';
  readonly perPeriodShare: string | null;
}

export interface AttainChanceInput {
  readonly objective: Pick<Objective, 'comparator' | 'target' | 'window' | 'timeZone' | 'minSample' | 'zeroTraffic'>;
  /** Null when the organization has no such indicator. Days that are missing between the first and the last had no events. */
  readonly history: readonly DailyCount[] | null;
  /** A day of the period whose chance is asked for. */
  readonly on: CivilDate;
  /** Uniform numbers in [0, 1), seeded by the caller so that the same question gets the same answer. */
  readonly random: () => number;
  readonly trials?: number;
  readonly credits?: CreditTerms | null;
}

export type SimulationRefusal = 'unknown-indicator' | 'no-history' | 'too-little-history';

/** Why there is no chance to tell, and what would have to be there. */
export interface NotSimulated {
  readonly kind: 'refused';
  readonly reason: SimulationRefusal;
  readonly daysPresent: number;
  readonly daysNeeded: number;
}

export interface Simulated {
  readonly kind: 'simulated';
  readonly trials: number;
  /** First and last day of history it rests on, and the events in it. */
  readonly history: {
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly days: number;
    readonly valid: number;
    readonly good: number;
  };
  /** Days of the period that was simulated. */
  readonly periodDays: number;
  /** Chances that add up to 1. `insufficient` is fewer events than the minimum sample, `noData` none at all (unless the clause decides). */
  readonly met: number;
  readonly missed: number;
  readonly insufficient: number;
  readonly noData: number;
  /** 95 % interval of `met` from the number of trials alone: what more trials would narrow, not what more history would. */
  readonly metInterval: Interval;
  /** Mean events of a simulated period. */
  readonly expectedEvents: number;
  /** The same chance by a Beta-binomial with the history's own share, days taken as alike; null when the volume stays below the minimum. */
  readonly analyticMet: number | null;
  /** Mean credit as a share of its base, per period; null without a schedule. */
  readonly expectedCreditShare: number | null;
}

export type AttainChance = NotSimulated | Simulated;

/** Four whole weeks: fewer say nothing about how a weekday differs from week to week. */
export const MIN_HISTORY_DAYS = 28;
const DEFAULT_TRIALS = 10_000;
const WEEK = 7;
const DAY_MS = 86_400_000;

function dayNumber(date: CivilDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

function dateOf(day: number): CivilDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Days of the period an objective's window gives around a date. */
function periodDays({ window, timeZone }: AttainChanceInput['objective'], on: CivilDate): { first: number; days: number } {
  if (window.kind === 'rolling') return { first: dayNumber(on), days: window.days };
  const { window: span } = calendarPeriod(window.unit, startOfDay(on, timeZone), timeZone);
  // Local days are 23 to 25 hours long, so whole days are the nearest number of them.
  const offset = Math.round((startOfDay(on, timeZone) - span.fromMs) / DAY_MS);
  return { first: dayNumber(on) - offset, days: Math.round((span.toMs - span.fromMs) / DAY_MS) };
}

/** Every day from the first to the last, with zeroes where nothing came. */
function everyDay(history: readonly DailyCount[]): { first: number; days: { valid: number; good: number }[] } {
  const numbers = history.map(({ date }) => dayNumber(date));
  const first = numbers.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const last = numbers.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  const days = Array.from({ length: last - first + 1 }, () => ({ valid: 0, good: 0 }));
  history.forEach(({ valid, good }, index) => {
    assertCount({ n: valid, good });
    const day = days[(numbers[index] as number) - first] as { valid: number; good: number };
    day.valid += valid;
    day.good += good;
  });
  return { first, days };
}

/** Share of the base that is credited for a period's attainment, before it is rounded to money: tiers are half open on the exact ratio. */
export function creditShareOf(terms: CreditTerms, comparator: Comparator, good: number, n: number): number {
  const held = terms.tiers.filter(({ threshold }) => n > 0 && isBeyond(threshold, comparator, good, n)).map(({ share }) => Number(share));
  const credit = terms.withinLevel === 'highest' ? Math.max(0, ...held) : held.reduce((sum, share) => sum + share, 0);
  return terms.perPeriodShare === null ? credit : Math.min(credit, Number(terms.perPeriodShare));
}

/** Whether an attainment is strictly on the wrong side of a threshold, which may be 0 or 1. */
function isBeyond(threshold: DecimalShare, comparator: Comparator, good: number, n: number): boolean {
  const value = Number(threshold);
  if (value >= 1) return comparator === 'gte' && good < n;
  if (value <= 0) return comparator === 'lte' && good > 0;
  return !meets(threshold, good, n, comparator);
}

/**
 * The chance to meet an objective in a period, from the organization's own history: a bootstrap of blocks of seven consecutive days, which keeps
 * weekdays on their weekday and the days of a week together (moving block bootstrap, Künsch 1989). Refused, with the reason, where nothing is
 * measured or fewer than {@link MIN_HISTORY_DAYS} days are known.
 */
export function attainChance(input: AttainChanceInput): AttainChance {
  const { objective, history, random, credits = null, trials = DEFAULT_TRIALS } = input;
  const refuse = (reason: SimulationRefusal, daysPresent: number): NotSimulated => ({
    kind: 'refused',
    reason,
    daysPresent,
    daysNeeded: MIN_HISTORY_DAYS,
  });
  if (history === null) return refuse('unknown-indicator', 0);
  const total = history.reduce((sum, { valid, good }) => ({ valid: sum.valid + valid, good: sum.good + good }), { valid: 0, good: 0 });
  if (history.length === 0 || total.valid === 0) return refuse('no-history', 0);
  const { first, days } = everyDay(history);
  if (days.length < MIN_HISTORY_DAYS) return refuse('too-little-history', days.length);

  const period = periodDays(objective, input.on);
  const blocks = days.length - WEEK + 1;
  const outcome = { met: 0, missed: 0, insufficient: 0, noData: 0 };
  let events = 0;
  let credited = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    let valid = 0;
    let good = 0;
    let block = 0;
    for (let day = 0; day < period.days; day += 1) {
      if (day % WEEK === 0) block = Math.floor(random() * blocks);
      // The day of the drawn week that is the same weekday as the day it stands for.
      const shift = (((period.first + day - first - block) % WEEK) + WEEK) % WEEK;
      const drawn = days[block + shift] as { valid: number; good: number };
      valid += drawn.valid;
      good += drawn.good;
    }
    events += valid;
    const verdict = judge(objective, good, valid);
    outcome[verdict] += 1;
    if (credits && verdict === 'missed') credited += creditShareOf(credits, objective.comparator, good, valid);
  }

  const mean = (total.valid / days.length) * period.days;
  return {
    kind: 'simulated',
    trials,
    history: { from: dateOf(first), to: dateOf(first + days.length - 1), days: days.length, ...total },
    periodDays: period.days,
    met: outcome.met / trials,
    missed: outcome.missed / trials,
    insufficient: outcome.insufficient / trials,
    noData: outcome.noData / trials,
    metInterval: wilson(outcome.met, trials) as Interval,
    expectedEvents: events / trials,
    analyticMet: Math.round(mean) < objective.minSample ? null : analytic(objective, total, Math.round(mean)),
    expectedCreditShare: credits ? credited / trials : null,
  };
}

function judge(
  { target, comparator, minSample, zeroTraffic }: AttainChanceInput['objective'],
  good: number,
  n: number,
): 'met' | 'missed' | 'insufficient' | 'noData' {
  if (n === 0) return zeroTraffic === 'no_data' ? 'noData' : zeroTraffic;
  if (n < minSample) return 'insufficient';
  return meets(target, good, n, comparator) ? 'met' : 'missed';
}

function analytic({ target, comparator }: AttainChanceInput['objective'], total: { valid: number; good: number }, n: number): number {
  const written = exactShare(target);
  const satisfied = comparator === 'gte' ? total.good : total.valid - total.good;
  const need = stillNeeded(comparator === 'gte' ? written : complement(written), 0, 0, n);
  return betaBinomialTail(need, n, 1 + satisfied, 1 + total.valid - satisfied);
}

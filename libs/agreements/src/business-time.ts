import { civilDateOf, DomainError, type CivilDate, type TimeWindow } from '@pulso/kernel';
import { addDays, localInstant, minuteOfDay, minutesOf } from './local-instant.js';
import { WEEKDAYS, type Delay } from './recurrence.js';
import type { ServiceCalendar } from './services.js';

/** When a service is open; the part of a calendar that time is counted by. */
export type OpenHours = Pick<ServiceCalendar, 'weekly'> & { readonly closed: readonly { readonly date: CivilDate }[] };

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** How far ahead business time is looked for, in days: five years. */
const HORIZON_DAYS = 5 * 366;

function weekdayOf(date: CivilDate): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!;
}

/**
 * The stretches that belong to a date's opening hours, in order, merged where they meet. A shift that ends on the next day belongs to the
 * date it starts on, whole, also when the next day is closed.
 */
function openOn(date: CivilDate, { weekly, closed }: OpenHours, timeZone: string): readonly TimeWindow[] {
  if (closed.some((day) => day.date === date)) return [];
  const day = weekdayOf(date);
  return weekly
    .filter((interval) => interval.day === day)
    .map(({ start, end }) => ({
      fromMs: localInstant(date, minutesOf(start), timeZone),
      toMs: localInstant(minutesOf(end) > minutesOf(start) ? date : addDays(date, 1), minutesOf(end), timeZone),
    }))
    .sort((left, right) => left.fromMs - right.fromMs);
}

function assertOpens({ weekly }: OpenHours): void {
  if (weekly.length === 0) {
    throw new DomainError(
      'agreement.calendar-closed',
      'A calendar without opening hours has no business time; give it at least one interval',
    );
  }
}

/** Open stretches that touch a window, each clipped to it, in order and without counting any moment twice. */
function* openWithin({ fromMs, toMs }: TimeWindow, hours: OpenHours, timeZone: string): Generator<TimeWindow> {
  // The day before may hold a shift that is still running.
  let date = addDays(civilDateOf(fromMs, timeZone), -1);
  let countedUntil = fromMs;
  for (let day = 0; day <= HORIZON_DAYS + 1; day += 1, date = addDays(date, 1)) {
    for (const stretch of openOn(date, hours, timeZone)) {
      const from = Math.max(stretch.fromMs, countedUntil);
      const to = Math.min(stretch.toMs, toMs);
      if (from >= to) continue;
      countedUntil = to;
      yield { fromMs: from, toMs: to };
    }
    if (civilDateOf(toMs, timeZone) < date) return;
  }
}

/** Business time within a window, in milliseconds that really pass: a night on which the clock goes back counts the hour it gains. */
export function businessTime(window: TimeWindow, hours: OpenHours, timeZone: string): number {
  assertOpens(hours);
  if (window.toMs - window.fromMs > HORIZON_DAYS * DAY_MS) never();
  let total = 0;
  for (const { fromMs, toMs } of openWithin(window, hours, timeZone)) total += toMs - fromMs;
  return total;
}

function never(): never {
  throw new DomainError(
    'agreement.delay-out-of-range',
    'Business time is counted over at most five years; choose a shorter span or open the calendar more',
  );
}

function addBusinessHours(instantMs: number, amount: number, hours: OpenHours, timeZone: string): number {
  let left = amount * HOUR_MS;
  const horizon = { fromMs: instantMs, toMs: instantMs + HORIZON_DAYS * DAY_MS };
  for (const { fromMs, toMs } of openWithin(horizon, hours, timeZone)) {
    if (left <= toMs - fromMs) return fromMs + left;
    left -= toMs - fromMs;
  }
  return never();
}

/** A day counts when it has opening hours; the deadline is the end of the last one counted, the day of the instant itself not included. */
function addBusinessDays(instantMs: number, amount: number, hours: OpenHours, timeZone: string): number {
  let date = civilDateOf(instantMs, timeZone);
  let left = amount;
  for (let day = 0; day <= HORIZON_DAYS; day += 1, date = addDays(date, 1)) {
    const closesAt = openOn(date, hours, timeZone).reduce((latest, { toMs }) => Math.max(latest, toMs), Number.NEGATIVE_INFINITY);
    if (closesAt === Number.NEGATIVE_INFINITY) continue;
    if (day > 0) left -= 1;
    if (left <= 0 && closesAt > instantMs) return closesAt;
  }
  return never();
}

/**
 * The instant by which something is due. Hours pass as they come and days on the wall clock; business hours pass only while the calendar
 * is open, and business days end when the last counted day closes. Throws `agreement.calendar-closed` without opening hours where business
 * time is asked for, and `agreement.delay-out-of-range` past five years.
 */
export function addDelay(instantMs: number, { amount, unit }: Delay, hours: OpenHours | null, timeZone: string): number {
  if (unit === 'hour') return instantMs + amount * HOUR_MS;
  if (unit === 'day') {
    const date = addDays(civilDateOf(instantMs, timeZone), amount);
    return localInstant(date, minuteOfDay(instantMs, timeZone), timeZone) + (instantMs % 60_000);
  }
  const open = hours ?? { weekly: [], closed: [] };
  assertOpens(open);
  return unit === 'business_hour'
    ? addBusinessHours(instantMs, amount, open, timeZone)
    : addBusinessDays(instantMs, amount, open, timeZone);
}

import { civilDateOf, startOfDay, type CivilDate } from '@pulso/kernel';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });
  clocks.set(timeZone, made);
  return made;
}

/** Minutes since midnight that a wall clock shows. */
export function minuteOfDay(instantMs: number, timeZone: string): number {
  const [hour = '0', minute = '0'] = clockOf(timeZone).format(instantMs).split(':');
  return Number(hour) * 60 + Number(minute);
}

/** Minutes since midnight of a time such as "08:30". */
export function minutesOf(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

/** The date some days later. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(startOfDay(date, 'UTC') + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The first instant at which the wall clock shows a time of a date, or a later one when the clock jumps over it: "02:30" on the night the
 * clock goes from 02:00 to 03:00 is 03:00. Of a time that comes twice it is the first.
 */
export function localInstant(date: CivilDate, minutes: number, timeZone: string): number {
  const start = startOfDay(date, timeZone);
  const end = startOfDay(addDays(date, 1), timeZone);
  const shownAt = (instantMs: number): number => (civilDateOf(instantMs, timeZone) > date ? 24 * 60 : minuteOfDay(instantMs, timeZone));
  const guess = start + (minutes - minuteOfDay(start, timeZone)) * MINUTE_MS;
  // A change of the clock between the start of the day and the guess shifts it; no zone shifts by more than three hours.
  for (const shift of [-180, -120, -90, -60, -30, -20, 0, 20, 30, 60, 90, 120, 180]) {
    const instantMs = guess + shift * MINUTE_MS;
    if (instantMs >= start && instantMs < end && shownAt(instantMs) === minutes) return instantMs;
  }
  let early = start - 1;
  let late = end;
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (shownAt(middle) < minutes) early = middle;
    else late = middle;
  }
  return late;
}

import type { Recurrence } from '@pulso/agreements';
import type { CivilDate } from '@pulso/kernel';

/** A first proposal for whatever comes back: on the first of each month, from the start of the agreement or from today. */
export function monthlyFrom(start: CivilDate | null): Recurrence {
  const from = start ?? new Date().toISOString().slice(0, 10);
  return { every: 1, unit: 'month', on: { kind: 'day_of_month', day: 1 }, at: '10:00', from };
}

import type { CivilDate } from '@pulso/kernel';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * When something comes back, in local time of the agreement's zone: "every month, on the first Tuesday, at 10:00".
 * A day of the month past its end falls on its last day.
 */
export interface Recurrence {
  readonly every: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly on:
    | { readonly kind: 'day_of_month'; readonly day: number }
    | {
        readonly kind: 'weekday';
        readonly weekday: Weekday;
        /** 1–4, or −1 for the last; null in a weekly recurrence. */ readonly ordinal: number | null;
      }
    | null;
  /** Local time, `10:00`. */
  readonly at: string;
  /** The first date on which it may fall. */
  readonly from: CivilDate;
}

/** How long until something is due; business units count the agreement's service calendar. */
export interface Delay {
  readonly amount: number;
  readonly unit: 'hour' | 'business_hour' | 'day' | 'business_day';
}

import type { CivilDate } from '@pulso/kernel';
import type { LocalizedText } from './localized-text.js';
import type { Weekday } from './recurrence.js';

/** Something handed over, by when, and who accepts it. */
export interface Deliverable {
  readonly ref: string;
  readonly name: LocalizedText;
  /** Unit of what is delivered: units, calls, reports. */
  readonly unit: string;
  /** The deadline in words, such as "each delivery day before 07:30". */
  readonly due: LocalizedText;
  /** Stakeholders who accepted deliverable and deadline while the agreement was drafted. */
  readonly acceptedBy: readonly string[];
}

export interface AgreedService {
  /** Also the code of the organization's service that feedback is collected for. */
  readonly ref: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly channels: readonly string[];
  readonly locations: readonly string[];
  readonly volumesUpTo: LocalizedText;
  readonly calendarRef: string | null;
  readonly deliverables: readonly Deliverable[];
}

/** When a service is open, in local time of the agreement. An interval whose end is not after its start ends the next day. */
export interface ServiceCalendar {
  readonly ref: string;
  readonly name: LocalizedText;
  readonly weekly: readonly { readonly day: Weekday; readonly start: string; readonly end: string }[];
  readonly closed: readonly { readonly date: CivilDate; readonly name: LocalizedText }[];
}

/** A price and the targets that differ under it. */
export interface ServicePlan {
  readonly ref: string;
  readonly name: LocalizedText;
  /** Takes over every target it does not override itself; null for none. */
  readonly inheritsFrom: string | null;
  readonly price: { readonly amountMinor: string; readonly frequency: 'month' | 'quarter' | 'year' | 'unit' } | null;
  readonly overrides: readonly { readonly levelRef: string; readonly target: string }[];
}

/** Section `services`: what is in scope. */
export interface Services {
  readonly services: readonly AgreedService[];
  readonly calendars: readonly ServiceCalendar[];
  readonly plans: readonly ServicePlan[];
}

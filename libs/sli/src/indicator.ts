import { satisfies, type EventPredicate } from './event-predicate.js';
import type { MeasuredEvent } from './measured-event.js';

export type IndicatorClass = 'quality' | 'error_rate' | 'cost' | 'impact' | 'loyalty' | 'effort';

/**
 * A service level indicator: the share of valid events that are in its numerator.
 * Any change to `valid` or `good` is a new generation; a signed objective keeps the one it was signed with.
 */
export interface Indicator {
  readonly key: string;
  readonly generation: number;
  readonly name: { readonly es: string; readonly en: string };
  readonly class: IndicatorClass;
  /** Perceived by the customer (KQI) or measured on the process (KPI), as TMF657 has them. */
  readonly kind: 'KQI' | 'KPI';
  readonly form: 'ratio';
  readonly unit: string;
  /** The denominator. */
  readonly valid: EventPredicate;
  /** The numerator. Where less is better (`error_rate`) it holds the bad events, and the objective compares with `lte`. */
  readonly good: EventPredicate;
  /** How the number is made, in words that are printed in the agreement. */
  readonly algorithm: { readonly es: string; readonly en: string };
}

/** How one event counts for one indicator. `good` means "in the numerator" and implies `valid`. */
export interface Measurement {
  readonly valid: boolean;
  readonly good: boolean;
}

export function observe(indicator: Indicator, event: MeasuredEvent): Measurement {
  const valid = satisfies(indicator.valid, event);
  return { valid, good: valid && satisfies(indicator.good, event) };
}

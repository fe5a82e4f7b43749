import type { CalendarUnit } from '@pulso/kernel';
import type { LocalizedText } from './localized-text.js';

export const LEVEL_COMPARATORS = ['gte', 'lte'] as const;
export const LEVEL_METHODS = ['events', 'slices', 'slice_ratio', 'aggregate'] as const;

export type LevelWindow = { readonly kind: 'calendar'; readonly unit: CalendarUnit } | { readonly kind: 'rolling'; readonly days: number };

/** A service level: which indicator has to reach what, over which window, and what follows when it does not. */
export interface ServiceLevel {
  readonly ref: string;
  /** Short name in documents and screens, such as N1. */
  readonly code: string;
  readonly name: LocalizedText;
  readonly serviceRef: string;
  readonly indicatorRef: string;
  /** Holds only for parties on this plan; null for all. */
  readonly planRef: string | null;
  /** The party whose performance is measured; null for the provider as a whole. */
  readonly partyRef: string | null;
  readonly level: 'contractual' | 'internal_guardrail';
  readonly comparator: (typeof LEVEL_COMPARATORS)[number];
  /** Decimal text: a share from 0 to 1 for ratio indicators ("0.85"), otherwise a value in the indicator's unit ("15.00"). */
  readonly target: string;
  /** Stricter than the target; short of it the level is at risk. Null for none. */
  readonly warningTarget: string | null;
  readonly window: LevelWindow;
  readonly method: (typeof LEVEL_METHODS)[number];
  /** For methods on slices: each slice has to reach `value`, and the share of slices that do is compared with the target. */
  readonly slice: {
    readonly length: 'hour' | 'day' | 'week';
    readonly value: string;
    readonly minSample: number;
    readonly empty: 'gap' | 'good' | 'bad';
  } | null;
  readonly minSample: number;
  /** Share of eligible interactions that has to have answered; null for none. */
  readonly minCoverage: string | null;
  readonly insufficient: 'insufficient_data' | 'carry_forward' | 'extend_window';
  readonly zeroTraffic: 'no_data' | 'met' | 'missed';
  /** `confident_miss`: missed only when the whole interval is below the target; `confident_met`: met only when all of it is above. */
  readonly verdictRule: 'point' | 'confident_miss' | 'confident_met';
  readonly remedyPlanRef: string | null;
  readonly creditScheduleRef: string | null;
  readonly calendarRef: string | null;
  /** Answers or slots the parties expect in a window; what the target means in plain words is computed from it. Null when unknown. */
  readonly expectedPerWindow: number | null;
  /** Who does, answers for, is asked about and is told of this level. */
  readonly responsibilities: readonly {
    readonly partyRef: string;
    readonly role: 'responsible' | 'accountable' | 'consulted' | 'informed';
  }[];
}

/** Section `service_levels`. */
export interface ServiceLevels {
  readonly levels: readonly ServiceLevel[];
}

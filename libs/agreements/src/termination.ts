import type { LocalizedText } from './localized-text.js';

export type TerminationRule =
  | { readonly kind: 'consecutive_misses'; readonly levelRefs: readonly string[]; readonly n: number }
  | { readonly kind: 'k_of_m'; readonly levelRefs: readonly string[]; readonly k: number; readonly m: number }
  | { readonly kind: 'floor'; readonly levelRef: string; readonly below: string; readonly n: number }
  | { readonly kind: 'obligation'; readonly obligationRef: string; readonly daysLate: number }
  | { readonly kind: 'convenience' };

/** When a party may end the agreement early. */
export interface TerminationCondition {
  readonly ref: string;
  readonly inFavourOf: readonly string[];
  readonly description: LocalizedText;
  readonly rule: TerminationRule;
  /** What a period without enough data does to a run of misses. */
  readonly insufficientPolicy: 'skip' | 'reset' | 'count_as_miss';
  readonly cureDays: number;
  readonly noticeDays: number;
}

/** Section `termination`. */
export interface Termination {
  readonly conditions: readonly TerminationCondition[];
}

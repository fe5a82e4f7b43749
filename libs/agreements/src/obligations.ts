import type { LocalizedText } from './localized-text.js';
import type { Recurrence } from './recurrence.js';

/** What one party owes another besides the service levels. */
export interface Obligation {
  readonly ref: string;
  readonly obligorRef: string;
  readonly obligeeRef: string;
  readonly kind: 'payment' | 'delivery' | 'access' | 'information' | 'response' | 'staffing' | 'other';
  readonly action: LocalizedText;
  readonly payment: {
    readonly amountMinor: string;
    readonly basis: 'fixed' | 'per_unit';
    readonly unit: string;
    readonly netDays: number;
    readonly taxIncluded: boolean;
  } | null;
  /** When it falls due; null for a standing duty. */
  readonly due: Recurrence | null;
  readonly evidence: LocalizedText;
  readonly consequence: LocalizedText;
  /** Levels that are suspended while the obligation is missed. */
  readonly suspendsLevelRefs: readonly string[];
}

/** Section `obligations`. */
export interface Obligations {
  readonly obligations: readonly Obligation[];
}

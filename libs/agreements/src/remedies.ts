import type { LocalizedText } from './localized-text.js';
import type { Delay } from './recurrence.js';
import type { StakeholderFunction } from './stakeholders.js';

export interface RemedyStep {
  readonly action: 'notify' | 'acknowledge' | 'root_cause' | 'corrective_action' | 'credit' | 'executive_review' | 'price_review';
  readonly description: LocalizedText;
  readonly assigneeFunction: StakeholderFunction;
  readonly due: Delay;
}

/** What is done, by whom and by when, if a level is at risk or missed. */
export interface RemedyPlan {
  readonly ref: string;
  readonly name: LocalizedText;
  readonly triggers: readonly ('at_risk' | 'missed' | 'consecutive_2' | 'termination_near')[];
  readonly steps: readonly RemedyStep[];
}

/** Credits by how far a level was missed. Shares are decimal text; tiers are half open, the lowest one that holds counts. */
export interface CreditSchedule {
  readonly ref: string;
  readonly name: LocalizedText;
  readonly base: 'period_fee' | 'service_fee' | 'invoice' | 'per_unit';
  /** Fee of one period in minor units of the currency, which the share is taken of. */
  readonly feeMinor: string;
  /** `threshold` is the exact attainment below which (above which, for `lte` levels) the tier holds. */
  readonly tiers: readonly { readonly threshold: string; readonly share: string }[];
  readonly withinLevel: 'highest' | 'cumulative';
  readonly acrossLevels: 'sum' | 'max';
  readonly caps: { readonly perPeriodShare: string | null; readonly perYearShare: string | null };
  readonly earnBack: { readonly nextPeriods: number; readonly atLeast: string } | null;
  readonly bonusTiers: readonly { readonly threshold: string; readonly share: string }[];
  readonly claim: { readonly kind: 'automatic' } | { readonly kind: 'on_request'; readonly withinDays: number };
  readonly minAmountMinor: string;
  readonly soleRemedy: boolean;
}

/** Section `remedy_plan`. */
export interface Remedies {
  readonly plans: readonly RemedyPlan[];
  readonly creditSchedules: readonly CreditSchedule[];
}

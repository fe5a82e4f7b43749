import type { LocalizedText } from './localized-text.js';

/** What a party wants from the agreement, and the levels that serve it. */
export interface StakeholderGoal {
  readonly ref: string;
  readonly partyRef: string;
  readonly statement: LocalizedText;
  readonly levelRefs: readonly string[];
}

/** Who benefits in the end, how, and how the agreement protects them. */
export interface BeneficiaryGroup {
  readonly ref: string;
  readonly description: LocalizedText;
  readonly benefitsHow: LocalizedText;
  readonly needs: LocalizedText;
  readonly levelRefs: readonly string[];
}

/** Section `goals`. */
export interface Goals {
  readonly goals: readonly StakeholderGoal[];
  readonly beneficiaries: readonly BeneficiaryGroup[];
}

import type { LocalizedText } from './localized-text.js';
import type { Recurrence } from './recurrence.js';
import type { StakeholderFunction } from './stakeholders.js';

/** Section `review`: when the agreement itself is looked at again. */
export interface ReviewCycle {
  readonly recurrence: Recurrence | null;
  readonly attendeeFunctions: readonly StakeholderFunction[];
  readonly agenda: LocalizedText;
}

import type { LocalizedText } from './localized-text.js';
import type { Recurrence } from './recurrence.js';
import type { StakeholderFunction } from './stakeholders.js';

/** Section `monitoring`: how the metrics are watched, with what, by whom. */
export interface Monitoring {
  readonly statement: LocalizedText;
  readonly sources: readonly { readonly ref: string; readonly tool: string; readonly ownerRef: string; readonly series: string }[];
  /** When figures are reported. */
  readonly reporting: Recurrence | null;
  readonly meeting: {
    readonly recurrence: Recurrence;
    readonly attendeeFunctions: readonly StakeholderFunction[];
    readonly agenda: LocalizedText;
  } | null;
  readonly reportRecipients: readonly string[];
  readonly responsibleRef: string | null;
  readonly retentionMonths: number;
  readonly auditAccess: boolean;
}

import type { StakeholderFunction } from './stakeholders.js';
import type { LocalizedText } from './localized-text.js';

/** A service the agreement does not cover. */
export interface ExcludedService {
  readonly ref: string;
  readonly name: LocalizedText;
  readonly reason: LocalizedText;
}

/** Events or time that do not count, why, and who of the other party has to agree each time. */
export interface MeasurementExclusion {
  readonly ref: string;
  readonly kind: 'cause' | 'event_class' | 'time_window' | 'counterparty_fault' | 'planned_maintenance';
  readonly description: LocalizedText;
  readonly needsEvidence: boolean;
  readonly approverFunction: StakeholderFunction;
  /** Levels it touches; empty for all. */
  readonly levelRefs: readonly string[];
  readonly mode: 'drop_events' | 'freeze_time';
}

/** Section `exclusions`. "Nothing is excluded" has to be said, not left open. */
export interface Exclusions {
  readonly services: readonly ExcludedService[];
  readonly statesNoExcludedServices: boolean;
  readonly measurement: readonly MeasurementExclusion[];
}

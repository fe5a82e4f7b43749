import type { CivilDate } from '@pulso/kernel';
import type { AgreementLanguage, LocalizedText } from './localized-text.js';

export const AGREEMENT_TYPES = ['customer', 'internal', 'multilevel', 'underpinning'] as const;
export type AgreementType = (typeof AGREEMENT_TYPES)[number];

export const PERSPECTIVES = ['provider', 'customer', 'internal'] as const;
export type Perspective = (typeof PERSPECTIVES)[number];

/** Section `overview`: what the agreement is, for how long, and the rules that hold for all of it. */
export interface Overview {
  readonly title: LocalizedText;
  readonly type: AgreementType;
  /** The side the organization that keeps the agreement is on. */
  readonly perspective: Perspective;
  readonly summary: LocalizedText;
  readonly statementOfIntent: LocalizedText;
  readonly languages: readonly AgreementLanguage[];
  readonly prevailingLanguage: AgreementLanguage;
  /** IANA zone in which dates, periods and times of the agreement are read. */
  readonly timeZone: string;
  /** First day of service; null while undecided. */
  readonly effectiveFrom: CivilDate | null;
  /** Last day of service, included; null for an agreement without an end. */
  readonly effectiveTo: CivilDate | null;
  readonly renewal: { readonly mode: 'none' | 'auto' | 'manual'; readonly termMonths: number; readonly noticeDays: number };
  /** ISO 4217. */
  readonly currency: string;
  readonly rounding: 'half_up' | 'half_even';
  readonly disputeWindowDays: number;
  /** How long after its end a period still takes late facts. */
  readonly periodCloseGraceHours: number;
  /** From when an amendment counts: at the next period, or by splitting the running one. */
  readonly amendmentEffect: 'next_period' | 'split_period';
  /** Code of the agreement whose levels this one inherits and may only tighten; null for none. */
  readonly parentCode: string | null;
  /** Levels of the parent that a child may loosen after all, by their code. */
  readonly overridableLevels: readonly string[];
  /** Codes of the agreements this one underpins: a breach here shows as a cause there. */
  readonly underpins: readonly string[];
}

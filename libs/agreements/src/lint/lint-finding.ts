import type { SectionKey } from '../agreement-content.js';
import type { PathStep } from '../agreement-texts.js';
import type { AgreementLanguage } from '../localized-text.js';

export type LintRule = 'vague' | 'without_number' | 'undefined_term' | 'unused_term';

/** Words of the agreement that two people could read in two ways. */
export interface LintFinding {
  /** Where and what: stays the same while other words change, so that a waiver given for it stands. */
  readonly key: string;
  readonly rule: LintRule;
  readonly section: SectionKey;
  readonly path: readonly PathStep[];
  readonly language: AgreementLanguage;
  /** The words as they stand in the text, which holds them at `start` (included) to `end` (not included), in UTF-16 code units. */
  readonly excerpt: string;
  readonly start: number;
  readonly end: number;
  /** Why they are a problem, in the language of the text. */
  readonly why: string;
  /** What to write instead. */
  readonly suggestion: string;
}

import type { SectionKey } from '../agreement-content.js';
import type { PathStep } from '../agreement-texts.js';
import type { CivilDate } from '@pulso/kernel';
import type { AgreementContent } from '../agreement-content.js';
import { PROBLEM_TEXTS, type ProblemCode } from './problem-texts.js';

/** What a text about a problem needs to know: names, numbers and words of the agreement. */
export type ProblemValues = Readonly<Record<string, string | number>>;

/** Something that is missing or impossible in an agreement. An error keeps it from being approved; a warning does not. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly section: SectionKey;
  /** Where in the section: members, refs of items, and positions where items have no ref. */
  readonly path: readonly PathStep[];
  readonly code: ProblemCode;
  readonly values: ProblemValues;
}

/** How an agreement hangs together with the others of its organization, by code. */
export interface AgreementLink {
  readonly code: string;
  readonly parentCode: string | null;
  readonly underpins: readonly string[];
}

/** What the content alone does not say. Whatever is null is not checked. */
export interface ProblemContext {
  /** The code of this agreement. */
  readonly code: string | null;
  /** The other agreements of the organization. */
  readonly others: readonly AgreementLink[] | null;
  /** The content in force of the agreement named by `parentCode`. */
  readonly parent: AgreementContent | null;
  /** Today in the agreement's zone. */
  readonly today: CivilDate | null;
}

export const NO_CONTEXT: ProblemContext = { code: null, others: null, parent: null, today: null };

/** Notes a problem down. */
export type Say = (section: SectionKey, code: ProblemCode, path: readonly PathStep[], values?: ProblemValues) => void;

/** A rule looks at the content and says what is wrong with it. */
export type Rule = (content: AgreementContent, say: Say, context: ProblemContext) => void;

export function collect(rules: readonly Rule[], content: AgreementContent, context: ProblemContext): readonly Problem[] {
  const problems: Problem[] = [];
  const say: Say = (section, code, path, values = {}) =>
    void problems.push({ severity: PROBLEM_TEXTS[code].severity, section, path, code, values });
  for (const rule of rules) rule(content, say, context);
  return problems;
}

import { ESSENTIAL_SECTIONS, SECTION_KEYS, type AgreementContent, type SectionKey } from './agreement-content.js';
import type { Problem } from './problems/problem.js';
import type { ProblemCode } from './problems/problem-texts.js';
import { problems } from './problems/problems.js';
import { sectionHasContent } from './section-has-content.js';

/** One element of an agreement and how far it is. */
export interface ChecklistItem {
  readonly key: SectionKey;
  /** One of the nine that every agreement needs. */
  readonly essential: boolean;
  readonly state: 'missing' | 'partial' | 'complete';
  /** What is still to be done, each code once; `PROBLEM_TEXTS` has the words. */
  readonly missing: readonly ProblemCode[];
}

function stateOf(content: AgreementContent, key: SectionKey, errors: readonly Problem[]): ChecklistItem['state'] {
  if (!sectionHasContent(content, key)) return 'missing';
  return errors.length > 0 ? 'partial' : 'complete';
}

/** The nine essential elements and the four further sections: an element is complete when it says something and has no error. */
export function checklist(content: AgreementContent, found: readonly Problem[] = problems(content)): readonly ChecklistItem[] {
  return SECTION_KEYS.map((key) => {
    const own = found.filter(({ section, severity }) => section === key && severity === 'error');
    const missing = [...new Set(own.map(({ code }) => code))];
    return { key, essential: ESSENTIAL_SECTIONS.includes(key), state: stateOf(content, key, own), missing };
  });
}

/** How many of the nine essential elements are complete. */
export function completeEssentials(items: readonly ChecklistItem[]): number {
  return items.filter(({ essential, state }) => essential && state === 'complete').length;
}

import {
  checklist,
  lintTerms,
  problems,
  problemText,
  type AgreementContent,
  type AgreementLanguage,
  type ChecklistItem,
  type LintFinding,
  type Problem,
} from '@pulso/agreements';
import { createContext, useContext, useEffect, useState } from 'react';
import type { DraftStore } from './draft-store.js';
import type { Mark, Marks } from './marks.js';

/** What the content on this page amounts to, by the same rules the server has. */
export interface Assessment {
  readonly content: AgreementContent;
  readonly problems: readonly Problem[];
  readonly checklist: readonly ChecklistItem[];
  /** Words that two people could read in two ways. */
  readonly findings: readonly LintFinding[];
}

const SETTLE_MS = 300;

/** Where a problem is, as the id of a field. */
export function placeOf({ section, path }: { readonly section: string; readonly path: string | readonly (string | number)[] }): string {
  return [section, ...[path].flat()].filter((part) => part !== '').join('.');
}

export function assess(content: AgreementContent): Assessment {
  const found = problems(content);
  return { content, problems: found, checklist: checklist(content, found), findings: lintTerms(content) };
}

function marksOf({ problems: found }: Assessment, language: AgreementLanguage): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const problem of found) {
    const place = placeOf(problem);
    if (marks.get(place)?.tone === 'error') continue;
    marks.set(place, { tone: problem.severity, words: problemText(problem, language) });
  }
  return marks;
}

/** Assesses the draft whenever it has been still for a moment, and puts what was found at the fields. */
export function useAssess(store: DraftStore, marks: Marks, language: AgreementLanguage): Assessment {
  const [assessment, setAssessment] = useState(() => assess(store.content()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const unsubscribe = store.subscribe(() => {
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => {
        timer = null;
        setAssessment((last) => (last.content === store.content() ? last : assess(store.content())));
      }, SETTLE_MS);
    });
    return () => {
      unsubscribe();
      if (timer) clearTimeout(timer);
    };
  }, [store]);
  useEffect(() => marks.replace(marksOf(assessment, language)), [assessment, language, marks]);
  return assessment;
}

const AssessmentContext = createContext<Assessment | null>(null);
export const AssessmentProvider = AssessmentContext.Provider;

export function useAssessment(): Assessment {
  const assessment = useContext(AssessmentContext);
  if (!assessment) throw new Error('useAssessment outside of the wizard');
  return assessment;
}

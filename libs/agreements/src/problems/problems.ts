import type { AgreementContent } from '../agreement-content.js';
import { exclusionProblems } from './exclusion-problems.js';
import { glossaryProblems } from './glossary-problems.js';
import { beneficiaryProblems, goalProblems } from './goal-problems.js';
import { languageProblems } from './language-problems.js';
import { metricProblems } from './metric-problems.js';
import { monitoringProblems } from './monitoring-problems.js';
import { obligationProblems } from './obligation-problems.js';
import { headProblems, linkProblems, termProblems } from './overview-problems.js';
import { collect, NO_CONTEXT, type Problem, type ProblemContext, type Rule } from './problem.js';
import { recurrenceProblems } from './recurrence-problems.js';
import { functionProblems, referenceProblems } from './reference-problems.js';
import { creditProblems, remedyPlanProblems } from './remedy-problems.js';
import { reviewProblems } from './review-problems.js';
import { coverageProblems, levelProblems, parentLevelProblems } from './service-level-problems.js';
import { calendarProblems, planProblems, serviceProblems } from './service-problems.js';
import { partyProblems, peopleProblems } from './stakeholder-problems.js';
import { overrideTargetProblems } from './target-problems.js';
import { terminationProblems } from './termination-problems.js';

const RULES: readonly Rule[] = [
  headProblems,
  termProblems,
  linkProblems,
  partyProblems,
  peopleProblems,
  goalProblems,
  beneficiaryProblems,
  serviceProblems,
  calendarProblems,
  planProblems,
  overrideTargetProblems,
  coverageProblems,
  levelProblems,
  parentLevelProblems,
  exclusionProblems,
  terminationProblems,
  remedyPlanProblems,
  creditProblems,
  metricProblems,
  obligationProblems,
  monitoringProblems,
  reviewProblems,
  glossaryProblems,
  recurrenceProblems,
  functionProblems,
  referenceProblems,
  languageProblems,
];

/** All that is missing or impossible in an agreement. The content has the shape of the contract; that it makes sense is found out here. */
export function problems(content: AgreementContent, context: ProblemContext = NO_CONTEXT): readonly Problem[] {
  return collect(RULES, content, context);
}

import { referableIn, referencesOf } from '../references.js';
import type { SectionKey } from '../agreement-content.js';
import type { PathStep } from '../agreement-texts.js';
import type { StakeholderFunction } from '../stakeholders.js';
import type { Rule } from './problem.js';

export const referenceProblems: Rule = (content, say) => {
  const known = referableIn(content);
  for (const { section, path, kind, ref } of referencesOf(content))
    if (!known[kind].has(ref)) say(section, 'reference.unresolved', path, { kind, ref });
};

/** Functions that clauses call for, other than those of remedy steps, which have a stricter rule. */
export const functionProblems: Rule = ({ stakeholders, exclusions, monitoring, review }, say) => {
  const filled = new Set(stakeholders.people.flatMap(({ functions }) => functions));
  const check = (section: SectionKey, path: readonly PathStep[], wanted: StakeholderFunction): void => {
    if (!filled.has(wanted)) say(section, 'stakeholders.function-unfilled', path, { function: wanted });
  };
  for (const { ref, approverFunction } of exclusions.measurement)
    check('exclusions', ['measurement', ref, 'approverFunction'], approverFunction);
  monitoring.meeting?.attendeeFunctions.forEach((wanted, index) => check('monitoring', ['meeting', 'attendeeFunctions', index], wanted));
  review.attendeeFunctions.forEach((wanted, index) => check('review', ['attendeeFunctions', index], wanted));
};

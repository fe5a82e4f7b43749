import type { AgreementContent } from '../agreement-content.js';
import { isWritten } from '../agreement-texts.js';
import type { Rule } from './problem.js';

export const goalProblems: Rule = ({ goals: { goals }, stakeholders: { parties } }, say) => {
  const withGoal = new Set(goals.map(({ partyRef }) => partyRef));
  for (const { ref, name } of parties) if (!withGoal.has(ref)) say('goals', 'goals.goal-missing', ['goals'], { party: name.trim() || ref });
  for (const { ref, statement, levelRefs } of goals) {
    if (!isWritten(statement)) say('goals', 'goals.statement-missing', ['goals', ref, 'statement']);
    if (levelRefs.length === 0) say('goals', 'goals.level-missing', ['goals', ref, 'levelRefs']);
  }
  if (goals.length === 0) say('goals', 'goals.none', ['goals']);
};

function perceivedLevels({ service_levels: { levels }, metrics: { indicators } }: AgreementContent): ReadonlySet<string> {
  const perceived = new Set(indicators.filter(({ kind }) => kind === 'KQI').map(({ ref }) => ref));
  return new Set(levels.filter(({ indicatorRef }) => perceived.has(indicatorRef)).map(({ ref }) => ref));
}

/** Who benefits, how, and what protects them. An underpinning contract serves another agreement, whose levels its users perceive. */
export const beneficiaryProblems: Rule = (content, say) => {
  const { beneficiaries } = content.goals;
  if (beneficiaries.length === 0) say('goals', 'goals.beneficiary-missing', ['beneficiaries']);
  for (const { ref, description, benefitsHow, needs, levelRefs } of beneficiaries) {
    const path = ['beneficiaries', ref];
    if (!isWritten(description)) say('goals', 'goals.beneficiary-description-missing', [...path, 'description']);
    if (!isWritten(benefitsHow)) say('goals', 'goals.beneficiary-benefit-missing', [...path, 'benefitsHow']);
    if (!isWritten(needs)) say('goals', 'goals.beneficiary-needs-missing', [...path, 'needs']);
    if (levelRefs.length === 0) say('goals', 'goals.beneficiary-unprotected', [...path, 'levelRefs']);
  }
  const perceived = perceivedLevels(content);
  const isProtected = beneficiaries.some(({ levelRefs }) => levelRefs.some((ref) => perceived.has(ref)));
  if (!isProtected && content.overview.type !== 'underpinning') say('goals', 'goals.end-user-level-missing', ['beneficiaries']);
};

import type { AgreementContent } from '../agreement-content.js';
import { compareDecimals, isDecimal } from '../decimal.js';
import type { TerminationCondition } from '../termination.js';
import type { Rule, Say } from './problem.js';
import { isShareTarget, sayOfTarget } from './target-problems.js';

function levelRefsOf({ rule }: TerminationCondition): readonly string[] {
  switch (rule.kind) {
    case 'consecutive_misses':
    case 'k_of_m':
      return rule.levelRefs;
    case 'floor':
      return [rule.levelRef];
    default:
      return [];
  }
}

function sayOfFloor({ ref, rule }: TerminationCondition, { service_levels, metrics }: AgreementContent, say: Say): void {
  if (rule.kind !== 'floor') return;
  const level = service_levels.levels.find((candidate) => candidate.ref === rule.levelRef);
  if (!level) return;
  const path = ['conditions', ref, 'rule', 'below'];
  const indicator = metrics.indicators.find((candidate) => candidate.ref === level.indicatorRef);
  sayOfTarget('termination', path, rule.below, isShareTarget(level, indicator), say);
  if (!isDecimal(rule.below) || !isDecimal(level.target)) return;
  const order = compareDecimals(rule.below, level.target);
  if (level.comparator === 'gte' ? order > 0 : order < 0)
    say('termination', 'termination.floor-above-target', path, { below: rule.below, target: level.target });
}

export const terminationProblems: Rule = (content, say) => {
  const { conditions } = content.termination;
  if (conditions.length === 0) say('termination', 'termination.condition-missing', ['conditions']);
  const guardrails = new Map(
    content.service_levels.levels.filter(({ level }) => level === 'internal_guardrail').map(({ ref, code }) => [ref, code]),
  );
  for (const condition of conditions) {
    const { ref, inFavourOf, rule } = condition;
    const path = ['conditions', ref];
    if (inFavourOf.length === 0) say('termination', 'termination.in-favour-missing', [...path, 'inFavourOf']);
    if ((rule.kind === 'consecutive_misses' || rule.kind === 'k_of_m') && rule.levelRefs.length === 0)
      say('termination', 'termination.levels-missing', [...path, 'rule', 'levelRefs']);
    if (rule.kind === 'k_of_m' && rule.k > rule.m)
      say('termination', 'termination.k-above-m', [...path, 'rule', 'k'], { k: rule.k, m: rule.m });
    sayOfFloor(condition, content, say);
    for (const levelRef of levelRefsOf(condition)) {
      const code = guardrails.get(levelRef);
      if (code !== undefined) say('termination', 'termination.level-not-contractual', [...path, 'rule'], { level: code || levelRef });
    }
  }
};

import type { ObjectiveView, VerdictName } from '@pulso/contracts';

const RANK: Readonly<Record<VerdictName, number>> = { MISSED: 0, MET_AT_RISK: 1, MET: 2, INSUFFICIENT_DATA: 3, NO_DATA: 4 };

function rank({ current }: ObjectiveView): number {
  return current ? RANK[current.verdict] : 5;
}

/** The share of the budget that is left; below zero it is overspent. */
function budgetLeft({ current }: ObjectiveView): number {
  return current && current.budget.allowed > 0 ? current.budget.remaining / current.budget.allowed : 1;
}

/** Orders objectives for a person who can look at one: what is missed, then what is at risk, then by budget left. */
export function byRisk(left: ObjectiveView, right: ObjectiveView): number {
  return rank(left) - rank(right) || budgetLeft(left) - budgetLeft(right) || left.code.localeCompare(right.code, 'en');
}

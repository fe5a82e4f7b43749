import type { ObjectiveView, VerdictName } from '@pulso/contracts';

const WEIGHT: Readonly<Record<VerdictName, number>> = { MISSED: 0, MET_AT_RISK: 1, INSUFFICIENT_DATA: 2, NO_DATA: 3, MET: 4 };

/** Missed, at risk, or out of reach: what a manager has to read first. */
export function needsAttention({ current }: Pick<ObjectiveView, 'current'>): boolean {
  return current !== null && (current.irrecoverable || current.verdict === 'MISSED' || current.verdict === 'MET_AT_RISK');
}

/** Worst first; of equals the one that has used up more of its budget. */
export function byUrgency(a: Pick<ObjectiveView, 'current'>, b: Pick<ObjectiveView, 'current'>): number {
  const weight = ({ current }: Pick<ObjectiveView, 'current'>) => (current ? WEIGHT[current.verdict] : WEIGHT.NO_DATA);
  return weight(a) - weight(b) || (b.current?.budget.consumed ?? 0) - (a.current?.budget.consumed ?? 0);
}

import type { EvaluationView } from '@pulso/contracts';
import { displayRatio, type Comparator, type Evaluation } from '@pulso/slo';

/** A stored evaluation. `result` holds the `Evaluation` of libs/slo as JSON, without its inputs. */
export interface EvaluationRow {
  readonly period_key: string;
  readonly from_at: Date;
  readonly to_at: Date;
  readonly state: 'open' | 'final';
  readonly verdict: EvaluationView['verdict'];
  readonly n: number;
  readonly good: number;
  readonly result: Omit<Evaluation, 'canonicalInputs'>;
  readonly inputs_hash: string;
  readonly evaluated_at: Date;
}

/** While a period is open its bounds hold however often one looks; of a final one they are those of a single look. */
export function toEvaluationView(row: EvaluationRow, comparator: Comparator): EvaluationView {
  const { result, n, good } = row;
  const bounds = row.state === 'final' ? result.wilson : result.confidenceSequence;
  const { allowed, bad, consumed, remaining, badAnswersLeft } = result.budget;
  const satisfied = result.forecast?.projected ?? null;
  // The forecast speaks of satisfying events; what is shown is the indicator, which for `lte` counts the others.
  const projected = satisfied !== null && comparator === 'lte' ? 1 - satisfied : satisfied;
  return {
    periodKey: row.period_key,
    from: row.from_at.toISOString(),
    to: row.to_at.toISOString(),
    state: row.state,
    verdict: row.verdict,
    irrecoverable: result.irrecoverable,
    n,
    good,
    value: result.value,
    displayPercent: displayRatio(good, n, comparator),
    interval: n === 0 || bounds === null ? null : { low: bounds.lower, high: bounds.upper },
    intervalKind: row.state === 'final' ? 'wilson' : 'anytime',
    budget: { allowed, bad, consumed, remaining, badAnswersLeft },
    forecast:
      result.forecast && projected !== null
        ? { remaining: result.forecast.remaining, probability: result.forecast.probability, projected }
        : null,
    detector: { statistic: result.detector.statistic, threshold: result.detector.threshold, alarmed: result.detector.alarming },
    inputsHash: row.inputs_hash,
    evaluatedAt: row.evaluated_at.toISOString(),
  };
}

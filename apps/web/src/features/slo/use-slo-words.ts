import type { EvaluationView, ObjectiveView } from '@pulso/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/locale.js';

type Measure = Pick<ObjectiveView, 'comparator' | 'target' | 'minSample' | 'timeZone'>;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The sentences that say how an objective stands; every figure of them comes from one evaluation. */
export function useSloWords() {
  const { t } = useTranslation();
  const format = useFormat();

  const target = ({ comparator, target: share }: Pick<Measure, 'comparator' | 'target'>) =>
    t(`slo.target.${comparator}`, { target: format.percent(Number(share), 2) });

  const value = (evaluation: EvaluationView) => (evaluation.displayPercent === null ? '–' : format.exactPercent(evaluation.displayPercent));

  const period = (evaluation: EvaluationView, { timeZone }: Pick<Measure, 'timeZone'>) =>
    format.period(evaluation.periodKey, evaluation.from, evaluation.to, timeZone);

  /** "430 respuestas": n is never left out. */
  const n = (evaluation: Pick<EvaluationView, 'n'>) => t('slo.answers', { count: evaluation.n, n: format.integer(evaluation.n) });

  const interval = ({ interval: range, intervalKind }: EvaluationView) =>
    range && t(`slo.interval.${intervalKind}`, { range: format.percentRange(range.low, range.high) });

  const headline = (evaluation: EvaluationView, measure: Measure) =>
    capital(
      t(`slo.headline.${evaluation.state}.${evaluation.verdict}`, {
        period: period(evaluation, measure),
        value: value(evaluation),
        good: format.integer(evaluation.good),
        n: format.integer(evaluation.n),
        target: target(measure),
        count: Math.max(0, measure.minSample - evaluation.n),
        missing: format.integer(Math.max(0, measure.minSample - evaluation.n)),
        min: format.integer(measure.minSample),
      }),
    );

  const margin = ({ budget, irrecoverable, n: answers, verdict }: EvaluationView) => {
    if (irrecoverable) return t('slo.margin.gone');
    if (answers === 0 || verdict === 'INSUFFICIENT_DATA') return null;
    if (budget.badAnswersLeft > 0) return t('slo.margin.left', { count: budget.badAnswersLeft, n: format.integer(budget.badAnswersLeft) });
    const over = -budget.badAnswersLeft;
    return over > 0 ? t('slo.margin.over', { count: over, n: format.integer(over) }) : t('slo.margin.none');
  };

  const forecast = ({ forecast: outlook, state, verdict }: EvaluationView) =>
    outlook && state === 'open' && verdict !== 'INSUFFICIENT_DATA'
      ? t('slo.forecast', { projected: format.percent(outlook.projected), probability: format.percent(outlook.probability, 0) })
      : null;

  return { target, value, period, n, interval, headline, margin, forecast };
}

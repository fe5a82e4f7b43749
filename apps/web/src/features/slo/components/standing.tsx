import type { EvaluationView, ObjectiveView } from '@pulso/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/locale.js';
import { Card } from '../../../ui/card.js';
import { useSloWords } from '../use-slo-words.js';
import { Budget } from './budget.js';
import { Bullet } from './bullet.js';
import { VerdictBadge } from './verdict-badge.js';
import styles from './standing.module.css';

interface StandingProps {
  readonly evaluation: EvaluationView;
  readonly objective: Pick<ObjectiveView, 'comparator' | 'target' | 'warningTarget' | 'minSample' | 'timeZone'>;
}

/** How an objective stands: the sentence, the number with all it needs, the gauge, the budget and the detector. */
export function Standing({ evaluation, objective }: StandingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSloWords();
  const { detector } = evaluation;
  const isSayable = evaluation.n > 0 && evaluation.verdict !== 'INSUFFICIENT_DATA';
  return (
    <Card>
      <div className={styles.standing}>
        <p className={styles.badges}>
          <VerdictBadge verdict={evaluation.verdict} irrecoverable={evaluation.irrecoverable} large />
        </p>
        <p className={styles.sentence}>
          {words.headline(evaluation, objective)} {words.margin(evaluation)} {words.forecast(evaluation)}
        </p>
        {isSayable && (
          <div className={styles.number}>
            <strong className={styles.value}>{words.value(evaluation)}</strong>
            <span className={styles.figures}>
              {words.n(evaluation)} · {words.interval(evaluation)}
              <br />
              {words.period(evaluation, objective)}
            </span>
          </div>
        )}
        {isSayable && <Bullet evaluation={evaluation} objective={objective} large />}
        {isSayable && <Budget evaluation={evaluation} explained />}
        {isSayable && (
          <p className={styles.detector}>
            {t(detector.alarmed ? 'slo.detector.alarmed' : 'slo.detector.quiet', {
              statistic: format.integer(detector.statistic),
              threshold: format.integer(detector.threshold),
            })}
          </p>
        )}
      </div>
    </Card>
  );
}

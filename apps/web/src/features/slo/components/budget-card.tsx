import type { EvaluationView, ObjectiveView } from '@pulso/contracts';
import { IconTargetOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/locale.js';
import { Card } from '../../../ui/card.js';
import { Face } from '../../../ui/face.js';
import { Tag } from '../../../ui/tag.js';
import { byUrgency } from '../urgency.js';
import { useSloWords } from '../use-slo-words.js';
import { Budget } from './budget.js';
import { Bullet } from './bullet.js';
import { VerdictBadge } from './verdict-badge.js';
import styles from './budget-card.module.css';

/** With too few answers there is no number to show, only what is missing. */
const isSayable = ({ n, verdict }: EvaluationView) => n > 0 && verdict !== 'INSUFFICIENT_DATA';

/** Every objective with its gauge and its signed budget, worst first. */
export function BudgetCard({ objectives }: { readonly objectives: readonly ObjectiveView[] }) {
  const { t } = useTranslation();
  const words = useSloWords();
  const localized = useLocalized();
  return (
    <Card title={t('slo.levels')} flush>
      {objectives.length === 0 && (
        <Face icon={IconTargetOff} title={t('slo.none')}>
          {t('slo.noneText')}
        </Face>
      )}
      <ul className={styles.list}>
        {[...objectives].sort(byUrgency).map((objective, index) => {
          const { current } = objective;
          return (
            <li key={objective.id} className={styles.item}>
              <div className={styles.head}>
                <Link to="/objectives/$objectiveId" params={{ objectiveId: objective.id }} className={styles.name}>
                  {localized(objective.name)}
                </Link>
                <VerdictBadge verdict={current?.verdict ?? 'NO_DATA'} />
              </div>
              <p className={styles.place}>
                {objective.service.name}
                {current && <> · {words.period(current, objective)}</>} {objective.isDemo && <Tag dashed>{t('app.demo.tag')}</Tag>}
              </p>
              {current && isSayable(current) && (
                <>
                  <p className={styles.figures}>
                    <strong className={styles.value}>{words.value(current)}</strong>
                    <span className="muted">
                      {words.n(current)} · {words.interval(current)}
                    </span>
                  </p>
                  <Bullet evaluation={current} objective={objective} />
                  <Budget evaluation={current} explained={index === 0} />
                </>
              )}
              {current && !isSayable(current) && <p className={styles.missing}>{words.headline(current, objective)}</p>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

import type { ObjectiveView } from '@pulso/contracts';
import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/locale.js';
import { byUrgency, needsAttention } from '../urgency.js';
import { useSloWords } from '../use-slo-words.js';
import { VerdictBadge } from './verdict-badge.js';
import styles from './at-risk.module.css';

/** The objectives in danger, worst first, each in a plain sentence with the margin that is left. */
export function AtRisk({ objectives }: { readonly objectives: readonly ObjectiveView[] }) {
  const { t } = useTranslation();
  const words = useSloWords();
  const localized = useLocalized();
  const endangered = objectives.filter(needsAttention).sort(byUrgency);
  if (objectives.length === 0) return null;
  if (endangered.length === 0) {
    const measured = objectives.filter(({ current }) => current && current.verdict === 'MET').length;
    return (
      <p className={styles.calm}>
        <IconCircleCheck size={18} stroke={2} aria-hidden className={measured > 0 ? styles.good : styles.unknown} />
        {measured > 0 ? t('slo.calm', { count: measured }) : t('slo.calmUnmeasured')}
      </p>
    );
  }
  return (
    <ul className={styles.list} aria-label={t('slo.atRisk')}>
      {endangered.map((objective) => {
        const { current } = objective;
        if (!current) return null;
        return (
          <li key={objective.id}>
            <Link
              to="/objectives/$objectiveId"
              params={{ objectiveId: objective.id }}
              className={styles.item}
              data-verdict={current.verdict}
            >
              <span className={styles.badges}>
                <VerdictBadge verdict={current.verdict} irrecoverable={current.irrecoverable} />
              </span>
              <span className={styles.words}>
                <strong>
                  {objective.service.name} · {localized(objective.name)}
                </strong>
                <span>
                  {words.headline(current, objective)} {words.margin(current)} {words.forecast(current)}
                </span>
              </span>
              <IconChevronRight size={18} aria-hidden className={styles.arrow} />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

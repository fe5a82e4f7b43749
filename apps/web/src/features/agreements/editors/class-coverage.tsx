import { ESSENTIAL_CLASSES } from '@pulso/agreements';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/status-badge.js';
import { useContent, useInWords } from '../draft/draft-context.js';
import { useChoiceWords } from '../fields/field-text.js';
import styles from './class-coverage.module.css';

/** The four classes of metrics an agreement is asked to cover, side by side: by which indicator each is, or that it is not. */
export function ClassCoverage() {
  const { t } = useTranslation();
  const inWords = useInWords();
  const classWords = useChoiceWords('metricClass');
  const { indicators } = useContent('metrics');
  return (
    <ul className={styles.classes} aria-label={t('drafting.classes.title')}>
      {ESSENTIAL_CLASSES.map((metricClass) => {
        const names = indicators.filter((indicator) => indicator.class === metricClass).map(({ name, ref }) => inWords(name) || ref);
        return (
          <li key={metricClass} className={styles.class}>
            <strong>{classWords(metricClass)}</strong>
            <StatusBadge tone={names.length > 0 ? 'met' : 'unknown'} icon={names.length > 0 ? IconCircleCheck : IconCircleDashed}>
              {t(names.length > 0 ? 'drafting.classes.covered' : 'drafting.classes.open')}
            </StatusBadge>
            <span className={styles.names}>{names.length > 0 ? names.join(' · ') : t(`drafting.classes.hint.${metricClass}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}

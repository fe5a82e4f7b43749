import { completeEssentials, ESSENTIAL_SECTIONS } from '@pulso/agreements';
import { IconCircle, IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/locale.js';
import { placeOf, useAssessment } from '../draft/assessment.js';
import styles from './checklist-panel.module.css';
import { useGoTo } from './use-go-to.js';

const MARK = { complete: IconCircleCheckFilled, partial: IconCircleDashed, missing: IconCircle } as const;

/** The nine elements every agreement has, live: which are complete, and the way to the first thing that is missing. */
export function ChecklistPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const goTo = useGoTo();
  const { checklist, problems } = useAssessment();
  const done = completeEssentials(checklist);
  return (
    <div role="group" aria-label={t('drafting.checklist.title')}>
      <p className={styles.headline}>
        <strong className="num">
          {t('drafting.checklist.count', { done: format.integer(done), all: format.integer(ESSENTIAL_SECTIONS.length) })}
        </strong>{' '}
        {t(done === ESSENTIAL_SECTIONS.length ? 'drafting.checklist.complete' : 'drafting.checklist.toGo')}
      </p>
      <ul className={styles.list}>
        {checklist
          .filter(({ essential }) => essential)
          .map(({ key, state, missing }) => {
            const Mark = MARK[state];
            const first = problems.find(({ section, severity }) => section === key && severity === 'error');
            return (
              <li key={key}>
                <button
                  type="button"
                  className={styles.item}
                  data-goes
                  data-state={state}
                  onClick={() => goTo(first ? placeOf(first) : key)}
                >
                  <Mark size={18} aria-hidden />
                  <span>
                    {t(`drafting.section.${key}`)}
                    <span className={styles.state}>
                      {state === 'partial' ? t('drafting.checklist.partial', { count: missing.length }) : t(`drafting.checklist.${state}`)}
                    </span>
                  </span>
                </button>
              </li>
            );
          })}
      </ul>
    </div>
  );
}

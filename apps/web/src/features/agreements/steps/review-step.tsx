import { problemText } from '@pulso/agreements';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat, useLanguage } from '../../../lib/locale.js';
import { StatusBadge } from '../../../ui/status-badge.js';
import { placeOf, useAssessment } from '../draft/assessment.js';
import { useContent } from '../draft/draft-context.js';
import { useChoiceWords } from '../fields/field-text.js';
import { Block } from './block.js';
import { ChecklistPanel } from './checklist-panel.js';
import styles from './review-step.module.css';
import { useGoTo } from './use-go-to.js';

/** More than anybody reads at once; solving some brings the next. */
const MOST_SHOWN = 100;

/** Step 5: what is complete, what is not and where, and who decides. */
export function ReviewStep() {
  const { t } = useTranslation();
  return (
    <>
      <Block place="checklist" title={t('drafting.block.checklist.title')} hint={t('drafting.block.checklist.hint')}>
        <ChecklistPanel />
      </Block>
      <Block place="problems" title={t('drafting.block.problems.title')} hint={t('drafting.block.problems.hint')}>
        <ProblemList />
      </Block>
      <Block place="approvers" title={t('drafting.block.approvers.title')} hint={t('drafting.block.approvers.hint')}>
        <Approvers />
      </Block>
    </>
  );
}

function ProblemList() {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useLanguage();
  const goTo = useGoTo();
  const { problems } = useAssessment();
  if (problems.length === 0) {
    return (
      <div>
        <StatusBadge tone="met" icon={IconCircleCheck}>
          {t('drafting.problems.none')}
        </StatusBadge>
      </div>
    );
  }
  const sorted = [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return (
    <>
      <ul className={styles.problems}>
        {sorted.slice(0, MOST_SHOWN).map((problem) => {
          const place = placeOf(problem);
          return (
            <li key={`${problem.code} ${place}`}>
              <button type="button" className={styles.problem} data-severity={problem.severity} onClick={() => goTo(place)}>
                <span className={styles.where}>
                  {t(`drafting.section.${problem.section}`)} · {t(`drafting.problems.${problem.severity}`)}
                </span>
                {problemText(problem, language)}
              </button>
            </li>
          );
        })}
      </ul>
      {sorted.length > MOST_SHOWN && (
        <p className="muted">
          {t('drafting.problems.more', { count: sorted.length - MOST_SHOWN, n: format.integer(sorted.length - MOST_SHOWN) })}
        </p>
      )}
    </>
  );
}

function Approvers() {
  const { t } = useTranslation();
  const format = useFormat();
  const functionWords = useChoiceWords('function');
  const { people, parties } = useContent('stakeholders');
  const deciding = people.filter(({ functions }) => functions.includes('approver') || functions.includes('signatory'));
  if (deciding.length === 0) return <p className="muted">{t('drafting.approvers.none')}</p>;
  return (
    <ul className={styles.people}>
      {deciding.map((person) => (
        <li key={person.ref}>
          <strong>{person.name || person.ref}</strong>
          <span className="muted">
            {[person.jobTitle, parties.find(({ ref }) => ref === person.partyRef)?.name].filter(Boolean).join(', ')} ·{' '}
            {format.list(person.functions.filter((each) => each === 'approver' || each === 'signatory').map(functionWords))}
          </span>
        </li>
      ))}
    </ul>
  );
}

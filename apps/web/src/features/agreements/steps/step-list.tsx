import type { ChecklistItem } from '@pulso/agreements';
import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { placeOf, useAssessment, type Assessment } from '../draft/assessment.js';
import { useDraft } from '../draft/draft-context.js';
import styles from './step-list.module.css';
import { stepOfPlace, WIZARD_STEPS, type WizardStep } from './wizard-steps.js';

function isDone(step: WizardStep, { problems, checklist, findings }: Assessment): boolean {
  const essentials = (items: readonly ChecklistItem[]) => items.filter(({ essential }) => essential);
  if (step === 'review')
    return essentials(checklist).every(({ state }) => state === 'complete') && problems.every(({ severity }) => severity !== 'error');
  const hasErrors = problems.some((problem) => problem.severity === 'error' && stepOfPlace(placeOf(problem)) === step);
  const isMissing = essentials(checklist).some(({ key, state }) => stepOfPlace(key) === step && state === 'missing');
  return !hasErrors && !isMissing && (step !== 'document' || findings.length === 0);
}

/** The five steps, each done or still needing work, each with its own address. */
export function StepList({ current }: { readonly current: WizardStep }) {
  const { t } = useTranslation();
  const assessment = useAssessment();
  const { agreementId, n } = useDraft();
  return (
    <nav className={styles.nav} aria-label={t('drafting.steps')}>
      <ol className={styles.list}>
        {WIZARD_STEPS.map((step, index) => {
          const done = isDone(step, assessment);
          const Mark = done ? IconCircleCheckFilled : IconCircleDashed;
          return (
            <li key={step}>
              <Link
                to="/agreements/$agreementId/versions/$n/edit/$step"
                params={{ agreementId, n: String(n), step }}
                className={styles.link}
                aria-current={step === current ? 'step' : undefined}
                data-done={done || undefined}
              >
                <Mark size={18} aria-hidden />
                <span className={styles.words}>
                  <span>
                    <span className="num">{index + 1}</span> {t(`drafting.step.${step}`)}
                  </span>
                  <span className={styles.state}>{t(done ? 'drafting.stepDone' : 'drafting.stepOpen')}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

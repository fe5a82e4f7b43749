import type { FeedbackDetail } from '@pulso/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat, useLocalized } from '../../../lib/locale.js';
import styles from './opinion-drawer.module.css';

/** The measurements this opinion fed, and the service levels they belong to. */
export function OpinionMeasured({ opinion }: { readonly opinion: FeedbackDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const localized = useLocalized();
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t('feedback.measured')}</h3>
      {opinion.observations.length === 0 && <p className="muted">{t('feedback.notMeasured')}</p>}
      <ul className={styles.measures}>
        {opinion.observations.map((observation) => {
          const outcome = observation.valid ? (observation.good ? 'in' : 'out') : 'invalid';
          const words = t([`feedback.counted.${observation.indicatorKey}.${outcome}`, `feedback.counted.any.${outcome}`]);
          return (
            <li key={observation.indicatorKey}>
              <p>
                <strong>{localized(observation.indicatorName)}</strong>: {words}
              </p>
              {observation.objectives.map((objective) => (
                <p key={objective.id} className="small">
                  <Link to="/objectives/$objectiveId" params={{ objectiveId: objective.id }}>
                    {t('feedback.objective', {
                      code: objective.code,
                      agreement: objective.agreementCode,
                      target: format.percent(Number(objective.target)),
                    })}
                  </Link>
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

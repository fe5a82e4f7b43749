import type { FeedbackDetail } from '@pulso/contracts';
import { useTranslation } from 'react-i18next';
import { TimeText } from '../../../ui/time-text.js';
import styles from './opinion-drawer.module.css';

interface OpinionContextProps {
  readonly opinion: FeedbackDetail;
  readonly timeZone: string;
}

/** Where the opinion came from and what the page said about it. */
export function OpinionContext({ opinion, timeZone }: OpinionContextProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t('feedback.context')}</h3>
      <dl className={styles.facts}>
        <div>
          <dt>{t('feedback.occurred')}</dt>
          <dd>
            <TimeText iso={opinion.occurredAt} timeZone={timeZone} />
          </dd>
        </div>
        <div>
          <dt>{t('feedback.source')}</dt>
          <dd>{t(`feedback.door.${opinion.source}`)}</dd>
        </div>
        {Object.entries(opinion.context).map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

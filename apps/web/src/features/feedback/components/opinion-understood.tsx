import type { FeedbackDetail } from '@pulso/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/locale.js';
import { Tag } from '../../../ui/tag.js';
import { TimeText } from '../../../ui/time-text.js';
import { sentimentFeeling } from '../feeling.js';
import { useTopicName } from '../use-topic-name.js';
import { FEELING_ICONS } from './opinion-row.js';
import styles from './opinion-drawer.module.css';

interface OpinionUnderstoodProps {
  readonly opinion: FeedbackDetail;
  readonly timeZone: string;
}

/** What was read out of the words, by whom and how surely; or why nothing was yet. */
export function OpinionUnderstood({ opinion, timeZone }: OpinionUnderstoodProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const topicName = useTopicName();
  const { understood, task } = opinion;
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t('feedback.understood')}</h3>
      {task && (task.state === 'dead' || !understood) && (
        <p className={styles.task} data-state={task.state}>
          {t(`feedback.task.${task.state}`, { attempts: task.attempts, reason: task.lastError ?? '' })}
        </p>
      )}
      {!understood && !task && <p className="muted">{t('feedback.notRead')}</p>}
      {understood && (
        <>
          <dl className={styles.facts}>
            <Fact name={t('feedback.feeling')}>
              {understood.abstained ? (
                t('feedback.abstained')
              ) : (
                <>
                  <Feeling label={understood.label} sentiment={understood.sentiment} />{' '}
                  <span className="muted num">({format.signed(understood.sentiment)})</span>
                </>
              )}
            </Fact>
            <Fact name={t('feedback.topics')}>
              {understood.topics.length === 0
                ? t('feedback.noTopics')
                : understood.topics.map(({ id, polarity }) => (
                    <span key={id} className={styles.topic}>
                      <Tag>
                        {topicName(id)}
                        <span className="muted">
                          &nbsp;{t(`feedback.polarity.${polarity > 0.1 ? 'pos' : polarity < -0.1 ? 'neg' : 'neu'}`)}
                        </span>
                      </Tag>
                    </span>
                  ))}
            </Fact>
            <Fact name={t('feedback.severityName')}>{t(`feedback.severity.${understood.severity}`)}</Fact>
            <Fact name={t('feedback.defect')}>{understood.defectReported ? t('feedback.yes') : t('feedback.no')}</Fact>
            <Fact name={t('feedback.confidence')}>
              {format.percent(understood.confidence, 0)}
              {understood.needsReview && <span className="muted"> · {t('feedback.needsReview')}</span>}
            </Fact>
          </dl>
          <p className={styles.note}>
            {t(`feedback.engine.${understood.engine}`)} · {understood.model} · <TimeText iso={understood.analyzedAt} timeZone={timeZone} />
            {understood.provisional && ` · ${t('feedback.provisional')}`}
          </p>
        </>
      )}
    </section>
  );
}

function Feeling({ label, sentiment }: { readonly label: 'neg' | 'neu' | 'pos'; readonly sentiment: number }) {
  const { t } = useTranslation();
  const Mark = FEELING_ICONS[label];
  return (
    <span className={styles.feeling} data-feeling={sentimentFeeling(sentiment)}>
      <Mark size={17} stroke={2} aria-hidden />
      {t(`feedback.label.${label}`)}
    </span>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

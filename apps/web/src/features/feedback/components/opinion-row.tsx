import type { FeedbackSummary } from '@pulso/contracts';
import { IconAlertTriangle, IconMoodNeutral, IconMoodSad, IconMoodSmile, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../../ui/tag.js';
import { TimeText } from '../../../ui/time-text.js';
import { sentimentFeeling } from '../feeling.js';
import { useTopicName } from '../use-topic-name.js';
import { RatingMark } from './rating-mark.js';
import styles from './opinion-row.module.css';

export const FEELING_ICONS: Readonly<Record<'neg' | 'neu' | 'pos', Icon>> = { neg: IconMoodSad, neu: IconMoodNeutral, pos: IconMoodSmile };
/** From here on something failed for the customer. */
const NOTABLE_SEVERITY = 2;
const SHOWN_TOPICS = 3;

interface OpinionRowProps {
  readonly opinion: FeedbackSummary;
  readonly timeZone: string;
  readonly isOpen: boolean;
}

/** One opinion in a list: the whole row is a link to its drawer. */
export const OpinionRow = memo(function OpinionRow({ opinion, timeZone, isOpen }: OpinionRowProps) {
  const { t } = useTranslation();
  const topicName = useTopicName();
  const { analysis, comment } = opinion;
  const Feeling = analysis && FEELING_ICONS[analysis.label];
  return (
    <Link
      to="."
      search={(now: object) => ({ ...now, opinion: opinion.id })}
      resetScroll={false}
      className={styles.row}
      data-row
      data-open={isOpen || undefined}
      data-opinion={opinion.id}
    >
      <RatingMark rating={opinion.rating} />
      <span className={styles.words}>
        <span
          className={comment ? styles.comment : styles.silent}
          {...(analysis?.language && analysis.language !== 'other' ? { lang: analysis.language } : {})}
        >
          {comment ?? t('feedback.noComment')}
        </span>
        <span className={styles.meta}>
          <TimeText iso={opinion.receivedAt} timeZone={timeZone} relative focusable={false} />
          <span className={styles.place}>{opinion.touchpoint.name}</span>
          {Feeling && !analysis.abstained && (
            <span className={styles.feeling} data-feeling={sentimentFeeling(analysis.sentiment)}>
              <Feeling size={15} stroke={2} aria-hidden />
              {t(`feedback.label.${analysis.label}`)}
            </span>
          )}
          {!analysis && comment && <Tag dashed>{t('feedback.pending')}</Tag>}
          {analysis && analysis.severity >= NOTABLE_SEVERITY && (
            <span className={styles.severity}>
              <IconAlertTriangle size={14} stroke={2} aria-hidden />
              {t(`feedback.severity.${analysis.severity}`)}
            </span>
          )}
          {analysis?.topics.slice(0, SHOWN_TOPICS).map((topic) => (
            <Tag key={topic}>{topicName(topic)}</Tag>
          ))}
          {opinion.isDemo && <Tag dashed>{t('app.demo.tag')}</Tag>}
        </span>
      </span>
    </Link>
  );
});

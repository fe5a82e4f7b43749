import type { FeedbackDetail } from '@pulso/contracts';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../../ui/tag.js';
import { TimeText } from '../../../ui/time-text.js';
import { highlight } from '../highlight.js';
import { RatingMark } from './rating-mark.js';
import styles from './opinion-drawer.module.css';

interface OpinionWordsProps {
  readonly opinion: FeedbackDetail;
  readonly timeZone: string;
}

/** The customer's own words, with what the reading rests on marked in them. */
export function OpinionWords({ opinion, timeZone }: OpinionWordsProps) {
  const { t } = useTranslation();
  const { understood, comment, rating } = opinion;
  const read = understood && understood.analyzedText !== '' ? understood : null;
  return (
    <section className={styles.words} aria-label={t('feedback.words')}>
      <div className={styles.wordsHead}>
        <RatingMark rating={rating} />
        <div>
          <p className={styles.rated}>
            {rating
              ? t(`feedback.step.${rating.scale}.${rating.value}`, { defaultValue: t('feedback.ratedShort', { value: rating.value }) })
              : t('feedback.noRating')}
          </p>
          <p className={styles.when}>
            <TimeText iso={opinion.receivedAt} timeZone={timeZone} relative /> · {opinion.touchpoint.name}{' '}
            {opinion.isDemo && <Tag dashed>{t('app.demo.tag')}</Tag>}
          </p>
        </div>
      </div>
      {comment || read ? (
        <blockquote className={styles.quote} {...(read && read.language !== 'other' ? { lang: read.language } : {})}>
          {read
            ? highlight(read.analyzedText, read.quotes).map(({ text, quoted }, index) =>
                quoted ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
              )
            : comment}
        </blockquote>
      ) : (
        <p className="muted">{t('feedback.noComment')}</p>
      )}
      {read && comment && read.analyzedText.trim() !== comment.trim() && <p className={styles.note}>{t('feedback.redacted')}</p>}
    </section>
  );
}

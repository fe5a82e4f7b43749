import type { FeedbackSummary } from '@pulso/contracts';
import { IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ratingFeeling, scaleTop } from '../feeling.js';
import styles from './rating-mark.module.css';

/** The rating as the customer gave it: the step, the length of the scale, and its feeling as colour and length. */
export function RatingMark({ rating }: { readonly rating: FeedbackSummary['rating'] }) {
  const { t } = useTranslation();
  if (!rating) {
    return (
      <span className={styles.mark} data-feeling="none">
        <span className={styles.value} aria-hidden>
          –
        </span>
        <span className={styles.hidden}>{t('feedback.noRating')}</span>
      </span>
    );
  }
  const { scale, value } = rating;
  const top = scaleTop(scale);
  const name = t('feedback.rated', { scale: t(`feedback.scale.${scale}`), value, top });
  return (
    <span className={styles.mark} data-feeling={ratingFeeling(scale, value)} title={name}>
      <span className={styles.hidden}>{scale === 'thumbs' ? t(`feedback.thumbs.${value}`) : name}</span>
      <span className={styles.value} aria-hidden>
        {scale === 'thumbs' ? value === 1 ? <IconThumbUp size={18} /> : <IconThumbDown size={18} /> : value}
        {scale !== 'thumbs' && <small>/{top}</small>}
      </span>
      <span className={styles.track} aria-hidden>
        <span className={styles.fill} style={{ inlineSize: `${Math.max(12, (value / top) * 100)}%` }} />
      </span>
    </span>
  );
}

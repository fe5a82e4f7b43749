import type { TouchpointView } from '@pulso/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/locale.js';
import { Tag } from '../../../ui/tag.js';
import { TimeText } from '../../../ui/time-text.js';
import { TouchpointStatus } from './touchpoint-table.js';
import styles from './touchpoint-parts.module.css';

interface TouchpointHealthProps {
  readonly touchpoint: TouchpointView;
  readonly timeZone: string;
}

/** Whether opinions come in: state, how many, and when the last one came. */
export function TouchpointHealth({ touchpoint, timeZone }: TouchpointHealthProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className={styles.health}>
      <TouchpointStatus status={touchpoint.status} />
      {touchpoint.isDemo && <Tag dashed>{t('app.demo.tag')}</Tag>}
      <span>{t(`touchpoints.kind.${touchpoint.surveyKind}`)}</span>
      {touchpoint.lastReceivedAt ? (
        <>
          <span className="num">{t('touchpoints.health', { n: format.integer(touchpoint.received30d) })}</span>
          <span>
            {t('touchpoints.lastAt')} <TimeText iso={touchpoint.lastReceivedAt} timeZone={timeZone} relative />
          </span>
          <Link to="/live" search={{ touchpoint: touchpoint.id }}>
            {t('touchpoints.seeFeed')}
          </Link>
        </>
      ) : (
        <span>{t('touchpoints.healthNone')}</span>
      )}
    </span>
  );
}

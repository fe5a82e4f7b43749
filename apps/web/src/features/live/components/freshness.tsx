import type { LiveView } from '@pulso/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat, useNow, useZoneName } from '../../../lib/locale.js';
import { ConnectionChip } from './connection-chip.js';
import styles from './freshness.module.css';

/** Connection, age of the newest datum, and whose clock the page runs on. */
export function Freshness({ live }: { readonly live: LiveView | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zoneName = useZoneName();
  const now = useNow();
  return (
    <span className={styles.line}>
      <ConnectionChip />
      {live && (
        <span className="num small">
          {live.newestFeedbackAt ? t('live.newest', { ago: format.ago(live.newestFeedbackAt, now, live.timeZone) }) : t('live.noneYet')} ·{' '}
          {zoneName(live.timeZone)}
        </span>
      )}
    </span>
  );
}

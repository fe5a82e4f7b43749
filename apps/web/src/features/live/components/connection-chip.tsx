import { useTranslation } from 'react-i18next';
import { useLiveLine } from '../../../lib/console-socket.js';
import { useFormat } from '../../../lib/locale.js';
import styles from './connection-chip.module.css';

/** Whether what is on screen is live. Never announced: the age of the newest datum stands beside it. */
export function ConnectionChip() {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, lostAtMs } = useLiveLine().connection;
  const time = lostAtMs === null ? '' : format.time(new Date(lostAtMs).toISOString());
  return (
    <span className={styles.chip} data-status={status} data-connection={status}>
      <span className={styles.dot} aria-hidden />
      {t(`live.status.${status}`, { time })}
    </span>
  );
}

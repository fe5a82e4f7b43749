import type { AlertView } from '@pulso/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/locale.js';
import { Tag } from '../../../ui/tag.js';
import { TimeText } from '../../../ui/time-text.js';
import { AlertBadges } from './alert-badges.js';
import styles from './alert-list.module.css';

/** Alerts as rows: state, what it is about, why in a sentence, since when. */
export function AlertList({ alerts }: { readonly alerts: readonly AlertView[] }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  return (
    <ul className={styles.list}>
      {alerts.map((alert) => (
        <li key={alert.id}>
          <Link to="/alerts/$alertId" params={{ alertId: alert.id }} className={styles.row} data-row>
            <span className={styles.badges}>
              <AlertBadges alert={alert} />
              {alert.isDemo && <Tag dashed>{t('app.demo.tag')}</Tag>}
            </span>
            <strong>
              {alert.service.name} · {localized(alert.objective.name)}
            </strong>
            <span className={styles.why}>{localized(alert.evidence)}</span>
            <span className={styles.when}>
              {alert.resolvedAt ? t('alerts.resolvedAt') : t('alerts.opened')}{' '}
              <TimeText iso={alert.resolvedAt ?? alert.openedAt} timeZone={alert.objective.timeZone} relative focusable={false} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

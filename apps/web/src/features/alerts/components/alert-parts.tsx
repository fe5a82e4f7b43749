import type { AlertDetail } from '@pulso/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat, useLocalized, useNow } from '../../../lib/locale.js';
import { Card } from '../../../ui/card.js';
import { DataTable } from '../../../ui/data-table.js';
import { TimeText } from '../../../ui/time-text.js';
import { alertFace, isSilenced } from '../alert-face.js';
import { AlertBadges } from './alert-badges.js';
import styles from './alert-parts.module.css';

/** Why the alert is there, who attends to it, who silenced it, and what it would take to recover. */
export function AlertWhy({ alert }: { readonly alert: AlertDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const localized = useLocalized();
  const now = useNow();
  const { timeZone } = alert.objective;
  const face = alertFace(alert);
  const recovery = face !== 'resolved' && face !== 'frozen' && alert.evaluation?.irrecoverable ? 'irrecoverable' : face;
  return (
    <Card>
      <div className={styles.why}>
        <p className={styles.badges}>
          <AlertBadges alert={alert} large />
        </p>
        <p className={styles.sentence}>{localized(alert.evidence)}</p>
        {face === 'frozen' && <p>{t('alerts.frozenText')}</p>}
        <p className="muted small">
          {t('alerts.opened')} <TimeText iso={alert.openedAt} timeZone={timeZone} />
          {alert.resolvedAt && (
            <>
              {' · '}
              {t('alerts.resolvedAt')} <TimeText iso={alert.resolvedAt} timeZone={timeZone} />
            </>
          )}
        </p>
        {alert.acknowledgedAt && (
          <p className="small">
            {t('alerts.acknowledgedBy', { who: alert.acknowledgedBy ?? '–', when: format.dateTime(alert.acknowledgedAt, timeZone) })}
          </p>
        )}
        {isSilenced(alert, now) && alert.silenceReason && (
          <p className="small">{t('alerts.silencedBy', { who: alert.silencedBy ?? '–', reason: alert.silenceReason })}</p>
        )}
        <div className={styles.recover}>
          <h2>{t('alerts.recover')}</h2>
          <p>{t(`alerts.recoverText.${recovery}`)}</p>
        </div>
      </div>
    </Card>
  );
}

/** Who was told, by which channel, and what became of it. */
export function AlertTold({ alert }: { readonly alert: AlertDetail }) {
  const { t } = useTranslation();
  return (
    <Card title={t('alerts.told')} flush>
      {alert.deliveries.length === 0 ? (
        <p className={styles.none}>{t('alerts.toldNone')}</p>
      ) : (
        <DataTable
          caption={t('alerts.told')}
          head={['target', 'channel', 'state', 'at'].map((column) => t(`alerts.toldColumns.${column}`))}
          rows={alert.deliveries.map((delivery) => ({
            id: delivery.id,
            cells: [
              <Link key="l" to="/outbox" search={{ delivery: delivery.id }}>
                {delivery.target}
              </Link>,
              t(`alerts.channel.${delivery.kind}`),
              t(`alerts.delivery.${delivery.state}`, { defaultValue: delivery.state }),
              <TimeText key="t" iso={delivery.at} timeZone={alert.objective.timeZone} />,
            ],
          }))}
        />
      )}
    </Card>
  );
}

/** Everything that happened to the alert, oldest first. */
export function AlertHistory({ alert }: { readonly alert: AlertDetail }) {
  const { t } = useTranslation();
  return (
    <Card title={t('alerts.history')}>
      <ol className={styles.history}>
        {alert.history.map(({ at, action, actor }) => (
          <li key={`${at}${action}`}>
            <span>
              {t(`alerts.action.${action}`, { defaultValue: action })}{' '}
              {actor && <span className="muted">{t('alerts.by', { who: actor })}</span>}
            </span>
            <span className="muted small">
              <TimeText iso={at} timeZone={alert.objective.timeZone} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

import type { LiveView } from '@pulso/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useZoneName } from '../../../lib/locale.js';
import styles from './today-figures.module.css';

/** The figures of today, all of one response; each opens the list behind it. */
export function TodayFigures({ live }: { readonly live: LiveView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zoneName = useZoneName();
  const { today, openAlerts } = live;
  return (
    <ul className={styles.row} aria-label={t('live.today')}>
      <Figure name={t('live.kpi.received')} note={t('live.kpi.receivedNote', { zone: zoneName(live.timeZone) })}>
        <Link to="/live" resetScroll={false} className={styles.open} data-figure="received">
          {format.integer(today.received)}
        </Link>
      </Figure>
      <Figure
        name={t('live.kpi.satisfied')}
        note={
          <>
            {t('live.kpi.satisfiedOf', { rated: format.integer(today.rated) })}
            {today.rated > 0 && ` · ${format.percent(today.satisfied / today.rated, 0)}`}
          </>
        }
      >
        <Link to="/live" search={{ label: 'pos' }} resetScroll={false} className={styles.open} data-figure="satisfied">
          {today.rated === 0 ? '–' : format.integer(today.satisfied)}
        </Link>
      </Figure>
      <Figure name={t('live.kpi.negative')} note={t('live.kpi.negativeNote')}>
        <Link to="/live" search={{ label: 'neg' }} resetScroll={false} className={styles.open} data-figure="negative">
          {format.integer(today.negative)}
        </Link>
      </Figure>
      <Figure name={t('live.kpi.pending')} note={today.pendingAnalysis > 0 ? t('live.kpi.pendingSome') : t('live.kpi.pendingNone')}>
        <Link to="/dead-letters" className={styles.open} data-figure="pending">
          {format.integer(today.pendingAnalysis)}
        </Link>
      </Figure>
      <Figure name={t('live.kpi.alerts')} note={openAlerts > 0 ? t('live.kpi.alertsSome') : t('live.kpi.alertsNone')}>
        <Link to="/alerts" className={styles.open} data-figure="alerts">
          {format.integer(openAlerts)}
        </Link>
      </Figure>
    </ul>
  );
}

function Figure({ name, note, children }: { readonly name: string; readonly note: ReactNode; readonly children: ReactNode }) {
  return (
    <li className={styles.figure}>
      <span className={styles.name}>{name}</span>
      {children}
      <span className={styles.note}>{note}</span>
    </li>
  );
}

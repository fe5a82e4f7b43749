import {
  IconActivityHeartbeat,
  IconAlertOctagon,
  IconBellRinging,
  IconFileCertificate,
  IconMailForward,
  IconMessageCirclePlus,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/locale.js';
import styles from './navigation.module.css';

type Place = '/live' | '/alerts' | '/agreements' | '/touchpoints' | '/outbox' | '/dead-letters' | '/settings';

export interface Destination {
  readonly to: Place;
  readonly text: string;
  /** For the bar of a phone, where the name is too long. */
  readonly short?: string;
  readonly icon: Icon;
  /** Pressed after `g`. */
  readonly key: string;
}

/** The screens of the console in the order they are needed. The first four fit the bar of a phone. */
export const DESTINATIONS: readonly Destination[] = [
  { to: '/live', text: 'app.nav.live', icon: IconActivityHeartbeat, key: 'l' },
  { to: '/alerts', text: 'app.nav.alerts', icon: IconBellRinging, key: 'n' },
  { to: '/agreements', text: 'app.nav.agreements', icon: IconFileCertificate, key: 'a' },
  { to: '/touchpoints', text: 'app.nav.touchpoints', short: 'app.nav.touchpointsShort', icon: IconMessageCirclePlus, key: 't' },
  { to: '/outbox', text: 'app.nav.outbox', icon: IconMailForward, key: 'o' },
  { to: '/dead-letters', text: 'app.nav.deadLetters', icon: IconAlertOctagon, key: 'd' },
  { to: '/settings', text: 'app.nav.settings', icon: IconSettings, key: 's' },
];

interface NavigationListProps {
  readonly places?: readonly Destination[];
  readonly openAlerts: number;
  readonly bar?: boolean;
  readonly onNavigate?: () => void;
}

export function NavigationList({ places = DESTINATIONS, openAlerts, bar = false, onNavigate }: NavigationListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={bar ? styles.bar : styles.list}>
      {places.map(({ to, text, short, icon: Mark }) => (
        <li key={to}>
          <Link to={to} className={styles.link} activeProps={{ 'aria-current': 'page' }} {...(onNavigate ? { onClick: onNavigate } : {})}>
            <Mark size={bar ? 22 : 18} stroke={1.7} aria-hidden />
            <span className={styles.text}>{t(bar ? (short ?? text) : text)}</span>
            {to === '/alerts' && openAlerts > 0 && (
              <span className={styles.count}>
                <span aria-hidden>{format.integer(openAlerts)}</span>
                <span className={styles.hidden}>{t('app.nav.openAlerts', { count: openAlerts })}</span>
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}

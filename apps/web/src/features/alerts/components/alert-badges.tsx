import type { AlertView } from '@pulso/contracts';
import {
  IconBellOff,
  IconBellRinging,
  IconCircleCheck,
  IconEye,
  IconSnowflake,
  IconTrendingUp,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat, useNow } from '../../../lib/locale.js';
import { StatusBadge, type Tone } from '../../../ui/status-badge.js';
import { alertFace, isSilenced, type AlertFace } from '../alert-face.js';

const FACES: Readonly<Record<AlertFace, { readonly tone: Tone; readonly icon: Icon }>> = {
  pending: { tone: 'unknown', icon: IconEye },
  firing: { tone: 'missed', icon: IconBellRinging },
  recovering: { tone: 'risk', icon: IconTrendingUp },
  resolved: { tone: 'met', icon: IconCircleCheck },
  frozen: { tone: 'unknown', icon: IconSnowflake },
};

interface AlertBadgesProps {
  readonly alert: AlertView;
  readonly large?: boolean;
}

/** State, silence with its end, and whether somebody attends to it. */
export function AlertBadges({ alert, large = false }: AlertBadgesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const face = alertFace(alert);
  const { icon } = FACES[face];
  const tone = face === 'firing' && alert.severity === 'warning' ? 'risk' : FACES[face].tone;
  const words =
    face === 'frozen'
      ? t('alerts.frozen')
      : face === 'firing'
        ? `${t('alerts.state.firing')} · ${t(`alerts.severity.${alert.severity}`)}`
        : t(`alerts.state.${face}`);
  return (
    <>
      <StatusBadge tone={tone} icon={icon} large={large}>
        {words}
      </StatusBadge>
      {alert.silencedUntil && isSilenced(alert, now) && (
        <StatusBadge tone="excluded" icon={IconBellOff} large={large}>
          {t('alerts.silencedUntil', { time: format.dateTime(alert.silencedUntil, alert.objective.timeZone) })}
        </StatusBadge>
      )}
      {alert.acknowledgedAt && alert.state !== 'resolved' && (
        <StatusBadge tone="info" icon={IconUserCheck} large={large}>
          {t('alerts.acknowledged')}
        </StatusBadge>
      )}
    </>
  );
}

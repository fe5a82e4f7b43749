import type { DeliveryView } from '@pulso/contracts';
import { IconCircleCheck, IconCircleX, IconClock, IconInbox, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../../ui/status-badge.js';

const FACES: Readonly<Record<DeliveryView['state'], { readonly tone: Tone; readonly icon: Icon }>> = {
  pending: { tone: 'unknown', icon: IconClock },
  delivered: { tone: 'met', icon: IconCircleCheck },
  outbox: { tone: 'info', icon: IconInbox },
  failed: { tone: 'missed', icon: IconCircleX },
};

export function DeliveryState({ state }: { readonly state: DeliveryView['state'] }) {
  const { t } = useTranslation();
  return (
    <StatusBadge tone={FACES[state].tone} icon={FACES[state].icon}>
      {t(`outbox.state.${state}`)}
    </StatusBadge>
  );
}

import type { VerdictName } from '@pulso/contracts';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleOff,
  IconCircleX,
  IconFlagOff,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../../ui/status-badge.js';

const FACES: Readonly<Record<VerdictName, { readonly tone: Tone; readonly icon: Icon }>> = {
  MET: { tone: 'met', icon: IconCircleCheck },
  MET_AT_RISK: { tone: 'risk', icon: IconAlertTriangle },
  MISSED: { tone: 'missed', icon: IconCircleX },
  INSUFFICIENT_DATA: { tone: 'unknown', icon: IconCircleDashed },
  NO_DATA: { tone: 'unknown', icon: IconCircleOff },
};

interface VerdictBadgeProps {
  readonly verdict: VerdictName;
  readonly irrecoverable?: boolean;
  readonly large?: boolean;
}

/** A verdict as icon, word and colour, and the flag of one that can no longer be reached. */
export function VerdictBadge({ verdict, irrecoverable = false, large = false }: VerdictBadgeProps) {
  const { t } = useTranslation();
  const { tone, icon } = FACES[verdict];
  return (
    <>
      <StatusBadge tone={tone} icon={icon} large={large}>
        {t(`slo.verdict.${verdict}`)}
      </StatusBadge>
      {irrecoverable && (
        <>
          {' '}
          <StatusBadge tone="missed" icon={IconFlagOff} outlined large={large}>
            {t('slo.irrecoverable')}
          </StatusBadge>
        </>
      )}
    </>
  );
}

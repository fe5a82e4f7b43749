import type { TouchpointView } from '@pulso/contracts';
import { IconCircleCheck, IconCircleOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/locale.js';
import { DataTable } from '../../../ui/data-table.js';
import { StatusBadge } from '../../../ui/status-badge.js';
import { Tag } from '../../../ui/tag.js';
import { TimeText } from '../../../ui/time-text.js';

interface TouchpointTableProps {
  readonly touchpoints: readonly TouchpointView[];
  readonly timeZone: string;
}

export function TouchpointTable({ touchpoints, timeZone }: TouchpointTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable
      caption={t('touchpoints.title')}
      head={['name', 'kind', 'status', 'received', 'last'].map((column) => t(`touchpoints.columns.${column}`))}
      figures={[3]}
      rows={touchpoints.map((touchpoint) => ({
        id: touchpoint.id,
        cells: [
          <>
            <Link to="/touchpoints/$touchpointId" params={{ touchpointId: touchpoint.id }} data-row>
              {touchpoint.name}
            </Link>{' '}
            {touchpoint.isDemo && <Tag dashed>{t('app.demo.tag')}</Tag>}
          </>,
          t(`touchpoints.kind.${touchpoint.surveyKind}`),
          <TouchpointStatus key="s" status={touchpoint.status} />,
          format.integer(touchpoint.received30d),
          touchpoint.lastReceivedAt ? (
            <TimeText key="t" iso={touchpoint.lastReceivedAt} timeZone={timeZone} relative />
          ) : (
            <span className="muted">{t('touchpoints.never')}</span>
          ),
        ],
      }))}
    />
  );
}

export function TouchpointStatus({ status }: { readonly status: TouchpointView['status'] }) {
  const { t } = useTranslation();
  return (
    <StatusBadge tone={status === 'active' ? 'info' : 'unknown'} icon={status === 'active' ? IconCircleCheck : IconCircleOff}>
      {t(`touchpoints.status.${status}`)}
    </StatusBadge>
  );
}

import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Deliveries } from '../../features/outbox/components/deliveries.js';
import { DeliveryDrawer } from '../../features/outbox/components/delivery-drawer.js';
import { Endpoints } from '../../features/outbox/components/endpoints.js';
import { useSession } from '../../lib/session-context.js';
import { PageHeader } from '../../ui/page-header.js';
import styles from './page.module.css';

export function OutboxPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/outbox' });
  const { tab, kind, delivery } = useSearch({ from: '/console/outbox' });
  const { organization } = useSession();
  return (
    <div className={styles.wide}>
      <PageHeader
        title={t('outbox.title')}
        lead={t('outbox.lead')}
        actions={
          <SegmentedControl
            aria-label={t('outbox.which')}
            value={tab ?? 'deliveries'}
            onChange={(value) => void navigate({ search: value === 'endpoints' ? { tab: 'endpoints' } : {} })}
            data={(['deliveries', 'endpoints'] as const).map((value) => ({ value, label: t(`outbox.tab.${value}`) }))}
          />
        }
      />
      {tab === 'endpoints' ? (
        <Endpoints timeZone={organization.timeZone} />
      ) : (
        <Deliveries
          kind={kind}
          timeZone={organization.timeZone}
          onKind={(next) => void navigate({ search: next ? { kind: next } : {}, replace: true })}
        />
      )}
      <DeliveryDrawer
        id={delivery}
        timeZone={organization.timeZone}
        onClose={() => void navigate({ search: (now: object) => ({ ...now, delivery: undefined }), resetScroll: false })}
      />
    </div>
  );
}

import type { DeliveryView } from '@pulso/contracts';
import { SegmentedControl } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.js';
import { DataTable } from '../../../ui/data-table.js';
import { Face, QueryFace } from '../../../ui/face.js';
import { LoadMore } from '../../../ui/load-more.js';
import { TimeText } from '../../../ui/time-text.js';
import { deliveriesQuery } from '../api/outbox-api.js';
import { DeliveryState } from './delivery-state.js';
import styles from './outbox.module.css';

interface DeliveriesProps {
  readonly kind: DeliveryView['kind'] | undefined;
  readonly timeZone: string;
  readonly onKind: (kind: DeliveryView['kind'] | undefined) => void;
}

/** What went out or waits to, newest first; each opens with its whole text. */
export function Deliveries({ kind, timeZone, onKind }: DeliveriesProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(deliveriesQuery(kind));
  return (
    <Card flush>
      <div className={styles.toolbar}>
        <SegmentedControl
          size="xs"
          aria-label={t('outbox.byKind')}
          value={kind ?? 'all'}
          onChange={(value) => onKind(value === 'all' ? undefined : (value as DeliveryView['kind']))}
          data={[
            { value: 'all', label: t('outbox.all') },
            { value: 'email', label: t('outbox.emails') },
            { value: 'webhook', label: t('outbox.webhooks') },
          ]}
        />
      </div>
      <QueryFace query={query}>
        {(deliveries) =>
          deliveries.length === 0 ? (
            <Face icon={IconMailForward} title={t('outbox.none')}>
              {t('outbox.noneText')}
            </Face>
          ) : (
            <>
              <DataTable
                caption={t('outbox.title')}
                head={['what', 'kind', 'target', 'state', 'at'].map((column) => t(`outbox.columns.${column}`))}
                rows={deliveries.map((delivery) => ({
                  id: delivery.id,
                  cells: [
                    <Link key="l" to="/outbox" search={(now: object) => ({ ...now, delivery: delivery.id })} data-row>
                      {delivery.subject ?? t(`outbox.event.${delivery.event}`, { defaultValue: delivery.event })}
                    </Link>,
                    t(`outbox.kind.${delivery.kind}`),
                    <span key="d" className={styles.target}>
                      {delivery.target}
                    </span>,
                    <DeliveryState key="s" state={delivery.state} />,
                    <TimeText key="t" iso={delivery.createdAt} timeZone={timeZone} relative />,
                  ],
                }))}
              />
              <LoadMore query={query} />
            </>
          )
        }
      </QueryFace>
    </Card>
  );
}

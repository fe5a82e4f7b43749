import type { WebhookEndpointView } from '@pulso/contracts';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCircleCheck, IconPlayerPause, IconPlus, IconWebhook } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.js';
import { ConfirmByName } from '../../../ui/confirm-by-name.js';
import { DataTable } from '../../../ui/data-table.js';
import { Face, QueryFace } from '../../../ui/face.js';
import { Gated } from '../../../ui/gated.js';
import { LoadMore } from '../../../ui/load-more.js';
import { StatusBadge } from '../../../ui/status-badge.js';
import { Tag } from '../../../ui/tag.js';
import { TimeText } from '../../../ui/time-text.js';
import { toastDone, toastFailed } from '../../../ui/toast.js';
import { deleteEndpoint, endpointsQuery, setEndpointStatus, testEndpoint } from '../api/outbox-api.js';
import { EndpointDialog } from './endpoint-dialog.js';
import styles from './outbox.module.css';

/** The systems that are told, what they are told, and whether it works. */
export function Endpoints({ timeZone }: { readonly timeZone: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(endpointsQuery);
  const [isAdding, adding] = useDisclosure(false);
  const [removing, setRemoving] = useState<WebhookEndpointView | null>(null);
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ['webhook-endpoints'] });
  const test = useMutation({ mutationFn: testEndpoint, onSuccess: () => toastDone(t('outbox.tested')), onError: toastFailed });
  const turn = useMutation({
    mutationFn: ({ id, status }: WebhookEndpointView) => setEndpointStatus(id, status === 'active' ? 'disabled' : 'active'),
    onSuccess: refresh,
    onError: toastFailed,
  });
  const remove = useMutation({
    mutationFn: deleteEndpoint,
    onSuccess: () => {
      toastDone(t('outbox.removed'));
      setRemoving(null);
      refresh();
    },
    onError: toastFailed,
  });
  const add = (
    <Gated action="webhook.write">
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={adding.open}>
        {t('outbox.add')}
      </Button>
    </Gated>
  );
  return (
    <Card flush>
      <QueryFace query={query}>
        {(endpoints) =>
          endpoints.length === 0 ? (
            <Face icon={IconWebhook} title={t('outbox.endpointsNone')} action={add}>
              {t('outbox.endpointsNoneText')}
            </Face>
          ) : (
            <>
              <div className={styles.toolbar}>{add}</div>
              <DataTable
                caption={t('outbox.tab.endpoints')}
                head={['url', 'events', 'status', 'created', 'actions'].map((column) => t(`outbox.endpointColumns.${column}`))}
                rows={endpoints.map((endpoint) => ({
                  id: endpoint.id,
                  cells: [
                    <span key="u" className={styles.target}>
                      {endpoint.url}
                    </span>,
                    <span key="e" className={styles.events}>
                      {endpoint.events.map((event) => (
                        <Tag key={event}>{event}</Tag>
                      ))}
                    </span>,
                    <StatusBadge
                      key="s"
                      tone={endpoint.status === 'active' ? 'info' : 'unknown'}
                      icon={endpoint.status === 'active' ? IconCircleCheck : IconPlayerPause}
                    >
                      {t(`outbox.endpointStatus.${endpoint.status}`)}
                    </StatusBadge>,
                    <TimeText key="t" iso={endpoint.createdAt} timeZone={timeZone} relative />,
                    <span key="a" className={styles.actions}>
                      <Gated action="webhook.write">
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          aria-label={t('outbox.testOf', { url: endpoint.url })}
                          onClick={() => test.mutate(endpoint.id)}
                        >
                          {t('outbox.test')}
                        </Button>
                      </Gated>
                      <Gated action="webhook.write">
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          aria-label={t(endpoint.status === 'active' ? 'outbox.pauseOf' : 'outbox.resumeOf', { url: endpoint.url })}
                          onClick={() => turn.mutate(endpoint)}
                        >
                          {endpoint.status === 'active' ? t('outbox.pause') : t('outbox.resume')}
                        </Button>
                      </Gated>
                      <Gated action="webhook.write">
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          aria-label={t('outbox.removeOf', { url: endpoint.url })}
                          onClick={() => setRemoving(endpoint)}
                        >
                          {t('outbox.remove')}
                        </Button>
                      </Gated>
                    </span>,
                  ],
                }))}
              />
              <LoadMore query={query} />
            </>
          )
        }
      </QueryFace>
      <EndpointDialog opened={isAdding} onClose={adding.close} />
      <ConfirmByName
        opened={removing !== null}
        title={t('outbox.removeTitle')}
        name={removing ? new URL(removing.url).host : ''}
        action={t('outbox.remove')}
        loading={remove.isPending}
        onConfirm={() => removing && remove.mutate(removing.id)}
        onClose={() => setRemoving(null)}
      >
        {t('outbox.removeText')}
      </ConfirmByName>
    </Card>
  );
}

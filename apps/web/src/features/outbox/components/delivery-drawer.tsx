import type { DeliveryDetail } from '@pulso/contracts';
import { Button, Drawer } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/locale.js';
import { QueryFace } from '../../../ui/face.js';
import { Gated } from '../../../ui/gated.js';
import { TimeText } from '../../../ui/time-text.js';
import { toastDone, toastFailed } from '../../../ui/toast.js';
import { deliveryQuery, resendDelivery } from '../api/outbox-api.js';
import { DeliveryState } from './delivery-state.js';
import styles from './outbox.module.css';

interface DeliveryDrawerProps {
  readonly id: string | undefined;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** One delivery with its whole text and what became of it. */
export function DeliveryDrawer({ id, timeZone, onClose }: DeliveryDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size={600}
      title={t('outbox.detail')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {id && <Delivery id={id} timeZone={timeZone} />}
    </Drawer>
  );
}

function Delivery({ id, timeZone }: { readonly id: string; readonly timeZone: string }) {
  const query = useQuery(deliveryQuery(id));
  return <QueryFace query={query}>{(delivery) => <DeliveryBody delivery={delivery} timeZone={timeZone} />}</QueryFace>;
}

function DeliveryBody({ delivery, timeZone }: { readonly delivery: DeliveryDetail; readonly timeZone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const resend = useMutation({
    mutationFn: () => resendDelivery(delivery.id),
    onSuccess: () => {
      toastDone(t('outbox.resent'));
      void queryClient.invalidateQueries({ queryKey: ['deliveries'] });
    },
    onError: toastFailed,
  });
  const facts: [string, ReactNode][] = [
    [t('outbox.columns.state'), <DeliveryState key="s" state={delivery.state} />],
    [t('outbox.columns.kind'), t(`outbox.kind.${delivery.kind}`)],
    [t('outbox.columns.target'), delivery.target],
    [t('outbox.attempts'), format.integer(delivery.attempts)],
    [t('outbox.columns.at'), <TimeText key="c" iso={delivery.createdAt} timeZone={timeZone} />],
  ];
  if (delivery.deliveredAt) facts.push([t('outbox.delivered'), <TimeText key="d" iso={delivery.deliveredAt} timeZone={timeZone} />]);
  if (delivery.nextAt && delivery.state === 'pending')
    facts.push([t('outbox.next'), <TimeText key="n" iso={delivery.nextAt} timeZone={timeZone} />]);
  if (delivery.lastError) facts.push([t('outbox.error'), delivery.lastError]);
  if (delivery.lastResponse) facts.push([t('outbox.response'), delivery.lastResponse]);
  return (
    <>
      <p className={styles.subject}>{delivery.subject ?? t(`outbox.event.${delivery.event}`, { defaultValue: delivery.event })}</p>
      {delivery.state === 'outbox' && <p className="muted">{t('outbox.outboxHint')}</p>}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3 className={styles.heading}>{t('outbox.body')}</h3>
      <pre className={styles.body} data-kind={delivery.kind}>
        {delivery.body}
      </pre>
      <Gated action="delivery.resend">
        <Button
          variant="default"
          leftSection={<IconSend size={16} aria-hidden />}
          loading={resend.isPending}
          onClick={() => resend.mutate()}
        >
          {t('outbox.resend')}
        </Button>
      </Gated>
    </>
  );
}

import type { AlertDetail } from '@pulso/contracts';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell, IconBellOff, IconUserCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../lib/locale.js';
import { Gated } from '../../../ui/gated.js';
import { toastDone, toastFailed } from '../../../ui/toast.js';
import { acknowledgeAlert, unsilenceAlert } from '../api/alerts-api.js';
import { isSilenced } from '../alert-face.js';
import { SilenceDialog } from './silence-dialog.js';

/** What a person may do with an alert that is not closed. */
export function AlertActions({ alert }: { readonly alert: AlertDetail }) {
  const { t } = useTranslation();
  const now = useNow();
  const queryClient = useQueryClient();
  const [isSilencing, dialog] = useDisclosure(false);
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: ['alert', alert.id] });
    void queryClient.invalidateQueries({ queryKey: ['alerts'] });
  };
  const acknowledge = useMutation({
    mutationFn: () => acknowledgeAlert(alert.id),
    onSuccess: () => {
      toastDone(t('alerts.acknowledgeDone'));
      refresh();
    },
    onError: toastFailed,
  });
  const unsilence = useMutation({
    mutationFn: () => unsilenceAlert(alert.id),
    onSuccess: () => {
      toastDone(t('alerts.unsilenced'));
      refresh();
    },
    onError: toastFailed,
  });
  if (alert.state === 'resolved') return null;
  return (
    <>
      {!alert.acknowledgedAt && (
        <Gated action="alert.acknowledge">
          <Button
            leftSection={<IconUserCheck size={16} aria-hidden />}
            loading={acknowledge.isPending}
            onClick={() => acknowledge.mutate()}
          >
            {t('alerts.acknowledge')}
          </Button>
        </Gated>
      )}
      {isSilenced(alert, now) ? (
        <Gated action="alert.silence">
          <Button
            variant="default"
            leftSection={<IconBell size={16} aria-hidden />}
            loading={unsilence.isPending}
            onClick={() => unsilence.mutate()}
          >
            {t('alerts.unsilence')}
          </Button>
        </Gated>
      ) : (
        <Gated action="alert.silence">
          <Button variant="default" leftSection={<IconBellOff size={16} aria-hidden />} onClick={dialog.open}>
            {t('alerts.silence')}
          </Button>
        </Gated>
      )}
      <SilenceDialog alertId={alert.id} timeZone={alert.objective.timeZone} opened={isSilencing} onClose={dialog.close} />
    </>
  );
}

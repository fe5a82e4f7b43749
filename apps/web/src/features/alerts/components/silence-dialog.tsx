import { Button, Group, Modal, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useNow, useZoneName } from '../../../lib/locale.js';
import { toastDone, toastFailed } from '../../../ui/toast.js';
import { silenceAlert } from '../api/alerts-api.js';

const HOURS = [1, 4, 24, 72, 168] as const;
const HOUR_MS = 3_600_000;
const MIN_REASON = 3;

interface SilenceDialogProps {
  readonly alertId: string;
  readonly timeZone: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A silence always has an end and a reason; the end is shown in the agreement's zone before it is set. */
export function SilenceDialog({ alertId, timeZone, opened, onClose }: SilenceDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const zoneName = useZoneName();
  const now = useNow();
  const queryClient = useQueryClient();
  const [hours, setHours] = useState<number>(HOURS[1]);
  const [reason, setReason] = useState('');
  const [isShort, setShort] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const silence = useMutation({
    mutationFn: () => silenceAlert(alertId, { until: new Date(Date.now() + hours * HOUR_MS).toISOString(), reason: reason.trim() }),
    onSuccess: () => {
      toastDone(t('alerts.silenceDone'));
      setReason('');
      onClose();
      void queryClient.invalidateQueries({ queryKey: ['alert', alertId] });
      void queryClient.invalidateQueries({ queryKey: ['alerts'] });
    },
    onError: toastFailed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tooShort = reason.trim().length < MIN_REASON;
    setShort(tooShort);
    if (tooShort) field.current?.focus();
    else silence.mutate();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('alerts.silenceTitle')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <p style={{ margin: 0 }}>{t('alerts.silenceLead')}</p>
          <NativeSelect
            label={t('alerts.silenceFor')}
            description={t('alerts.until', {
              time: format.dateTime(new Date(now + hours * HOUR_MS).toISOString(), timeZone),
              zone: zoneName(timeZone),
            })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={hours}
            onChange={(event) => setHours(Number(event.currentTarget.value))}
            data={HOURS.map((span) => ({ value: String(span), label: t(`alerts.span.${span}`) }))}
          />
          <Textarea
            ref={field}
            label={t('alerts.reason')}
            description={t('alerts.reasonHint')}
            value={reason}
            maxLength={280}
            rows={3}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={isShort && t('alerts.reasonShort')}
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={silence.isPending}>
              {t('alerts.silenceSubmit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

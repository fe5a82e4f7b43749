import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../../ui/copy-field.js';
import { toastFailed } from '../../../ui/toast.js';
import { createEndpoint, WEBHOOK_EVENTS, type WebhookEvent } from '../api/outbox-api.js';

interface EndpointDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Adds a webhook endpoint, then shows its signing secret this once. */
export function EndpointDialog({ opened, onClose }: EndpointDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<WebhookEvent[]>(['slo.at_risk', 'slo.breached', 'slo.recovered']);
  const [wasTried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: createEndpoint,
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['webhook-endpoints'] }),
    onError: toastFailed,
  });
  const isUrl = URL.canParse(url.trim()) && /^https?:/.test(url.trim());
  const close = () => {
    onClose();
    setUrl('');
    setTried(false);
    create.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isUrl && events.length > 0) create.mutate({ url: url.trim(), events });
  };
  const secret = create.data?.secret;
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={!secret}
      title={secret ? t('outbox.secretTitle') : t('outbox.addTitle')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {secret ? (
        <Stack gap="md">
          <p role="status" style={{ margin: 0 }}>
            {t('ui.secretOnce')}
          </p>
          <CopyField label={t('outbox.secret')} value={secret} />
          <Group justify="flex-end">
            <Button onClick={close}>{t('ui.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <TextInput
              data-autofocus
              type="url"
              label={t('outbox.url')}
              description={t('outbox.urlHint')}
              value={url}
              onChange={(event) => setUrl(event.currentTarget.value)}
              error={wasTried && !isUrl && t('outbox.urlInvalid')}
            />
            <Checkbox.Group
              label={t('outbox.events')}
              value={events}
              onChange={(value) => setEvents(value as WebhookEvent[])}
              error={wasTried && events.length === 0 && t('outbox.eventsMissing')}
            >
              <Stack gap="xs" mt="xs">
                {WEBHOOK_EVENTS.map((event) => (
                  <Checkbox key={event} value={event} label={t(`outbox.event.${event}`)} description={event} />
                ))}
              </Stack>
            </Checkbox.Group>
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                {t('ui.cancel')}
              </Button>
              <Button type="submit" loading={create.isPending}>
                {t('outbox.add')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

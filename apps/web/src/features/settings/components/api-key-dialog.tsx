import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { API_KEY_SCOPES, type ApiKeyScope } from '@pulso/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../../ui/copy-field.js';
import { toastFailed } from '../../../ui/toast.js';
import { createApiKey } from '../api/settings-api.js';

interface ApiKeyDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a key, then shows it this once. */
export function ApiKeyDialog({ opened, onClose }: ApiKeyDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ApiKeyScope[]>([]);
  const [wasTried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: createApiKey,
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['api-keys'] }),
    onError: toastFailed,
  });
  const close = () => {
    onClose();
    setName('');
    setScopes([]);
    setTried(false);
    create.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() && scopes.length > 0) create.mutate({ name: name.trim(), scopes });
  };
  const key = create.data?.key;
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={!key}
      title={key ? t('settings.keys.secretTitle') : t('settings.keys.addTitle')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {key ? (
        <Stack gap="md">
          <p role="status" style={{ margin: 0 }}>
            {t('ui.secretOnce')}
          </p>
          <CopyField label={t('settings.keys.secret')} value={key} />
          <Group justify="flex-end">
            <Button onClick={close}>{t('ui.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <TextInput
              data-autofocus
              label={t('settings.keys.name')}
              description={t('settings.keys.nameHint')}
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={wasTried && !name.trim() && t('settings.keys.nameMissing')}
            />
            <Checkbox.Group
              label={t('settings.keys.scopes')}
              value={scopes}
              onChange={(value) => setScopes(value as ApiKeyScope[])}
              error={wasTried && scopes.length === 0 && t('settings.keys.scopesMissing')}
            >
              <Stack gap="xs" mt="xs">
                {API_KEY_SCOPES.map((scope) => (
                  <Checkbox key={scope} value={scope} label={t(`settings.keys.scope.${scope}`)} description={scope} />
                ))}
              </Stack>
            </Checkbox.Group>
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                {t('ui.cancel')}
              </Button>
              <Button type="submit" loading={create.isPending}>
                {t('settings.keys.add')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

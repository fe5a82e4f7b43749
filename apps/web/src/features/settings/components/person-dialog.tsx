import { Button, Group, Modal, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ROLES, type Role } from '@pulso/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toastDone, toastFailed } from '../../../ui/toast.js';
import { createMember } from '../api/settings-api.js';

const MIN_PASSWORD = 12;

interface PersonDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function PersonDialog({ opened, onClose }: PersonDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { name: '', email: '', role: 'agent' as Role, password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? t('settings.people.nameMissing') : null),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('settings.people.emailInvalid')),
      password: (value) => (value.length < MIN_PASSWORD ? t('settings.people.passwordShort') : null),
    },
  });
  const create = useMutation({
    mutationFn: createMember,
    onSuccess: () => {
      toastDone(t('settings.people.added'));
      form.reset();
      onClose();
      void queryClient.invalidateQueries({ queryKey: ['members'] });
    },
    onError: toastFailed,
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t('settings.people.addTitle')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        noValidate
        onSubmit={form.onSubmit(
          ({ name, email, ...rest }) => create.mutate({ name: name.trim(), email: email.trim(), ...rest }),
          (errors) => form.getInputNode(Object.keys(errors)[0] ?? 'name')?.focus(),
        )}
      >
        <Stack gap="md">
          <TextInput data-autofocus label={t('settings.people.name')} autoComplete="off" {...form.getInputProps('name')} />
          <TextInput label={t('settings.people.email')} type="email" autoComplete="off" {...form.getInputProps('email')} />
          <NativeSelect
            label={t('settings.people.role')}
            data={ROLES.map((role) => ({ value: role, label: t(`session.role.${role}`) }))}
            {...form.getInputProps('role')}
          />
          <PasswordInput
            label={t('settings.people.password')}
            description={t('settings.people.passwordHint')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword'), tabIndex: 0 }}
            {...form.getInputProps('password')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('settings.people.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { ApiError } from '../lib/api.js';

/** Says that something was done; polite, and gone by itself. */
export function toastDone(message: string): void {
  notifications.show({
    message,
    role: 'status',
    withBorder: true,
    autoClose: 5_000,
    closeButtonProps: { 'aria-label': i18next.t('ui.close') },
  });
}

/** Says that something could not be done and that nothing was lost; stays until it is closed. */
export function toastFailed(error: unknown): void {
  const code = error instanceof ApiError ? error.code : 'console.unexpected';
  const forbidden = error instanceof ApiError && error.status === 403;
  notifications.show({
    message: forbidden ? i18next.t('ui.forbidden') : i18next.t('ui.saveFailed', { code }),
    role: 'alert',
    withBorder: true,
    autoClose: false,
    closeButtonProps: { 'aria-label': i18next.t('ui.close') },
  });
}

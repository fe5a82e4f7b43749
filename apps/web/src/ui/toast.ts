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

/** What went wrong in plain words; a code the console has no words for is named. */
function explainFailure(error: unknown): string {
  const code = error instanceof ApiError ? error.code : 'console.unexpected';
  if (error instanceof ApiError && error.status === 403) return i18next.t('ui.forbidden');
  const words = `ui.refusal.${code.replaceAll('.', '-')}`;
  return i18next.exists(words) ? i18next.t(words) : i18next.t('ui.saveFailed', { code });
}

/** Says that something could not be done and that nothing was lost; stays until it is closed. */
export function toastFailed(error: unknown): void {
  notifications.show({
    message: explainFailure(error),
    role: 'alert',
    withBorder: true,
    autoClose: false,
    closeButtonProps: { 'aria-label': i18next.t('ui.close') },
  });
}

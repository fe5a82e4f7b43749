import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../lib/api.js';
import { sessionQuery, signIn } from '../api/session-query.js';
import styles from './sign-in-form.module.css';

/** E-mail and password; keeps what was typed, works with password managers and paste. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => {
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, session);
      onSignedIn();
    },
    onError: () => password.current?.focus(),
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = { email: email.current?.value.trim() ?? '', password: password.current?.value ?? '' };
    const gaps = {
      ...(typed.email ? {} : { email: t('session.emailMissing') }),
      ...(typed.password ? {} : { password: t('session.passwordMissing') }),
    };
    setMissing(gaps);
    if (gaps.email) email.current?.focus();
    else if (gaps.password) password.current?.focus();
    else enter.mutate(typed);
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {enter.error && (
          <p role="alert" className={styles.error}>
            {explain(enter.error, t)}
          </p>
        )}
        <TextInput
          ref={email}
          label={t('session.email')}
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          error={missing.email}
          autoFocus
        />
        <PasswordInput
          ref={password}
          label={t('session.password')}
          name="password"
          autoComplete="current-password"
          error={missing.password}
          visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword'), tabIndex: 0 }}
        />
        <Button type="submit" size="md" loading={enter.isPending} fullWidth>
          {t('session.submit')}
        </Button>
      </Stack>
    </form>
  );
}

function explain(error: Error, t: ReturnType<typeof useTranslation>['t']): string {
  if (!(error instanceof ApiError)) return t('session.failed', { code: 'console.unexpected' });
  if (error.status === 0) return t('session.unreachable');
  if (error.status === 429) return t('session.throttled', { count: Math.ceil((error.problem.retryAfterMs ?? 30_000) / 1000) });
  if (error.status === 401 || error.status === 403) return t('session.refused');
  return t('session.failed', { code: error.code });
}

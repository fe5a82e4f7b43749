import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery, signOut } from '../../features/session/api/session-query.js';
import { useSession } from '../../lib/session-context.js';
import { toastFailed } from '../../ui/toast.js';
import { Preferences } from './preferences.js';
import styles from './account.module.css';

/** Who is signed in, where and as what; language, appearance and the way out. */
export function Account() {
  const { t } = useTranslation();
  const { user, organization, role } = useSession();
  const queryClient = useQueryClient();
  const router = useRouter();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      queryClient.setQueryData(sessionQuery.queryKey, null);
      void router
        .navigate({ to: '/sign-in' })
        .then(() => queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' }));
    },
    onError: toastFailed,
  });
  return (
    <section className={styles.account} aria-label={t('app.account')}>
      <div className={styles.who}>
        <strong>{user.name}</strong>
        <span className="muted small">
          {t(`session.role.${role}`)} · {organization.name}
        </span>
      </div>
      <Preferences />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconLogout size={15} aria-hidden />}
        loading={leave.isPending}
        onClick={() => leave.mutate()}
      >
        {t('session.signOut')}
      </Button>
    </section>
  );
}

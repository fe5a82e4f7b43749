import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../lib/session-context.js';
import { Card } from '../../../ui/card.js';
import { ConfirmByName } from '../../../ui/confirm-by-name.js';
import { Gated } from '../../../ui/gated.js';
import { toastDone, toastFailed } from '../../../ui/toast.js';
import { removeDemo } from '../api/settings-api.js';
import styles from './settings.module.css';

/** Says what the demo data are and takes them away for good. */
export function DemoData() {
  const { t } = useTranslation();
  const { organization } = useSession();
  const queryClient = useQueryClient();
  const [isAsking, asking] = useDisclosure(false);
  const remove = useMutation({
    mutationFn: removeDemo,
    onSuccess: () => {
      asking.close();
      toastDone(t('settings.demo.removed'));
      void queryClient.invalidateQueries();
    },
    onError: toastFailed,
  });
  return (
    <Card title={t('settings.demo.title')}>
      {organization.hasDemo ? (
        <>
          <p className={styles.text}>{t('settings.demo.text')}</p>
          <Gated action="demo.remove">
            <Button variant="default" onClick={asking.open}>
              {t('settings.demo.remove')}
            </Button>
          </Gated>
        </>
      ) : (
        <p className={styles.text}>{t('settings.demo.none')}</p>
      )}
      <ConfirmByName
        opened={isAsking}
        title={t('settings.demo.confirmTitle')}
        name={organization.name}
        action={t('settings.demo.remove')}
        loading={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={asking.close}
      >
        {t('settings.demo.confirm')}
      </ConfirmByName>
    </Card>
  );
}

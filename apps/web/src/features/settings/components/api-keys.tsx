import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBan, IconKey, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../lib/session-context.js';
import { Card } from '../../../ui/card.js';
import { ConfirmByName } from '../../../ui/confirm-by-name.js';
import { DataTable } from '../../../ui/data-table.js';
import { Face, QueryFace } from '../../../ui/face.js';
import { Gated } from '../../../ui/gated.js';
import { LoadMore } from '../../../ui/load-more.js';
import { StatusBadge } from '../../../ui/status-badge.js';
import { Tag } from '../../../ui/tag.js';
import { TimeText } from '../../../ui/time-text.js';
import { toastDone, toastFailed } from '../../../ui/toast.js';
import { apiKeysQuery, revokeApiKey, type ApiKeyView } from '../api/settings-api.js';
import { ApiKeyDialog } from './api-key-dialog.js';
import styles from './settings.module.css';

/** The keys of programs: what each may do, when it was last used, and the way to revoke it. */
export function ApiKeys() {
  const { t } = useTranslation();
  const { organization } = useSession();
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(apiKeysQuery);
  const [isAdding, adding] = useDisclosure(false);
  const [revoking, setRevoking] = useState<ApiKeyView | null>(null);
  const revoke = useMutation({
    mutationFn: revokeApiKey,
    onSuccess: () => {
      toastDone(t('settings.keys.revokedDone'));
      setRevoking(null);
      void queryClient.invalidateQueries({ queryKey: ['api-keys'] });
    },
    onError: toastFailed,
  });
  const add = (
    <Gated action="api-key.write">
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={adding.open}>
        {t('settings.keys.add')}
      </Button>
    </Gated>
  );
  return (
    <Card flush>
      <QueryFace query={query}>
        {(keys) =>
          keys.length === 0 ? (
            <Face icon={IconKey} title={t('settings.keys.none')} action={add}>
              {t('settings.keys.noneText')}
            </Face>
          ) : (
            <>
              <div className={styles.toolbar}>{add}</div>
              <DataTable
                caption={t('settings.tab.keys')}
                head={['name', 'scopes', 'created', 'used', 'actions'].map((column) => t(`settings.keys.columns.${column}`))}
                rows={keys.map((key) => ({
                  id: key.id,
                  cells: [
                    <>
                      {key.name} <code className="muted tiny">{key.prefix}…</code>
                    </>,
                    <span key="s" className={styles.tags}>
                      {key.scopes.map((scope) => (
                        <Tag key={scope}>{t(`settings.keys.scope.${scope}`)}</Tag>
                      ))}
                    </span>,
                    <TimeText key="c" iso={key.createdAt} timeZone={organization.timeZone} />,
                    key.lastUsedAt ? (
                      <TimeText key="u" iso={key.lastUsedAt} timeZone={organization.timeZone} relative />
                    ) : (
                      <span className="muted">{t('settings.keys.never')}</span>
                    ),
                    key.revokedAt ? (
                      <StatusBadge key="r" tone="unknown" icon={IconBan}>
                        {t('settings.keys.revoked')}
                      </StatusBadge>
                    ) : (
                      <Gated key="a" action="api-key.write">
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          aria-label={t('settings.keys.revokeOf', { name: key.name })}
                          onClick={() => setRevoking(key)}
                        >
                          {t('settings.keys.revoke')}
                        </Button>
                      </Gated>
                    ),
                  ],
                }))}
              />
              <LoadMore query={query} />
            </>
          )
        }
      </QueryFace>
      <ApiKeyDialog opened={isAdding} onClose={adding.close} />
      <ConfirmByName
        opened={revoking !== null}
        title={t('settings.keys.revokeTitle')}
        name={revoking?.name ?? ''}
        action={t('settings.keys.revoke')}
        loading={revoke.isPending}
        onConfirm={() => revoking && revoke.mutate(revoking.id)}
        onClose={() => setRevoking(null)}
      >
        {t('settings.keys.revokeText')}
      </ConfirmByName>
    </Card>
  );
}

import type { MemberView } from '@pulso/contracts';
import { Button, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ROLES, type Role } from '@pulso/kernel';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../../lib/session-context.js';
import { Card } from '../../../ui/card.js';
import { ConfirmByName } from '../../../ui/confirm-by-name.js';
import { DataTable } from '../../../ui/data-table.js';
import { QueryFace } from '../../../ui/face.js';
import { Gated } from '../../../ui/gated.js';
import { LoadMore } from '../../../ui/load-more.js';
import { TimeText } from '../../../ui/time-text.js';
import { toastDone, toastFailed } from '../../../ui/toast.js';
import { changeRole, membersQuery, removeMember } from '../api/settings-api.js';
import { PersonDialog } from './person-dialog.js';
import styles from './settings.module.css';

/** Who may enter and as what. Nobody changes or removes themselves. */
export function People() {
  const { t } = useTranslation();
  const { user, organization } = useSession();
  const mayWrite = useMay('member.write');
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(membersQuery);
  const [isAdding, adding] = useDisclosure(false);
  const [removing, setRemoving] = useState<MemberView | null>(null);
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ['members'] });
  const change = useMutation({
    mutationFn: ({ userId, role }: { readonly userId: string; readonly role: Role }) => changeRole(userId, role),
    onSuccess: () => {
      toastDone(t('settings.people.roleSaved'));
      refresh();
    },
    onError: toastFailed,
  });
  const remove = useMutation({
    mutationFn: removeMember,
    onSuccess: () => {
      toastDone(t('settings.people.removed'));
      setRemoving(null);
      refresh();
    },
    onError: toastFailed,
  });
  return (
    <Card flush>
      <div className={styles.toolbar}>
        <Gated action="member.write">
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={adding.open}>
            {t('settings.people.add')}
          </Button>
        </Gated>
      </div>
      <QueryFace query={query}>
        {(members) => (
          <>
            <DataTable
              caption={t('settings.tab.people')}
              head={['name', 'email', 'role', 'since', 'actions'].map((column) => t(`settings.people.columns.${column}`))}
              rows={members.map((member) => {
                const isSelf = member.userId === user.id;
                return {
                  id: member.userId,
                  cells: [
                    <>
                      {member.name} {isSelf && <span className="muted">({t('settings.people.you')})</span>}
                    </>,
                    member.email,
                    mayWrite && !isSelf ? (
                      <NativeSelect
                        key="r"
                        size="xs"
                        aria-label={t('settings.people.roleOf', { name: member.name })}
                        value={member.role}
                        onChange={(event) => change.mutate({ userId: member.userId, role: event.currentTarget.value as Role })}
                        data={ROLES.map((role) => ({ value: role, label: t(`session.role.${role}`) }))}
                      />
                    ) : (
                      t(`session.role.${member.role}`)
                    ),
                    <TimeText key="t" iso={member.createdAt} timeZone={organization.timeZone} />,
                    !isSelf && (
                      <Gated key="a" action="member.write">
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          aria-label={t('settings.people.removeOf', { name: member.name })}
                          onClick={() => setRemoving(member)}
                        >
                          {t('settings.people.remove')}
                        </Button>
                      </Gated>
                    ),
                  ],
                };
              })}
            />
            <LoadMore query={query} />
          </>
        )}
      </QueryFace>
      <PersonDialog opened={isAdding} onClose={adding.close} />
      <ConfirmByName
        opened={removing !== null}
        title={t('settings.people.removeTitle')}
        name={removing?.name ?? ''}
        action={t('settings.people.remove')}
        loading={remove.isPending}
        onConfirm={() => removing && remove.mutate(removing.userId)}
        onClose={() => setRemoving(null)}
      >
        {t('settings.people.removeText')}
      </ConfirmByName>
    </Card>
  );
}

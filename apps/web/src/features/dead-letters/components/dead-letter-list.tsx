import { Button } from '@mantine/core';
import { IconMoodCheck, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/locale.js';
import { Card } from '../../../ui/card.js';
import { DataTable } from '../../../ui/data-table.js';
import { Face, QueryFace } from '../../../ui/face.js';
import { Gated } from '../../../ui/gated.js';
import { LoadMore } from '../../../ui/load-more.js';
import { TimeText } from '../../../ui/time-text.js';
import { toastDone, toastFailed } from '../../../ui/toast.js';
import { deadLettersQuery, replayDeadLetters } from '../api/dead-letters-api.js';
import styles from './dead-letter-list.module.css';

/** What could not be read, why, and the button that tries again. */
export function DeadLetterList({ timeZone }: { readonly timeZone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(deadLettersQuery);
  const replay = useMutation({
    mutationFn: replayDeadLetters,
    onSuccess: ({ replayed }) => {
      toastDone(t('deadLetters.replayed', { count: replayed }));
      void queryClient.invalidateQueries({ queryKey: ['dead-letters'] });
    },
    onError: toastFailed,
  });
  return (
    <Card flush>
      <QueryFace query={query}>
        {(letters) =>
          letters.length === 0 ? (
            <Face icon={IconMoodCheck} title={t('deadLetters.none')}>
              {t('deadLetters.noneText')}
            </Face>
          ) : (
            <>
              <div className={styles.toolbar}>
                <Gated action="dead-letter.replay">
                  <Button
                    leftSection={<IconRefresh size={16} aria-hidden />}
                    loading={replay.isPending}
                    onClick={() => replay.mutate(undefined)}
                  >
                    {t('deadLetters.replayAll')}
                  </Button>
                </Gated>
              </div>
              <DataTable
                caption={t('deadLetters.title')}
                head={['place', 'stage', 'reason', 'attempts', 'died', 'actions'].map((column) => t(`deadLetters.columns.${column}`))}
                figures={[3]}
                rows={letters.map((letter) => ({
                  id: letter.feedbackId,
                  cells: [
                    <Link key="l" to="." search={(now: object) => ({ ...now, opinion: letter.feedbackId })} data-row>
                      {t('deadLetters.from', { place: letter.touchpointName })}{' '}
                      <TimeText iso={letter.receivedAt} timeZone={timeZone} relative focusable={false} />
                    </Link>,
                    t(`deadLetters.stage.${letter.stage}`),
                    <code key="r">{letter.reason}</code>,
                    format.integer(letter.attempts),
                    <TimeText key="t" iso={letter.diedAt} timeZone={timeZone} relative />,
                    <Gated key="a" action="dead-letter.replay">
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        aria-label={t('deadLetters.replayOf', { place: letter.touchpointName })}
                        onClick={() => replay.mutate([letter.feedbackId])}
                      >
                        {t('deadLetters.replay')}
                      </Button>
                    </Gated>,
                  ],
                }))}
              />
              <LoadMore query={query} />
            </>
          )
        }
      </QueryFace>
    </Card>
  );
}

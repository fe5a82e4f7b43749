import type { TouchpointView } from '@pulso/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.js';
import { Gated } from '../../../ui/gated.js';
import { toastDone, toastFailed } from '../../../ui/toast.js';
import { touchpointQuery, updateTouchpoint } from '../api/touchpoints-api.js';
import { TouchpointForm } from './touchpoint-form.js';
import styles from './touchpoint-parts.module.css';

/** Changes the words and reach of a touchpoint, and closes or opens it. */
export function TouchpointEditor({ touchpoint }: { readonly touchpoint: TouchpointView }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const stored = (saved: TouchpointView, message: string) => {
    queryClient.setQueryData(touchpointQuery(touchpoint.id).queryKey, saved);
    void queryClient.invalidateQueries({ queryKey: ['touchpoints'] });
    toastDone(message);
  };
  const save = useMutation({
    mutationFn: (body: Parameters<typeof updateTouchpoint>[1]) => updateTouchpoint(touchpoint.id, body),
    onSuccess: (saved) => stored(saved, t('touchpoints.saved')),
    onError: toastFailed,
  });
  const isActive = touchpoint.status === 'active';
  const turn = useMutation({
    mutationFn: () => updateTouchpoint(touchpoint.id, { status: isActive ? 'closed' : 'active' }),
    onSuccess: (saved) => stored(saved, isActive ? t('touchpoints.closedDone') : t('touchpoints.reopenedDone')),
    onError: toastFailed,
  });
  return (
    <Card title={t('touchpoints.appearance')}>
      <TouchpointForm
        key={touchpoint.id}
        touchpoint={touchpoint}
        isSaving={save.isPending}
        onSubmit={({ surveyKind: _fixed, ...changes }) => save.mutate(changes)}
      />
      <p className={styles.note}>{t('touchpoints.closeHint')}</p>
      <Gated action="touchpoint.write">
        <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate()}>
          {isActive ? t('touchpoints.close') : t('touchpoints.reopen')}
        </Button>
      </Gated>
    </Card>
  );
}

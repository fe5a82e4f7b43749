import { SECTION_KEYS, type SectionKey } from '@pulso/agreements';
import { IconCloudCheck, IconCloudOff, IconCloudUp, IconExclamationCircle } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../lib/api.js';
import { useFormat } from '../../../lib/locale.js';
import { useDraft } from '../draft/draft-context.js';
import type { DraftStore, SaveState } from '../draft/draft-store.js';
import styles from './save-status.module.css';

const ICON = {
  saved: IconCloudCheck,
  pending: IconCloudUp,
  saving: IconCloudUp,
  offline: IconCloudOff,
  refused: IconExclamationCircle,
  conflict: IconExclamationCircle,
} as const;

/** The worst first: what a person has to know comes before what goes on by itself. */
const ORDER: readonly SaveState[] = ['conflict', 'refused', 'offline', 'saving', 'pending', 'saved'];

interface Standing {
  readonly state: SaveState;
  readonly savedAtMs: number | null;
  readonly isKept: boolean;
  readonly refused: SectionKey | null;
}

function standingOf(store: DraftStore): Standing {
  const sections = SECTION_KEYS.map((key) => ({ key, ...store.section(key) }));
  const state = ORDER.find((each) => sections.some((section) => section.state === each)) ?? 'saved';
  const saved = sections.flatMap(({ savedAtMs }) => savedAtMs ?? []);
  return {
    state,
    savedAtMs: saved.length > 0 ? Math.max(...saved) : null,
    isKept: sections.every(({ isKept }) => isKept),
    refused: sections.find((section) => section.state === 'refused')?.key ?? null,
  };
}

/** How the draft stands with the server, said calmly: saved when, being saved, or kept here until it can be. */
export function SaveStatus() {
  const { t } = useTranslation();
  const format = useFormat();
  const { store, isReadOnly } = useDraft();
  const text = useSyncExternalStore(
    store.subscribe,
    useCallback(() => JSON.stringify(standingOf(store)), [store]),
  );
  const { state, savedAtMs, isKept, refused } = JSON.parse(text) as Standing;
  if (isReadOnly) return null;
  const Mark = ICON[state];
  const words = () => {
    if (!isKept && state !== 'saved') return t('drafting.save.notKept');
    if (state !== 'saved') return t(`drafting.save.${state}`);
    return savedAtMs === null
      ? t('drafting.save.allSaved')
      : t('drafting.save.saved', { time: format.time(new Date(savedAtMs).toISOString()) });
  };
  const error = refused ? store.section(refused).error : null;
  return (
    <div className={styles.status} data-state={state}>
      <Mark size={16} aria-hidden />
      <span role="status" data-save-state={state}>
        {words()}
      </span>
      {state === 'refused' && error instanceof ApiError && <span>{error.problem.errors?.[0]?.message ?? error.code}</span>}
      {(state === 'offline' || state === 'refused') && (
        <Button size="compact-sm" variant="subtle" onClick={() => store.saveNow()}>
          {t('ui.retry')}
        </Button>
      )}
    </div>
  );
}

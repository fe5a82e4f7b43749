import { SECTION_KEYS, type SectionKey } from '@pulso/agreements';
import { Button } from '@mantine/core';
import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../draft/draft-context.js';
import type { MergeConflict } from '../draft/merge-section.js';
import styles from './conflicts.module.css';

/** Where another person changed the same thing: both values, and the question which one stays. Nothing is lost meanwhile. */
export function Conflicts() {
  const { t } = useTranslation();
  const { store } = useDraft();
  const count = useSyncExternalStore(
    store.subscribe,
    useCallback(() => SECTION_KEYS.reduce((sum, key) => sum + store.section(key).conflicts.length, 0), [store]),
  );
  if (count === 0) return null;
  return (
    <section className={styles.panel} role="alert" aria-label={t('drafting.conflict.title')}>
      <p className={styles.title}>{t('drafting.conflict.title')}</p>
      <p className={styles.lead}>{t('drafting.conflict.lead')}</p>
      <ul className={styles.list}>
        {SECTION_KEYS.flatMap((key) =>
          store
            .section(key)
            .conflicts.map((conflict) => <Conflict key={[key, ...conflict.path].join('.')} section={key} conflict={conflict} />),
        )}
      </ul>
    </section>
  );
}

function Conflict({ section, conflict }: { readonly section: SectionKey; readonly conflict: MergeConflict }) {
  const { t } = useTranslation();
  const { store } = useDraft();
  const { mine, theirs } = conflict;
  const canJoin = typeof mine === 'string' && typeof theirs === 'string' && mine.includes(' ') && theirs.includes(' ');
  return (
    <li className={styles.conflict}>
      <p className={styles.where}>
        {t(`drafting.section.${section}`)} · <code>{conflict.path.join(' › ')}</code>
      </p>
      <div className={styles.sides}>
        <Side
          title={t('drafting.conflict.mine')}
          value={mine}
          action={t('drafting.conflict.keepMine')}
          onKeep={() => store.resolve(section, conflict, mine)}
        />
        <Side
          title={t('drafting.conflict.theirs')}
          value={theirs}
          action={t('drafting.conflict.keepTheirs')}
          onKeep={() => store.resolve(section, conflict, theirs)}
        />
      </div>
      {canJoin && (
        <Button size="compact-sm" variant="default" onClick={() => store.resolve(section, conflict, `${theirs}\n${mine}`)}>
          {t('drafting.conflict.keepBoth')}
        </Button>
      )}
    </li>
  );
}

interface SideProps {
  readonly title: string;
  readonly value: unknown;
  readonly action: string;
  readonly onKeep: () => void;
}

function Side({ title, value, action, onKeep }: SideProps) {
  const { t } = useTranslation();
  const words = () => {
    if (value === undefined) return t('drafting.conflict.removed');
    if (value === null || value === '') return t('drafting.conflict.empty');
    return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
  };
  return (
    <div className={styles.side}>
      <span className={styles.sideTitle}>{title}</span>
      <p className={styles.value}>{words()}</p>
      <Button size="compact-sm" onClick={onKeep}>
        {action}
      </Button>
    </div>
  );
}

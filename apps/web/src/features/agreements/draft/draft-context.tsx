import type { AgreementContent, AgreementLanguage, AgreementVersionStatus, SectionKey } from '@pulso/agreements';
import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Cursor } from './cursor.js';
import type { DraftSection, DraftStore } from './draft-store.js';

/** What every field of the wizard needs to know. */
export interface DraftScope {
  readonly agreementId: string;
  readonly n: number;
  readonly code: string;
  /** Number of the version it amends; null for the first. */
  readonly amends: number | null;
  readonly status: AgreementVersionStatus;
  readonly store: DraftStore;
  readonly isReadOnly: boolean;
}

const DraftContext = createContext<DraftScope | null>(null);
export const DraftProvider = DraftContext.Provider;

export function useDraft(): DraftScope {
  const scope = useContext(DraftContext);
  if (!scope) throw new Error('useDraft outside of the wizard');
  return scope;
}

/** A section with its state of saving; draws again only when that section changes. */
export function useDraftSection<Key extends SectionKey>(key: Key): DraftSection<Key> {
  const { store } = useDraft();
  return useSyncExternalStore(store.subscribe, () => store.section(key));
}

/** The root of a section, to be edited. */
export function useSection<Key extends SectionKey>(key: Key): Cursor<AgreementContent[Key]> {
  const { store } = useDraft();
  const { value } = useDraftSection(key);
  const set = useCallback<Cursor<AgreementContent[Key]>['set']>((change) => store.edit(key, change), [key, store]);
  return useMemo(() => ({ path: key, value, set }), [key, set, value]);
}

/** A part of another section that this one points at. */
export function useContent<Key extends SectionKey>(key: Key): AgreementContent[Key] {
  return useDraftSection(key).value;
}

/** The whole content as it stands on this page. */
export function useWholeContent(): AgreementContent {
  const { store } = useDraft();
  return useSyncExternalStore(store.subscribe, store.content);
}

/** The languages the agreement is written in, the prevailing one first. */
export function useLanguages(): readonly AgreementLanguage[] {
  const { languages, prevailingLanguage } = useContent('overview');
  return useMemo(
    () => [...languages].sort((a, b) => Number(b === prevailingLanguage) - Number(a === prevailingLanguage)),
    [languages, prevailingLanguage],
  );
}

/** Picks the reader's language, or the one the agreement has. */
export function useInWords(): (text: { readonly es: string; readonly en: string }) => string {
  const languages = useLanguages();
  return useCallback((text) => languages.map((language) => text[language].trim()).find((words) => words !== '') ?? '', [languages]);
}

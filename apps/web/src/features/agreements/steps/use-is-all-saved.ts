import { useCallback, useSyncExternalStore } from 'react';
import { useDraft } from '../draft/draft-context.js';

/** Whether the server has everything that was typed on this page. */
export function useIsAllSaved(): boolean {
  const { store } = useDraft();
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => store.unsaved().length === 0, [store]),
  );
}

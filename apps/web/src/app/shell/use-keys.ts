import { useNavigate } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { readPreference, writePreference } from '../../lib/preference.js';
import { DESTINATIONS } from './navigation.js';

const CHORD_MS = 1_200;
const listeners = new Set<() => void>();

export function setSingleKeys(enabled: boolean): void {
  writePreference('keys', enabled ? 'on' : 'off');
  for (const listener of listeners) listener();
}

/** Whether single keys act; a choice of this device. */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => readPreference('keys') !== 'off',
  );
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Moves the focus along the links of the list on the page. Rows say `data-row`. */
function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? rows[0] : rows[at + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** Single keys of the console: `g` and a letter, `j`/`k`, `/`, `p`, `?`. Never while typing, never with a dialog open. */
export function useKeys(openHelp: () => void): void {
  const navigate = useNavigate();
  const enabled = useSingleKeys();
  useEffect(() => {
    if (!enabled) return;
    let goUntilMs = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      if (Date.now() < goUntilMs) {
        goUntilMs = 0;
        const place = DESTINATIONS.find(({ key }) => key === event.key);
        if (place) {
          event.preventDefault();
          void navigate({ to: place.to });
        }
        return;
      }
      const act: Record<string, () => void> = {
        g: () => (goUntilMs = Date.now() + CHORD_MS),
        j: () => moveRow(1),
        k: () => moveRow(-1),
        '/': () => document.querySelector<HTMLElement>('[data-filter]')?.focus(),
        p: () => document.querySelector<HTMLElement>('[data-pause]')?.click(),
        '?': openHelp,
      };
      const run = act[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled, navigate, openHelp]);
}

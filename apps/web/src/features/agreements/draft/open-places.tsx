import { createContext, useContext, useSyncExternalStore } from 'react';

/** How long a step may take to be drawn, and how long the exact place is waited for before a near one will do. */
const PATIENCE_MS = 5_000;
const EXACT_MS = 1_000;

/** Which items and blocks are unfolded on this page, so that a link can open the way to the field it leads to. */
export class OpenPlaces {
  private readonly open = new Map<string, boolean>();
  private readonly listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  is(path: string, byDefault: boolean): boolean {
    return this.open.get(path) ?? byDefault;
  }

  set(path: string, isOpen: boolean): void {
    this.open.set(path, isOpen);
    for (const listener of this.listeners) listener();
  }

  /** Unfolds everything around a place and puts the focus on it, or on the nearest place around it that can be shown. */
  reveal(path: string): void {
    const parts = path.split('.');
    for (let end = 1; end <= parts.length; end += 1) this.open.set(parts.slice(0, end).join('.'), true);
    for (const listener of this.listeners) listener();
    const startMs = performance.now();
    const seek = () => {
      for (let end = parts.length; end > 0; end -= 1) {
        const near = parts.slice(0, end).join('.');
        const element = document.getElementById(near) ?? document.querySelector<HTMLElement>(`[data-place="${CSS.escape(near)}"]`);
        const isExact = end === parts.length;
        if (!element || (!isExact && performance.now() - startMs < EXACT_MS)) continue;
        const target = element.matches('input, select, textarea, button, [tabindex]')
          ? element
          : (element.querySelector<HTMLElement>('input, select, textarea, button') ?? element);
        target.scrollIntoView({ block: 'center' });
        target.focus({ preventScroll: true });
        return;
      }
      if (performance.now() - startMs < PATIENCE_MS) requestAnimationFrame(seek);
    };
    requestAnimationFrame(seek);
  }
}

const OpenPlacesContext = createContext<OpenPlaces>(new OpenPlaces());
export const OpenPlacesProvider = OpenPlacesContext.Provider;

export function useOpenPlaces(): OpenPlaces {
  return useContext(OpenPlacesContext);
}

/** Whether a place is unfolded, and the way to fold it. */
export function useOpen(path: string, byDefault: boolean): readonly [boolean, (isOpen: boolean) => void] {
  const places = useOpenPlaces();
  const isOpen = useSyncExternalStore(places.subscribe, () => places.is(path, byDefault));
  return [isOpen, (next) => places.set(path, next)];
}

import { createContext, useContext, useSyncExternalStore } from 'react';

/** What is wrong or missing at a place, in words. */
export interface Mark {
  readonly tone: 'error' | 'warning';
  readonly words: string;
}

/** Where the marks of the page live: by the id of the field they belong to. Fields listen to their own only. */
export class Marks {
  private byPath: ReadonlyMap<string, Mark> = new Map();
  private readonly listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  replace(byPath: ReadonlyMap<string, Mark>): void {
    this.byPath = byPath;
    for (const listener of this.listeners) listener();
  }

  at(path: string): Mark | undefined {
    return this.byPath.get(path);
  }

  /** How many marks lie under a place. */
  under(path: string): number {
    let count = 0;
    for (const each of this.byPath.keys()) if (each === path || each.startsWith(`${path}.`)) count += 1;
    return count;
  }
}

const MarksContext = createContext<Marks>(new Marks());
export const MarksProvider = MarksContext.Provider;

export function useMark(path: string): Mark | undefined {
  const marks = useContext(MarksContext);
  return useSyncExternalStore(marks.subscribe, () => marks.at(path));
}

export function useMarksUnder(path: string): number {
  const marks = useContext(MarksContext);
  return useSyncExternalStore(marks.subscribe, () => marks.under(path));
}

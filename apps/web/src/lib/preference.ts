/** A preference kept on this device; a browser that refuses storage simply forgets it. */
export function readPreference(key: string): string | null {
  try {
    return localStorage.getItem(`pulso.${key}`);
  } catch {
    return null;
  }
}

export function writePreference(key: string, value: string): void {
  try {
    localStorage.setItem(`pulso.${key}`, value);
  } catch {
    // Private windows may refuse: the choice then lasts as long as the page.
  }
}

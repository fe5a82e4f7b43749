export const LANGUAGES = ['es', 'en', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first language we speak among those asked for (`es-MX` is `es`); English when there is none. */
export function pickLanguage(...wanted: (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    const language = LANGUAGES.find((known) => tag?.toLowerCase().split(/[-_]/)[0] === known);
    if (language) return language;
  }
  return 'en';
}

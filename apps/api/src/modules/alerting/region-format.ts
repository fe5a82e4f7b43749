export type Language = 'es' | 'en';

/** How the languages of the product write numbers and dates until a person's region is known. */
const REGION: Readonly<Record<Language, string>> = { es: 'es-ES', en: 'en-GB' };

/** @param share from 0 to 1, already rounded to the decimals that are to be seen */
export function percent(share: number, language: Language, decimals: { readonly min: number; readonly max: number }): string {
  return new Intl.NumberFormat(REGION[language], {
    style: 'percent',
    minimumFractionDigits: decimals.min,
    maximumFractionDigits: decimals.max,
  }).format(share);
}

export function wholeNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(REGION[language]).format(value);
}

/** `27 de marzo`, `27 March`, as the calendar of a zone shows it. */
export function dayAndMonth(instantMs: number, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(REGION[language], { day: 'numeric', month: 'long', timeZone }).format(instantMs);
}

export function monthName(instantMs: number, language: Language): string {
  return new Intl.DateTimeFormat(REGION[language], { month: 'long', timeZone: 'UTC' }).format(instantMs);
}

/** The plural form of a count; Spanish has three, the third for a million and more. */
export function pluralForm(count: number, language: Language): 'one' | 'many' | 'other' {
  const form = new Intl.PluralRules(REGION[language]).select(count);
  return form === 'one' || form === 'many' ? form : 'other';
}

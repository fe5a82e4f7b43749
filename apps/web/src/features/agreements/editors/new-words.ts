import type { AgreementLanguage, LocalizedText } from '@pulso/agreements';

/** A name in the language it was written in; the other one is still to come. */
export function wordsIn(language: AgreementLanguage, text: string): LocalizedText {
  return { es: language === 'es' ? text : '', en: language === 'en' ? text : '' };
}

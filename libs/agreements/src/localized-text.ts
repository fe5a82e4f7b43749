/** Languages an agreement can be written in. */
export const AGREEMENT_LANGUAGES = ['es', 'en'] as const;
export type AgreementLanguage = (typeof AGREEMENT_LANGUAGES)[number];

/** A text of the agreement; a language the agreement does not use stays empty. */
export interface LocalizedText {
  readonly es: string;
  readonly en: string;
}

export const NO_TEXT: LocalizedText = { es: '', en: '' };

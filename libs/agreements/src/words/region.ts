import type { AgreementLanguage } from '../localized-text.js';

/** How each language of an agreement writes numbers and dates. A contract reads the same for everyone, so no reader's region takes part. */
export const REGION_OF: Readonly<Record<AgreementLanguage, string>> = { es: 'es-ES', en: 'en-GB' };

/** A space that does not break: between a number and what it counts. */
export const NO_BREAK_SPACE = '\u00a0';

import type { LocalizedText } from './localized-text.js';

/** Section `glossary`. */
export interface Glossary {
  readonly terms: readonly { readonly ref: string; readonly term: LocalizedText; readonly definition: LocalizedText }[];
}

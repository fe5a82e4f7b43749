import { SECTION_KEYS, type AgreementContent, type SectionKey } from './agreement-content.js';
import type { AgreementLanguage, LocalizedText } from './localized-text.js';

/** One step from a section into its content: a member, the `ref` of an item of a list, or a position where the items have none. */
export type PathStep = string | number;

/** A text of the agreement and where it stands. */
export interface PlacedText {
  readonly section: SectionKey;
  readonly path: readonly PathStep[];
  readonly text: LocalizedText;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLocalized(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value['es'] === 'string' && typeof value['en'] === 'string' && Object.keys(value).length === 2;
}

/** How an item of a list is named in a path: by its `ref`, which an edit of its neighbours does not move. */
export function stepOf(item: unknown, index: number): PathStep {
  return isObject(item) && typeof item['ref'] === 'string' ? item['ref'] : index;
}

function* textsIn(section: SectionKey, path: readonly PathStep[], value: unknown): Generator<PlacedText> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* textsIn(section, [...path, stepOf(item, index)], item);
  } else if (isObject(value)) {
    if (isLocalized(value)) yield { section, path, text: value as unknown as LocalizedText };
    else for (const [key, member] of Object.entries(value)) yield* textsIn(section, [...path, key], member);
  }
}

/** Every text of the agreement, in the order of the document. */
export function* textsOf(content: AgreementContent): Generator<PlacedText> {
  for (const section of SECTION_KEYS) yield* textsIn(section, [], content[section]);
}

/** Whether a text says anything in at least one language. */
export function isWritten(text: LocalizedText): boolean {
  return text.es.trim() !== '' || text.en.trim() !== '';
}

/** A text to name something by: in the language asked for, else in the other, else the fallback. */
export function nameIn(text: LocalizedText, language: AgreementLanguage, fallback: string): string {
  return text[language].trim() || text.es.trim() || text.en.trim() || fallback;
}

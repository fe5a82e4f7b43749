import { canonicalJson } from '@pulso/kernel';
import { SECTION_KEYS, type SectionKey } from './agreement-content.js';
import { DOCUMENT_FORMAT, type FrozenDocument } from './frozen-document.js';
import { sectionHash, type Sha256 } from './section-hash.js';

/** What can be said of a text that claims to be a signed agreement. */
export type DocumentVerdict =
  | { readonly kind: 'intact'; readonly hash: string; readonly document: FrozenDocument }
  | {
      readonly kind: 'changed';
      readonly hash: string;
      /** Sections whose content no longer fits the hash that stands in the document. */
      readonly changedSections: readonly SectionKey[];
      /** Whether the whole text has the hash that was expected; null when none was given. */
      readonly hashFits: boolean | null;
      /** Whether the text is written in canonical form; a document that Pulso made always is. */
      readonly isCanonical: boolean;
      /** Every section fits, so what changed is the head, a section hash, or the writing itself. */
      readonly changedOutsideSections: boolean;
    }
  | { readonly kind: 'unreadable'; readonly hash: string; readonly reason: 'not_json' | 'not_an_agreement' };

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function canonicalOf(value: unknown): string | null {
  try {
    return canonicalJson(value);
  } catch {
    return null;
  }
}

/** The members of a document in order; one more or one less and it is not a document of this format. */
const MEMBERS = ['agreement', 'content', 'format', 'organization', 'sectionHashes', 'version'];

function isDocument(value: unknown): value is FrozenDocument {
  return (
    isObject(value) &&
    value['format'] === DOCUMENT_FORMAT &&
    Object.keys(value).sort().join() === MEMBERS.join() &&
    isObject(value['content']) &&
    isObject(value['sectionHashes'])
  );
}

function sectionFits(document: FrozenDocument, key: SectionKey, sha256: Sha256): boolean {
  const content = document.content[key];
  return canonicalOf(content) !== null && sectionHash(key, content, sha256) === document.sectionHashes[key];
}

/**
 * Checks a document against the hashes it carries and, when one is given, against the hash it was signed with. Without an expected hash a
 * text whose parts fit each other is intact in itself: whether it is the signed one, only the record of signatures says.
 */
export function verifyDocument(text: string, sha256: Sha256, expectedHash: string | null = null): DocumentVerdict {
  const hash = sha256(text);
  const value = parsed(text);
  if (value === undefined) return { kind: 'unreadable', hash, reason: 'not_json' };
  if (!isDocument(value)) return { kind: 'unreadable', hash, reason: 'not_an_agreement' };
  const changedSections = SECTION_KEYS.filter((key) => !sectionFits(value, key, sha256));
  const hasAllSections =
    Object.keys(value.content).length === SECTION_KEYS.length && Object.keys(value.sectionHashes).length === SECTION_KEYS.length;
  const isCanonical = canonicalOf(value) === text;
  const hashFits = expectedHash === null ? null : hash === expectedHash;
  if (changedSections.length === 0 && hasAllSections && isCanonical && hashFits !== false) return { kind: 'intact', hash, document: value };
  return { kind: 'changed', hash, changedSections, hashFits, isCanonical, changedOutsideSections: changedSections.length === 0 };
}

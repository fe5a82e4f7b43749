import { canonicalJson } from '@pulso/kernel';
import { SECTION_KEYS, type AgreementContent, type SectionKey } from './agreement-content.js';

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal; handed in, since a browser and a server compute it each in their own way. */
export type Sha256 = (text: string) => string;

export type SectionHashes = { readonly [Key in SectionKey]: string };

/** What an approval binds to. The key is part of it, so that two sections with the same content never share an approval. */
export function sectionHash<Key extends SectionKey>(key: Key, content: AgreementContent[Key], sha256: Sha256): string {
  return sha256(canonicalJson({ section: key, content }));
}

export function sectionHashes(content: AgreementContent, sha256: Sha256): SectionHashes {
  return Object.fromEntries(SECTION_KEYS.map((key) => [key, sectionHash(key, content[key], sha256)])) as SectionHashes;
}

import { canonicalJson } from '@pulso/kernel';
import type { AgreementContent } from './agreement-content.js';
import { sectionHashes, type SectionHashes, type Sha256 } from './section-hash.js';

export const DOCUMENT_FORMAT = 'pulso-agreement-1';

/** Whose agreement a document is, and which version of it. */
export interface DocumentHead {
  readonly organization: { readonly id: string; readonly name: string };
  readonly agreement: { readonly id: string; readonly code: string };
  readonly version: { readonly id: string; readonly n: number; /** Id of the version it amends. */ readonly amends: string | null };
}

/** What the parties sign: the whole content, with a hash of each section so that a later change can be located. */
export interface FrozenDocument extends DocumentHead {
  readonly format: typeof DOCUMENT_FORMAT;
  readonly content: AgreementContent;
  readonly sectionHashes: SectionHashes;
}

export function documentOf({ organization, agreement, version }: DocumentHead, content: AgreementContent, sha256: Sha256): FrozenDocument {
  return {
    format: DOCUMENT_FORMAT,
    organization: { id: organization.id, name: organization.name },
    agreement: { id: agreement.id, code: agreement.code },
    version: { id: version.id, n: version.n, amends: version.amends },
    content,
    sectionHashes: sectionHashes(content, sha256),
  };
}

/** The bytes that are kept and handed out, as text. */
export function documentText(document: FrozenDocument): string {
  return canonicalJson(document);
}

/** The fingerprint that every signature names: SHA-256 of the document's canonical text. */
export function documentHash(document: FrozenDocument, sha256: Sha256): string {
  return sha256(documentText(document));
}

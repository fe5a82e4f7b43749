import type { SectionKey } from '../agreement-content.js';
import type { AgreementLanguage } from '../localized-text.js';

/**
 * An agreement as a document: plain data that the API renders to HTML and PDF and the console to React, so that both read the same.
 * Every id is unique in the document, stays the same while the item it belongs to keeps its `ref`, and is fit for an HTML id.
 */
export interface DocumentModel {
  readonly language: AgreementLanguage;
  /** The h1. */
  readonly title: string;
  readonly head: DocumentFactsBlock;
  /** Heading of the table of contents. */
  readonly contentsHeading: string;
  readonly contents: readonly ContentsEntry[];
  readonly sections: readonly DocumentSection[];
  readonly footer: DocumentFactsBlock;
  /** One line for the foot of every printed page: code, version, fingerprint. */
  readonly runningFooter: string;
}

/** From the section inwards, as suggestions and anchors of threads name a place: members, and `ref` (or index) of items. */
export type ContentPath = readonly (string | number)[];

export interface ContentsEntry {
  /** Id of the section or clause it leads to. */
  readonly id: string;
  readonly number: string;
  readonly heading: string;
  readonly entries: readonly ContentsEntry[];
}

/** An h2. The signatures come last, as a section of their own that holds nothing the parties wrote. */
export interface DocumentSection {
  readonly key: SectionKey | 'signatures';
  readonly id: string;
  readonly number: string;
  readonly heading: string;
  /** What stands before the first clause. */
  readonly blocks: readonly DocumentBlock[];
  readonly clauses: readonly DocumentClause[];
}

/** An h3: one item of the content, such as a service level; `5.1` is what other pages cite. */
export interface DocumentClause {
  readonly id: string;
  readonly number: string;
  readonly heading: string;
  /** The item it is about. */
  readonly path: ContentPath;
  readonly blocks: readonly DocumentBlock[];
}

export type DocumentBlock = DocumentParagraph | DocumentList | DocumentFactsBlock | DocumentTable;

export interface DocumentParagraph {
  readonly kind: 'paragraph';
  readonly id: string;
  readonly text: string;
  /** Where the parties' own words stand; null where Pulso says in words what they agreed. */
  readonly path: ContentPath | null;
}

export interface DocumentList {
  readonly kind: 'list';
  readonly id: string;
  readonly ordered: boolean;
  readonly items: readonly { readonly id: string; readonly text: string }[];
}

/** A definition list: dl with dt and dd. */
export interface DocumentFactsBlock {
  readonly kind: 'facts';
  readonly id: string;
  readonly entries: readonly DocumentFact[];
}

export interface DocumentFact {
  readonly id: string;
  readonly term: string;
  readonly detail: string;
  /** The value it tells; null where it tells more than one, or none. */
  readonly path: ContentPath | null;
}

/** A table with a caption, a header row, and the first cell of each row as its header. */
export interface DocumentTable {
  readonly kind: 'table';
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[];
}

/** What a document says besides its content. */
export interface DocumentFacts {
  /** The organization that keeps the agreement. */
  readonly organization: string;
  readonly code: string;
  readonly version: number;
  /** Number of the version it amends; null for the first. */
  readonly amends: number | null;
  /** SHA-256 of the frozen document, in hex; null while it can still change. */
  readonly documentHash: string | null;
  /** Address where a document or fingerprint can be checked; null where there is none. */
  readonly verifyUrl: string | null;
  /** Signatures given on this document, or null where they are recorded beside it, as in the file that gets signed. */
  readonly signatures: readonly DocumentSignature[] | null;
}

export interface DocumentSignature {
  readonly stakeholderRef: string;
  /** ISO 8601 instant. */
  readonly signedAt: string;
  readonly method: 'typed' | 'drawn';
}

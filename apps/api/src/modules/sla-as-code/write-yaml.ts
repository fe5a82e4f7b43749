import { Document } from 'yaml';
import type { WrittenDocument } from './documents-of-content.js';

/** Documents as a file, byte for byte the same for the same content: keys sorted, but for the four that begin every document; no folding. */
export function writeYaml(documents: readonly WrittenDocument[]): string {
  return documents.map((document) => `---\n${textOf(document)}`).join('');
}

function textOf({ apiVersion, kind, metadata, spec, status }: WrittenDocument): string {
  const ordered = { apiVersion, kind, metadata: sorted(metadata), spec: sorted(spec), ...(status && { status: sorted(status) }) };
  return new Document(ordered, { version: '1.2', schema: 'core', aliasDuplicateObjects: false }).toString({ lineWidth: 0, indent: 2 });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { emptyContent, SECTION_KEYS, type AgreementContent } from './agreement-content.js';
import { documentHash, documentOf, documentText } from './frozen-document.js';
import { sectionHash, sectionHashes } from './section-hash.js';
import { verifyDocument } from './verify-document.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const content: AgreementContent = {
  ...emptyContent({ type: 'customer', perspective: 'provider', language: 'es', timeZone: 'Europe/Madrid', currency: 'EUR' }),
  glossary: { terms: [{ ref: 'oro', term: { es: 'Plan Oro', en: '' }, definition: { es: 'El de mayor precio.', en: '' } }] },
};
const document = documentOf(
  {
    organization: { id: 'o1', name: 'Panadería La Espiga' },
    agreement: { id: 'a1', code: 'A' },
    version: { id: 'v1', n: 1, amends: null },
  },
  content,
  sha256,
);
const text = documentText(document);
const hash = documentHash(document, sha256);

it('is intact as it was frozen, with and without the hash it was signed with', () => {
  expect(verifyDocument(text, sha256)).toEqual({ kind: 'intact', hash, document });
  expect(verifyDocument(text, sha256, hash)).toEqual({ kind: 'intact', hash, document });
});

it('names the section that was changed', () => {
  expect(verifyDocument(text.replace('Plan Oro', 'Plan 0ro'), sha256, hash)).toMatchObject({
    kind: 'changed',
    changedSections: ['glossary'],
    hashFits: false,
    isCanonical: true,
    changedOutsideSections: false,
  });
});

it('says that what changed is not a section when the head was changed', () => {
  const forged = text.replace('La Espiga', 'La Espina');
  expect(verifyDocument(forged, sha256, hash)).toMatchObject({ kind: 'changed', changedSections: [], changedOutsideSections: true });
});

it.each([
  ['white space', text.replace('{', '{ ')],
  ['a member twice, of which a reader sees one', text.replace('"format":', '"format":"other","format":')],
  ['one more section', text.replace('"content":{', '"content":{"annex":{},')],
])('finds %s without knowing the hash', (_name, forged) => {
  expect(verifyDocument(forged, sha256).kind).toBe('changed');
});

it.each([
  ['', 'not_json'],
  ['{"format":"pulso-agreement-1"', 'not_json'],
  ['null', 'not_an_agreement'],
  ['{"format":"pulso-agreement-1"}', 'not_an_agreement'],
])('cannot read %j: %s', (unreadable, reason) => {
  expect(verifyDocument(unreadable, sha256)).toMatchObject({ kind: 'unreadable', reason });
});

it('finds every flipped bit of the text, and never throws', () => {
  const bytes = Buffer.from(text);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      expect(verifyDocument(flipped.toString('utf8'), sha256, hash).kind).not.toBe('intact');
    }),
    { numRuns: 500 },
  );
});

it('gives each section a hash of its own, stable under the order of members and moved by any change', () => {
  const hashes = sectionHashes(content, sha256);
  expect(new Set(Object.values(hashes)).size).toBe(SECTION_KEYS.length);
  const { terms } = content.glossary;
  const reordered = { terms: terms.map((term) => Object.fromEntries(Object.entries(term).reverse()) as unknown as (typeof terms)[number]) };
  expect(sectionHash('glossary', reordered, sha256)).toBe(hashes.glossary);
  expect(sectionHash('glossary', { terms: [] }, sha256)).not.toBe(hashes.glossary);
});

import { instantInZone } from '../words/date-words.js';
import type { DocumentBlock, DocumentFacts } from './document-blocks.js';
import type { DocumentScribe } from './document-scribe.js';
import { SIGNATURE_METHOD_WORDS } from './enum-words.js';

/** Who signs and, where they are part of the document, who signed when and how. Never called more than a simple electronic signature. */
export function signatureBlocks(scribe: DocumentScribe, facts: DocumentFacts): DocumentBlock[] {
  const { parties, people } = scribe.content.stakeholders;
  const { timeZone } = scribe.content.overview;
  const pending = scribe.say({ es: 'pendiente', en: 'pending' });
  const rows = parties
    .filter(({ mustSign }) => mustSign)
    .flatMap((party) => {
      const signatories = people.filter((person) => person.partyRef === party.ref && person.functions.includes('signatory'));
      const given = (facts.signatures ?? []).filter(({ stakeholderRef }) =>
        people.some((person) => person.ref === stakeholderRef && person.partyRef === party.ref),
      );
      if (given.length > 0) {
        return given.map((signature) => ({
          name: signature.stakeholderRef,
          cells: [
            party.name,
            scribe.person(signature.stakeholderRef),
            instantInZone(signature.signedAt, timeZone, scribe.language),
            scribe.say(SIGNATURE_METHOD_WORDS[signature.method]),
          ],
        }));
      }
      return [
        { name: `party-${party.ref}`, cells: [party.name, scribe.list(signatories.map(({ name }) => name)) || pending, pending, ''] },
      ];
    });
  const columns = [
    { es: 'Parte', en: 'Party' },
    { es: 'Firma', en: 'Signatory' },
    ...(facts.signatures === null
      ? []
      : [
          { es: 'Cuándo', en: 'When' },
          { es: 'Método', en: 'Method' },
        ]),
  ];
  const note = facts.signatures
    ? scribe.say({
        es: 'Cada firma es una firma electrónica simple: deja constancia de quién firmó, cuándo, cómo y con qué huella del documento.',
        en: 'Each signature is a simple electronic signature: it records who signed, when, how, and the fingerprint of the document.',
      })
    : scribe.say({
        es: 'Este documento se firma con firma electrónica simple. Las firmas constan en el registro que guarda esta misma huella.',
        en: 'This document is signed with simple electronic signatures. They are recorded beside it, under the same fingerprint.',
      });
  return [
    scribe.stated('signatures-note', note),
    ...scribe.table(
      'signatures-list',
      { es: 'Firmas de las partes', en: 'Signatures of the parties' },
      columns,
      rows.map(({ name, cells }) => ({ name, cells: cells.slice(0, columns.length) })),
    ),
  ];
}

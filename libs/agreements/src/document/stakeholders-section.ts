import { CONTACT_WORDS, LANGUAGE_WORDS, PARTY_KIND_WORDS, PARTY_ROLE_WORDS } from './enum-words.js';
import type { DocumentScribe, SectionDraft } from './document-scribe.js';

function signingWords(scribe: DocumentScribe, mustSign: boolean, order: number | null): string {
  const must = mustSign
    ? scribe.say({ es: 'firma este acuerdo', en: 'signs this agreement' })
    : scribe.say({ es: 'no firma este acuerdo', en: 'does not sign this agreement' });
  return order === null ? must : `${must}; ${scribe.say({ es: 'turno', en: 'turn' })}\u00a0${order}`;
}

export function stakeholdersSection(scribe: DocumentScribe): SectionDraft {
  const { parties, people } = scribe.content.stakeholders;
  return {
    blocks: scribe.table(
      'stakeholders-people',
      { es: 'Personas y puntos de contacto', en: 'People and contact points' },
      [
        { es: 'Nombre', en: 'Name' },
        { es: 'Parte', en: 'Party' },
        { es: 'Cargo', en: 'Job title' },
        { es: 'Funciones', en: 'Functions' },
        { es: 'Contacto', en: 'Contact' },
        { es: 'Idioma y zona', en: 'Language and zone' },
      ],
      people.map((person) => ({
        name: person.ref,
        cells: [
          person.name,
          scribe.party(person.partyRef),
          person.jobTitle,
          scribe.functions(person.functions),
          person.contacts.map(({ kind, value }) => `${scribe.say(CONTACT_WORDS[kind])}: ${value}`).join('; '),
          `${scribe.say(LANGUAGE_WORDS[person.locale])}, ${person.timeZone}`,
        ],
      })),
    ),
    clauses: parties.map((party) => ({
      list: 'parties',
      ref: party.ref,
      heading: party.name || party.ref,
      blocks: (id, path) =>
        scribe.facts(`${id}-terms`, path, [
          scribe.fact('kind', { es: 'Es', en: 'Is' }, scribe.say(PARTY_KIND_WORDS[party.kind])),
          scribe.fact('roles', { es: 'Papel', en: 'Role' }, scribe.list(party.roles.map((role) => scribe.say(PARTY_ROLE_WORDS[role])))),
          scribe.fact('legalName', { es: 'Razón social', en: 'Legal name' }, party.legalName),
          scribe.fact('taxId', { es: 'Identificación fiscal', en: 'Tax number' }, party.taxId),
          scribe.fact('address', { es: 'Domicilio', en: 'Address' }, party.address),
          scribe.fact('planRef', { es: 'Plan', en: 'Plan' }, party.planRef === null ? '' : scribe.plan(party.planRef)),
          scribe.fact('mustSign', { es: 'Firma', en: 'Signature' }, signingWords(scribe, party.mustSign, party.signingOrder)),
        ]),
    })),
  };
}

import { SECTION_KEYS, type AgreementContent, type SectionKey } from '../agreement-content.js';
import type { AgreementLanguage } from '../localized-text.js';
import { longDate, zoneWords } from '../words/date-words.js';
import { clauseId, clauseNumber, sectionId, sectionNumber, type CLAUSE_LISTS } from './clause-number.js';
import type { ContentsEntry, DocumentFact, DocumentFacts, DocumentFactsBlock, DocumentModel, DocumentSection } from './document-blocks.js';
import { DocumentScribe, type SectionDraft } from './document-scribe.js';
import { exclusionsSection } from './exclusions-section.js';
import { glossarySection } from './glossary-section.js';
import { goalsSection } from './goals-section.js';
import { metricsSection } from './metrics-section.js';
import { monitoringSection } from './monitoring-section.js';
import { obligationsSection } from './obligations-section.js';
import { overviewSection } from './overview-section.js';
import { remediesSection } from './remedies-section.js';
import { reviewSection } from './review-section.js';
import { sectionHeading } from './section-heading.js';
import { serviceLevelsSection } from './service-levels-section.js';
import { servicesSection } from './services-section.js';
import { signatureBlocks } from './signatures-section.js';
import { stakeholdersSection } from './stakeholders-section.js';
import { terminationSection } from './termination-section.js';

const SECTIONS: Readonly<Record<SectionKey, (scribe: DocumentScribe) => SectionDraft>> = {
  overview: overviewSection,
  stakeholders: stakeholdersSection,
  goals: goalsSection,
  services: servicesSection,
  service_levels: serviceLevelsSection,
  exclusions: exclusionsSection,
  termination: terminationSection,
  remedy_plan: remediesSection,
  metrics: metricsSection,
  obligations: obligationsSection,
  monitoring: monitoringSection,
  review: reviewSection,
  glossary: glossarySection,
};

/** Characters of a fingerprint that are enough to tell documents apart at the foot of a page. */
const SHORT_HASH = 16;

function section(scribe: DocumentScribe, key: SectionKey): DocumentSection {
  const { blocks, clauses } = SECTIONS[key](scribe);
  const empty = blocks.length === 0 && clauses.length === 0;
  const nothing = scribe.say({
    es: 'Las partes no han acordado nada en esta sección.',
    en: 'The parties have agreed nothing in this section.',
  });
  return {
    key,
    id: sectionId(key),
    number: String(sectionNumber(key)),
    heading: sectionHeading(key, scribe.language),
    blocks: empty ? [scribe.stated(`${sectionId(key)}-empty`, nothing)] : blocks,
    clauses: clauses.map(({ list, ref, heading, blocks: write }) => {
      const id = clauseId(key, list, ref);
      const path = [list, ref];
      const number = clauseNumber(scribe.content, key, list as (typeof CLAUSE_LISTS)[typeof key][number] & string, ref);
      return { id, number: number ?? '', heading, path, blocks: write(id, path) };
    }),
  };
}

function factsBlock(id: string, entries: readonly (readonly [name: string, term: string, detail: string])[]): DocumentFactsBlock {
  const told: DocumentFact[] = entries
    .filter(([, , detail]) => detail !== '')
    .map(([name, term, detail]) => ({ id: `${id}-${name}`, term, detail, path: null }));
  return { kind: 'facts', id, entries: told };
}

function head(scribe: DocumentScribe, facts: DocumentFacts): DocumentFactsBlock {
  const { overview, stakeholders } = scribe.content;
  const { language } = scribe;
  const from = overview.effectiveFrom && longDate(overview.effectiveFrom, language);
  const to = overview.effectiveTo && longDate(overview.effectiveTo, language);
  const zone = zoneWords(overview.timeZone, language);
  const term = from
    ? to
      ? scribe.say({ es: `del ${from} al ${to}, ${zone}`, en: `${from} to ${to}, ${zone}` })
      : scribe.say({ es: `desde el ${from}, sin fecha de fin, ${zone}`, en: `from ${from}, no end date, ${zone}` })
    : scribe.say({ es: `fechas por acordar, ${zone}`, en: `dates to be agreed, ${zone}` });
  const version =
    facts.amends === null
      ? String(facts.version)
      : scribe.say({ es: `${facts.version}, modifica la ${facts.amends}`, en: `${facts.version}, amends ${facts.amends}` });
  return factsBlock('document-head', [
    ['code', scribe.say({ es: 'Código', en: 'Code' }), facts.code],
    ['version', scribe.say({ es: 'Versión', en: 'Version' }), version],
    ['parties', scribe.say({ es: 'Partes', en: 'Parties' }), scribe.list(stakeholders.parties.map(({ name, ref }) => name || ref))],
    ['term', scribe.say({ es: 'Vigencia', en: 'Term' }), term],
  ]);
}

function footer(scribe: DocumentScribe, facts: DocumentFacts): DocumentFactsBlock {
  const unfinished = scribe.say({
    es: 'borrador: este texto puede cambiar y todavía no se puede firmar',
    en: 'draft: this text can still change and cannot be signed yet',
  });
  return factsBlock('document-footer', [
    ['organization', scribe.say({ es: 'Lo guarda', en: 'Kept by' }), facts.organization],
    [
      'hash',
      scribe.say({ es: 'Huella del documento (SHA-256)', en: 'Fingerprint of the document (SHA-256)' }),
      facts.documentHash ?? unfinished,
    ],
    ['verify', scribe.say({ es: 'Se comprueba en', en: 'Verify at' }), facts.verifyUrl ?? ''],
  ]);
}

function contents(sections: readonly DocumentSection[]): ContentsEntry[] {
  return sections.map(({ id, number, heading, clauses }) => ({
    id,
    number,
    heading,
    entries: clauses.map((clause) => ({ id: clause.id, number: clause.number, heading: clause.heading, entries: [] })),
  }));
}

/**
 * The whole agreement as an accessible, printable document in one language. Every member of the content has a place in it; nothing is added
 * that the parties did not agree on, except the signatures and the facts given.
 */
export function documentModel(content: AgreementContent, language: AgreementLanguage, facts: DocumentFacts): DocumentModel {
  const scribe = new DocumentScribe(content, language);
  const sections: DocumentSection[] = [
    ...SECTION_KEYS.map((key) => section(scribe, key)),
    {
      key: 'signatures',
      id: sectionId('signatures'),
      number: String(SECTION_KEYS.length + 1),
      heading: sectionHeading('signatures', language),
      blocks: signatureBlocks(scribe, facts),
      clauses: [],
    },
  ];
  const version = scribe.say({ es: `versión ${facts.version}`, en: `version ${facts.version}` });
  const fingerprint = facts.documentHash
    ? scribe.say({ es: `huella ${facts.documentHash.slice(0, SHORT_HASH)}`, en: `fingerprint ${facts.documentHash.slice(0, SHORT_HASH)}` })
    : scribe.say({ es: 'borrador', en: 'draft' });
  return {
    language,
    title: scribe.label(content.overview.title, facts.code),
    head: head(scribe, facts),
    contentsHeading: scribe.say({ es: 'Contenido', en: 'Contents' }),
    contents: contents(sections),
    sections,
    footer: footer(scribe, facts),
    runningFooter: [facts.code, version, fingerprint].join(' · '),
  };
}

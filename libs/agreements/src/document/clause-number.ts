import { SECTION_KEYS, type AgreementContent, type SectionKey } from '../agreement-content.js';

/** Lists whose items are clauses, in the order of the document. */
export const CLAUSE_LISTS = {
  overview: [],
  stakeholders: ['parties'],
  goals: ['goals', 'beneficiaries'],
  services: ['services', 'calendars', 'plans'],
  service_levels: ['levels'],
  exclusions: ['services', 'measurement'],
  termination: ['conditions'],
  remedy_plan: ['plans', 'creditSchedules'],
  metrics: ['indicators'],
  obligations: ['obligations'],
  monitoring: [],
  review: [],
  glossary: [],
} as const satisfies { readonly [Key in SectionKey]: readonly (keyof AgreementContent[Key])[] };

interface Referable {
  readonly ref: string;
}

function itemsOf(content: AgreementContent, section: SectionKey, list: string): readonly Referable[] {
  return (content[section] as unknown as Readonly<Record<string, readonly Referable[]>>)[list] ?? [];
}

/** Number of a section in the document, from 1. */
export function sectionNumber(section: SectionKey): number {
  return SECTION_KEYS.indexOf(section) + 1;
}

/** The number under which an item is cited, "5.1"; null where the content has no such item. */
export function clauseNumber<Key extends SectionKey>(
  content: AgreementContent,
  section: Key,
  list: (typeof CLAUSE_LISTS)[Key][number] & string,
  ref: string,
): string | null {
  let before = 0;
  for (const name of CLAUSE_LISTS[section] as readonly string[]) {
    const items = itemsOf(content, section, name);
    const position = name === list ? items.findIndex((item) => item.ref === ref) : -1;
    if (position >= 0) return `${sectionNumber(section)}.${before + position + 1}`;
    before += items.length;
  }
  return null;
}

/** Id of a clause in the document, for links. */
export function clauseId(section: SectionKey, list: string, ref: string): string {
  return `${sectionId(section)}-${list.toLowerCase()}-${ref}`;
}

export function sectionId(section: SectionKey | 'signatures'): string {
  return section.replaceAll('_', '-');
}

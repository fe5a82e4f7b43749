import type { AgreementContent, SectionKey } from '../agreement-content.js';
import type { AgreementLanguage, LocalizedText } from '../localized-text.js';
import type { AgreedIndicator } from '../metrics.js';
import type { ServiceLevel } from '../service-levels.js';
import type { StakeholderFunction } from '../stakeholders.js';
import { listOf } from '../words/date-words.js';
import type { CLAUSE_LISTS } from './clause-number.js';
import { clauseNumber } from './clause-number.js';
import type { ContentPath, DocumentBlock, DocumentFact, DocumentFactsBlock, DocumentParagraph, DocumentTable } from './document-blocks.js';
import { FUNCTION_WORDS } from './enum-words.js';

/** A fact before it has its place: a term in both languages, its detail in one, and the member it tells, which also names it. */
export interface FactDraft {
  readonly term: LocalizedText;
  readonly detail: string;
  readonly member: string;
  /** Steps from the item to the value. */
  readonly steps: ContentPath;
}

/** Writes the blocks of one document in one language: knows what every `ref` is called and where it is cited. */
export class DocumentScribe {
  constructor(
    readonly content: AgreementContent,
    readonly language: AgreementLanguage,
  ) {}

  /** The sentence or word of this language. */
  say(words: LocalizedText): string {
    return words[this.language];
  }

  /** What something is called, in the other language where this one has no name for it, or its `ref`. */
  label(name: LocalizedText, ref: string): string {
    return name[this.language] || name[this.language === 'es' ? 'en' : 'es'] || ref;
  }

  list(items: readonly string[]): string {
    return listOf(items, this.language);
  }

  yesNo(value: boolean): string {
    if (this.language === 'es') return value ? 'sí' : 'no';
    return value ? 'yes' : 'no';
  }

  functions(functions: readonly StakeholderFunction[]): string {
    return this.list(functions.map((name) => this.say(FUNCTION_WORDS[name])));
  }

  party(ref: string): string {
    const known = this.content.stakeholders.parties.find((party) => party.ref === ref);
    return known ? known.name || ref : this.unknown(ref);
  }

  person(ref: string): string {
    const known = this.content.stakeholders.people.find((person) => person.ref === ref);
    return known ? known.name || ref : this.unknown(ref);
  }

  levelOf(ref: string): ServiceLevel | undefined {
    return this.content.service_levels.levels.find((level) => level.ref === ref);
  }

  indicatorOf(ref: string): AgreedIndicator | undefined {
    return this.content.metrics.indicators.find((indicator) => indicator.ref === ref);
  }

  /** Code and clause of a level: "N1 (cláusula 5.1)". */
  level(ref: string): string {
    const level = this.levelOf(ref);
    return level ? this.cited(level.code || ref, 'service_levels', 'levels', ref) : this.unknown(ref);
  }

  levels(refs: readonly string[]): string {
    return this.list(refs.map((ref) => this.level(ref)));
  }

  service(ref: string): string {
    return this.named('services', 'services', ref);
  }

  calendar(ref: string): string {
    return this.named('services', 'calendars', ref);
  }

  plan(ref: string): string {
    return this.named('services', 'plans', ref);
  }

  indicator(ref: string): string {
    return this.named('metrics', 'indicators', ref);
  }

  remedyPlan(ref: string): string {
    return this.named('remedy_plan', 'plans', ref);
  }

  creditSchedule(ref: string): string {
    return this.named('remedy_plan', 'creditSchedules', ref);
  }

  obligation(ref: string): string {
    const known = this.content.obligations.obligations.some((obligation) => obligation.ref === ref);
    const words = this.say({ es: 'la obligación', en: 'the obligation' });
    return known ? this.cited(words, 'obligations', 'obligations', ref) : this.unknown(ref);
  }

  private named<Key extends SectionKey>(section: Key, list: (typeof CLAUSE_LISTS)[Key][number] & string, ref: string): string {
    const items =
      (this.content[section] as unknown as Readonly<Record<string, readonly { ref: string; name: LocalizedText }[]>>)[list] ?? [];
    const item = items.find((candidate) => candidate.ref === ref);
    return item ? this.cited(this.label(item.name, ref), section, list, ref) : this.unknown(ref);
  }

  private cited<Key extends SectionKey>(
    words: string,
    section: Key,
    list: (typeof CLAUSE_LISTS)[Key][number] & string,
    ref: string,
  ): string {
    const number = clauseNumber(this.content, section, list, ref);
    return `${words} (${this.say({ es: 'cláusula', en: 'clause' })}\u00a0${number})`;
  }

  private unknown(ref: string): string {
    return this.say({ es: `«${ref}» (no figura en el acuerdo)`, en: `"${ref}" (not in the agreement)` });
  }

  /** The parties' words, one block a paragraph; nothing while they are not written. */
  prose(id: string, text: LocalizedText, path: ContentPath): DocumentParagraph[] {
    return this.say(text)
      .split(/\n\s*\n/)
      .map((chunk) => chunk.trim())
      .filter((chunk) => chunk !== '')
      .map((chunk, index) => ({ kind: 'paragraph', id: `${id}-${index + 1}`, text: chunk, path: [...path, this.language] }));
  }

  stated(id: string, text: string): DocumentParagraph {
    return { kind: 'paragraph', id, text, path: null };
  }

  fact(member: string, term: LocalizedText, detail: string): FactDraft {
    return { member, term, detail, steps: member.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)) };
  }

  /** A fact in the parties' own words. */
  textFact(member: string, term: LocalizedText, text: LocalizedText): FactDraft {
    const fact = this.fact(member, term, this.say(text));
    return { ...fact, steps: [...fact.steps, this.language] };
  }

  /** A definition list of what is there; entries without a detail are left out, and so is a list without entries. */
  facts(id: string, path: ContentPath, drafts: readonly FactDraft[]): DocumentFactsBlock[] {
    const entries: DocumentFact[] = drafts
      .filter(({ detail }) => detail !== '')
      .map(({ member, term, detail, steps }) => ({
        id: `${id}-${member.toLowerCase().replaceAll('.', '-')}`,
        term: this.say(term),
        detail,
        path: [...path, ...steps],
      }));
    return entries.length === 0 ? [] : [{ kind: 'facts', id, entries }];
  }

  /** A table, or nothing where it would have no rows. */
  table(
    id: string,
    caption: LocalizedText,
    columns: readonly LocalizedText[],
    rows: readonly { readonly name: string; readonly cells: readonly string[] }[],
  ): DocumentTable[] {
    if (rows.length === 0) return [];
    return [
      {
        kind: 'table',
        id,
        caption: this.say(caption),
        columns: columns.map((column) => this.say(column)),
        rows: rows.map(({ name, cells }) => ({ id: `${id}-${name}`, cells })),
      },
    ];
  }
}

/** What a section says: blocks before the first clause, and clauses in the order of {@link CLAUSE_LISTS}. */
export interface SectionDraft {
  readonly blocks: readonly DocumentBlock[];
  readonly clauses: readonly ClauseDraft[];
}

export interface ClauseDraft {
  readonly list: string;
  readonly ref: string;
  readonly heading: string;
  readonly blocks: (id: string, path: ContentPath) => readonly DocumentBlock[];
}

import type { CivilDate } from '@pulso/kernel';
import type { AgreementContent } from '../agreement-content.js';
import { AGREEMENT_LANGUAGES, type AgreementLanguage, type LocalizedText } from '../localized-text.js';
import type { Party, Stakeholder, StakeholderFunction } from '../stakeholders.js';
import type { TemplateValues, TemplateVariable } from './agreement-template.js';

export const t = (es: string, en: string): LocalizedText => ({ es, en });

/** From when recurrences count while the first day of service is still open. */
const UNDECIDED_START: CivilDate = '2026-01-01';

/** Reads the values given for a template's variables. */
export class ValuesOf {
  constructor(
    private readonly variables: readonly TemplateVariable[],
    private readonly given: TemplateValues,
  ) {}

  text(key: string): string {
    return this.given[key]?.trim() || (this.variables.find((variable) => variable.key === key)?.default ?? '');
  }

  /** A name as sentences use it: as given, or what the party is while it has no name. */
  named(key: string, es: string, en: string): LocalizedText {
    const name = this.text(key);
    return name ? { es: name, en: name } : { es, en };
  }

  date(key: string): CivilDate | null {
    return this.text(key) || null;
  }

  /** The first day of service, for what recurs. */
  start(): CivilDate {
    return this.date('effective_from') ?? UNDECIDED_START;
  }

  year(): number {
    return Number(this.start().slice(0, 4));
  }

  party(ref: string, over: Partial<Party> & Pick<Party, 'roles'>): Party {
    return {
      ref,
      kind: 'organization',
      name: this.text(`${ref}_name`),
      legalName: '',
      taxId: '',
      address: '',
      mustSign: true,
      signingOrder: null,
      planRef: null,
      ...over,
    };
  }

  /** A person whose name and e-mail are the variables `<key>_name` and `<key>_email`. */
  person(key: string, partyRef: string, jobTitle: string, functions: readonly StakeholderFunction[], timeZone: string): Stakeholder {
    const email = this.text(`${key}_email`);
    return {
      ref: key.replaceAll('_', '-'),
      partyRef,
      name: this.text(`${key}_name`),
      jobTitle,
      functions,
      contacts: email ? [{ kind: 'email', value: email }] : [],
      locale: 'es',
      timeZone,
    };
  }
}

/** A sentence begins with a capital also where it begins with "el proveedor". */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isLocalized(value: object): value is LocalizedText {
  const keys = Object.keys(value);
  return keys.length === AGREEMENT_LANGUAGES.length && AGREEMENT_LANGUAGES.every((language) => keys.includes(language));
}

function keep(value: unknown, languages: readonly AgreementLanguage[]): unknown {
  if (Array.isArray(value)) return value.map((item) => keep(item, languages));
  if (value === null || typeof value !== 'object') return value;
  if (isLocalized(value)) return { es: languages.includes('es') ? value.es : '', en: languages.includes('en') ? value.en : '' };
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, keep(member, languages)]));
}

/** The content in the languages asked for, the first of which prevails. */
export function inLanguages(content: AgreementContent, languages: readonly AgreementLanguage[]): AgreementContent {
  const kept = keep(content, languages) as AgreementContent;
  const prevailing = languages[0] ?? 'es';
  return { ...kept, overview: { ...kept.overview, languages: [...languages], prevailingLanguage: prevailing } };
}

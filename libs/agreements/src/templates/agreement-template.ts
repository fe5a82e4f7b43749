import type { AgreementContent } from '../agreement-content.js';
import type { AgreementLanguage, LocalizedText } from '../localized-text.js';
import type { AgreementType, Perspective } from '../overview.js';

/** Something only the parties know, asked for when an agreement is started from a template. */
export interface TemplateVariable {
  readonly key: string;
  readonly label: LocalizedText;
  /** `money` is a whole number of minor units, `date` a civil date, `number` decimal text. */
  readonly kind: 'text' | 'date' | 'money' | 'number' | 'email';
  /** Used when nothing is given; empty where only the parties can tell. */
  readonly default: string;
  /** What a value may look like. */
  readonly example: string;
}

/** Values of variables by their key; what is not given, or blank, takes its default. */
export type TemplateValues = Readonly<Record<string, string>>;

/** A ready agreement to start from, as data: every text in both languages, every target a number. */
export interface AgreementTemplate {
  readonly key: string;
  /** Rises with every change of what `build` returns, so that a draft can be compared with the template as it was. */
  readonly templateVersion: number;
  readonly type: AgreementType;
  readonly perspective: Perspective;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  /** What has to be checked with a lawyer before it is relied on; null where the template leans on no law. */
  readonly legalNote: LocalizedText | null;
  readonly variables: readonly TemplateVariable[];
  /** The first language prevails; texts of a language that is not asked for stay empty. */
  build(values: TemplateValues, languages: readonly AgreementLanguage[]): AgreementContent;
}

import type { SurveyView } from '@pulso/contracts';

/** Every text of the panel in one language. */
export interface Strings {
  readonly close: string;
  readonly loading: string;
  readonly failed: string;
  readonly closed: string;
  readonly retry: string;
  readonly openForm: string;
  readonly saving: string;
  readonly saved: string;
  readonly allSaved: string;
  readonly offline: string;
  readonly busy: string;
  readonly refused: string;
  readonly expired: string;
  readonly overflow: string;
  readonly dropped: string;
  readonly yourAnswer: string;
  /** Above the box for words; says that they are optional. */
  readonly comment: string;
  readonly commentHint: string;
  readonly send: string;
  readonly thanks: string;
  readonly answered: string;
  readonly again: string;
  /** `{value}` of `{max}`, after the name of a step. */
  readonly step: string;
  /** Ready sentences, for low and for high ratings. */
  readonly reasons: { readonly low: readonly string[]; readonly high: readonly string[] };
  /** A name for every step, from the lowest. */
  readonly steps: Readonly<Record<SurveyView['surveyKind'], readonly string[]>>;
}

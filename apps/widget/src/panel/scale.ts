import type { SurveyView } from '@pulso/contracts';

export type SurveyKind = SurveyView['surveyKind'];

const FIRST: Readonly<Record<SurveyKind, number>> = { csat: 1, stars: 1, ces: 1, nps: 0, thumbs: 0 };

export interface ScaleStep {
  readonly value: number;
  readonly name: string;
}

/** The steps of a scale from the lowest, each with its name. */
export const scaleSteps = (kind: SurveyKind, names: readonly string[]): ScaleStep[] =>
  names.map((name, index) => ({ value: FIRST[kind] + index, name }));

/** Where a step lies between 0 (lowest) and 1 (highest). */
export const heightOf = (kind: SurveyKind, value: number, count: number): number => (value - FIRST[kind]) / (count - 1);

/** The step reached by a key from step `index`, or null when the key does not move. The scale reads left to right in every language. */
export function stepByKey(key: string, index: number, count: number): number | null {
  if (key === 'ArrowRight' || key === 'ArrowUp') return (index + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowDown') return (index + count - 1) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}

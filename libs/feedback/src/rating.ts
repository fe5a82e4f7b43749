import { DomainError } from '@pulso/kernel';

/** What a touchpoint asks for. `ces` is the 7-step "it was easy" form, `thumbs` is 0 (down) or 1 (up). */
export const SURVEY_KINDS = ['csat', 'nps', 'ces', 'stars', 'thumbs'] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

/** Lowest and highest step of each scale, whole numbers, both included. */
export const SCALE_BOUNDS: Readonly<Record<SurveyKind, { readonly min: number; readonly max: number }>> = {
  csat: { min: 1, max: 5 },
  nps: { min: 0, max: 10 },
  ces: { min: 1, max: 7 },
  stars: { min: 1, max: 5 },
  thumbs: { min: 0, max: 1 },
};

export interface Rating {
  readonly scale: SurveyKind;
  readonly value: number;
}

/** @throws DomainError `feedback.rating-out-of-scale` when the value is no step of its scale. */
export function assertRating({ scale, value }: Rating): void {
  const { min, max } = SCALE_BOUNDS[scale];
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw new DomainError('feedback.rating-out-of-scale', `A ${scale} rating is a whole number from ${min} to ${max}.`, { scale, min, max });
}

import type { SurveyKind } from '@pulso/feedback';

/** How an opinion feels, from very bad (−2) to very good (+2). An opinion has a feeling, never a verdict. */
export type Feeling = -2 | -1 | 0 | 1 | 2;

/** Where a step of each scale lies; NPS splits its detractors, passives and promoters. */
const STEPS: Readonly<Record<SurveyKind, readonly Feeling[]>> = {
  csat: [-2, -1, 0, 1, 2],
  stars: [-2, -1, 0, 1, 2],
  ces: [-2, -1, -1, 0, 1, 1, 2],
  nps: [-2, -2, -2, -2, -1, -1, -1, 0, 0, 1, 2],
  thumbs: [-2, 2],
};
const FIRST_STEP: Readonly<Record<SurveyKind, number>> = { csat: 1, stars: 1, ces: 1, nps: 0, thumbs: 0 };

export function ratingFeeling(scale: SurveyKind, value: number): Feeling {
  return STEPS[scale][value - FIRST_STEP[scale]] ?? 0;
}

/** The feeling of words, from the scorer's −1..1. */
export function sentimentFeeling(sentiment: number): Feeling {
  if (sentiment <= -0.6) return -2;
  if (sentiment <= -0.2) return -1;
  if (sentiment < 0.2) return 0;
  if (sentiment < 0.6) return 1;
  return 2;
}

/** The highest step of a scale, for "2 of 5". */
export function scaleTop(scale: SurveyKind): number {
  return STEPS[scale].length - 1 + FIRST_STEP[scale];
}

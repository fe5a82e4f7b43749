import { SCALE_BOUNDS, SURVEY_KINDS } from '@pulso/feedback';
import { ratingFeeling, scaleTop, sentimentFeeling } from './feeling.js';

it.each(SURVEY_KINDS)('%s: every step has a feeling, worst to best, never falling', (scale) => {
  const { min, max } = SCALE_BOUNDS[scale];
  const feelings = Array.from({ length: max - min + 1 }, (_, step) => ratingFeeling(scale, min + step));
  expect(feelings[0]).toBe(-2);
  expect(feelings.at(-1)).toBe(2);
  expect([...feelings].sort((a, b) => a - b)).toEqual(feelings);
  expect(scaleTop(scale)).toBe(max);
});

it('puts NPS detractors below the middle and passives on it', () => {
  expect(ratingFeeling('nps', 6)).toBeLessThan(0);
  expect(ratingFeeling('nps', 7)).toBe(0);
  expect(ratingFeeling('nps', 9)).toBeGreaterThan(0);
});

it.each([
  [-1, -2],
  [-0.3, -1],
  [0, 0],
  [0.3, 1],
  [0.9, 2],
])('a sentiment of %d feels %d', (sentiment, feeling) => {
  expect(sentimentFeeling(sentiment)).toBe(feeling);
});

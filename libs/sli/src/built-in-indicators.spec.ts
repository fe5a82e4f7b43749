import { BUILT_IN_INDICATORS, csatTop2, errorRate, sentimentPositive } from './built-in-indicators.js';
import { parsePredicate } from './event-predicate.js';
import { observe } from './indicator.js';
import type { MeasuredEvent, RatingScale } from './measured-event.js';

const rated = (scale: RatingScale, value: number): MeasuredEvent => ({ rating: { scale, value }, flags: [] });
const outside = { valid: false, good: false };
const bad = { valid: true, good: false };
const good = { valid: true, good: true };

it.each([
  [rated('csat', 5), good],
  [rated('csat', 4), good],
  [rated('csat', 3), bad],
  [rated('csat', 1), bad],
  [rated('stars', 4), good],
  [rated('stars', 3), bad],
  [rated('nps', 10), outside],
  [rated('ces', 5), outside],
  [rated('thumbs', 1), outside],
  [{ sentiment: 1, flags: [] }, outside],
])('csat_top2 of %j', (event, expected) => {
  expect(observe(csatTop2, event)).toEqual(expected);
});

it.each([
  [{ sentiment: 0.2, flags: [] }, good],
  [{ sentiment: 0.19, abstained: false, flags: [] }, bad],
  [{ sentiment: 0.9, abstained: true, flags: [] }, outside],
  [rated('csat', 5), outside],
])('sentiment_positive of %j', (event, expected) => {
  expect(observe(sentimentPositive, event)).toEqual(expected);
});

it.each([
  [{ defectReported: true, flags: [] }, good],
  [{ defectReported: false, flags: [] }, bad],
  [rated('csat', 1), outside],
])('error_rate counts reported errors in its numerator: %j', (event, expected) => {
  expect(observe(errorRate, event)).toEqual(expected);
});

it.each(BUILT_IN_INDICATORS.map((indicator) => [indicator.key, indicator] as const))(
  '%s leaves out what is not genuine',
  (_key, indicator) => {
    const full: MeasuredEvent = { rating: { scale: 'csat', value: 5 }, sentiment: 1, abstained: false, defectReported: true, flags: [] };
    expect(observe(indicator, full)).toEqual(good);
    expect(observe(indicator, { ...full, flags: ['coerced'] })).toEqual(good);
    for (const flag of ['test', 'employee', 'duplicate', 'spam']) {
      expect(observe(indicator, { ...full, flags: ['coerced', flag] })).toEqual(outside);
    }
  },
);

it('has definitions that pass their own check, unique keys and words in both languages', () => {
  for (const { valid, good: numerator, algorithm } of BUILT_IN_INDICATORS) {
    expect(parsePredicate(valid)).toEqual(valid);
    expect(parsePredicate(numerator)).toEqual(numerator);
    expect(Math.min(algorithm.es.length, algorithm.en.length)).toBeGreaterThan(80);
  }
  expect(new Set(BUILT_IN_INDICATORS.map(({ key }) => key)).size).toBe(BUILT_IN_INDICATORS.length);
});

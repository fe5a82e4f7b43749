import { strings as en } from '../strings/en.js';
import { strings as es } from '../strings/es.js';
import { strings as pt } from '../strings/pt.js';
import { heightOf, scaleSteps, stepByKey } from './scale.js';
import type { SurveyKind } from './scale.js';

const BOUNDS: Record<SurveyKind, [number, number]> = { csat: [1, 5], stars: [1, 5], ces: [1, 7], nps: [0, 10], thumbs: [0, 1] };
const LANGUAGES = { es, en, pt };

describe.each(Object.entries(LANGUAGES))('steps in %s', (_, strings) => {
  it.each(Object.entries(BOUNDS) as [SurveyKind, [number, number]][])('%s has a different name for each step', (kind, [min, max]) => {
    const steps = scaleSteps(kind, strings.steps[kind]);
    expect(steps.map(({ value }) => value)).toEqual(Array.from({ length: max - min + 1 }, (_, i) => min + i));
    expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
    expect(heightOf(kind, min, steps.length)).toBe(0);
    expect(heightOf(kind, max, steps.length)).toBe(1);
  });

  it('has no empty text and keeps the placeholders', () => {
    const flat = JSON.stringify(strings);
    expect(flat).not.toContain('""');
    expect(strings.step).toMatch(/\{value\}.*\{max\}/);
    expect(strings.refused).toContain('{reason}');
  });
});

it.each([
  ['ArrowRight', 4, 0],
  ['ArrowUp', 0, 1],
  ['ArrowLeft', 0, 4],
  ['ArrowDown', 3, 2],
  ['Home', 3, 0],
  ['End', 0, 4],
  ['Enter', 2, null],
  ['Tab', 2, null],
])('%s from step %d', (key, from, to) => {
  expect(stepByKey(key, from, 5)).toBe(to);
});

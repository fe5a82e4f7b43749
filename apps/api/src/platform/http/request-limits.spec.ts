import { isWithinDepth } from './request-limits.js';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

it.each([
  [undefined, true],
  ['text', true],
  [{ a: 1 }, true],
  [nested(8), true],
  [nested(9), false],
  [{ a: { b: { c: { d: { e: { f: { g: { h: {} } } } } } } } }, false],
  [nested(100_000), false],
])('depth of case %# is judged', (body, expected) => {
  expect(isWithinDepth(body, 8)).toBe(expected);
});

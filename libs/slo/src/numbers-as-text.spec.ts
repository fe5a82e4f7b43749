import { canonicalJson } from '@pulso/kernel';
import { numbersAsText } from './numbers-as-text.js';

it('writes numbers as text at any depth and leaves the rest as it is', () => {
  expect(canonicalJson(numbersAsText({ b: [2, 1.5, null], a: { z: true, y: 'ñ"', x: undefined }, A: -0.25 }))).toBe(
    '{"A":"-0.25","a":{"y":"ñ\\"","z":true},"b":["2","1.5",null]}',
  );
});

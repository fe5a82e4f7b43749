import { canonicalJson } from './canonical-json.js';

it('sorts members, keeps lists in order, drops what is undefined and writes numbers as strings', () => {
  expect(canonicalJson({ b: [2, 1.5, null], a: { z: true, y: 'ñ"', x: undefined }, A: -0.25 })).toBe(
    '{"A":"-0.25","a":{"y":"ñ\\"","z":true},"b":["2","1.5",null]}',
  );
});

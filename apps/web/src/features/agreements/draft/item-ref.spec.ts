import { REF } from '@pulso/agreements';
import fc from 'fast-check';
import { itemRef } from './item-ref.js';

it.each([
  ['Panadería La Espiga', [], 'panaderia-la-espiga'],
  ['Ana', ['ana', 'ana-2'], 'ana-3'],
  ['¿?', [], 'item'],
])('%s beside %j is %s', (name, taken, expected) => {
  expect(itemRef(name, taken)).toBe(expected);
});

it('is always a valid and new ref', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.array(fc.string()), (name, others) => {
      const taken = [...others, itemRef(name, [])];
      const ref = itemRef(name, taken);
      expect(ref).toMatch(REF);
      expect(taken).not.toContain(ref);
    }),
  );
});

import fc from 'fast-check';
import { bulletScale } from './bullet-scale.js';

it('shows the stretch around the target of a satisfaction objective', () => {
  const scale = bulletScale([0.8326, 0.795, 0.865, 0.85], 'gte');
  expect([scale.from, scale.to]).toEqual([0.75, 1]);
  expect(scale.at(0.85)).toBe(40);
  expect(scale.at(1)).toBe(100);
});

it('starts at zero for an objective where less is better', () => {
  const scale = bulletScale([0.011, 0.02, 0.019], 'lte');
  expect([scale.from, scale.to]).toEqual([0, 0.04]);
  expect(scale.at(0.02)).toBe(50);
});

it('every mark lies on the scale, in its order', () => {
  const ratio = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(ratio, { minLength: 1, maxLength: 5 }), fc.constantFrom('gte' as const, 'lte' as const), (marks, comparator) => {
      const scale = bulletScale([...marks, null], comparator);
      expect(scale.to).toBeGreaterThan(scale.from);
      for (const mark of marks) {
        expect(mark).toBeGreaterThanOrEqual(scale.from - 1e-9);
        expect(mark).toBeLessThanOrEqual(scale.to + 1e-9);
      }
      const sorted = [...marks].sort((a, b) => a - b).map((mark) => scale.at(mark));
      expect([...sorted].sort((a, b) => a - b)).toEqual(sorted);
    }),
  );
});

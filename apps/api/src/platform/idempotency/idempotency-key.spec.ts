import fc from 'fast-check';
import { idempotencyKey } from './idempotency-key.js';

const visible = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 255,
});

it('is not there without a header', () => {
  expect(idempotencyKey(undefined)).toBeNull();
});

it('takes 1 to 255 visible characters as they are', () => {
  fc.assert(
    fc.property(
      visible.filter((key) => !/^".*"$/.test(key)),
      (key) => expect(idempotencyKey(key)).toBe(key),
    ),
  );
});

it('takes the quoted spelling of the draft for the same key', () => {
  fc.assert(fc.property(visible, (key) => expect(idempotencyKey(`"${key.replace(/["\\]/g, '\\$&')}"`)).toBe(key)));
});

it.each([
  ['nothing', ''],
  ['empty quotes', '""'],
  ['too much', 'x'.repeat(256)],
  ['a space', 'a b'],
  ['two keys', 'a, b'],
  ['a control character', 'a\u0007'],
  ['other letters', 'clave-ñ'],
])('refuses %s', (_, header) => {
  expect(() => idempotencyKey(header)).toThrow(expect.objectContaining({ code: 'idempotency.key-invalid' }));
});

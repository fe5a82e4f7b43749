import fc from 'fast-check';
import { cleanText } from './clean-text.js';

it.each([
  ['/pedido', '/pedido', 'plain text is left as it is'],
  ['¿Qué pasó con mi señal?', '¿Qué pasó con mi señal?', 'so is Spanish'],
  ['\u00a0hola\u00a0', 'hola', 'spaces that do not break go as well'],
  ['  Todo bien ', 'Todo bien', 'spaces around it go'],
  ['a\u0000b\u009fc\u007f', 'abc', 'control characters go'],
  ['uno\r\ndos\rtres', 'uno\ndos\ntres', 'line ends are one kind'],
  ['atencio\u0301n', 'atención', 'composed'],
  ['roto \ud800', 'roto \ufffd', 'a lone surrogate is replaced'],
  [' \t\n', '', 'nothing but space is nothing'],
])('%j becomes %j: %s', (text, expected, _because) => {
  expect(cleanText(text)).toBe(expected);
});

it('leaves every character of Latin-1 as normalization does', () => {
  for (let code = 0xa1; code <= 0xff; code++) {
    const character = String.fromCharCode(code);
    expect(cleanText(character)).toBe(character.normalize('NFC'));
  }
});

it('is clean after one cleaning, whatever it was', () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom(' ', '\r', '\n', '\u0000', '\u0301', '\ud800'), fc.string({ unit: 'binary', maxLength: 1 })),
  });
  fc.assert(
    fc.property(text, (dirty) => {
      const clean = cleanText(dirty);
      expect(cleanText(clean)).toBe(clean);
      expect(clean).toBe(clean.trim());
      expect(clean.isWellFormed()).toBe(true);
    }),
  );
});

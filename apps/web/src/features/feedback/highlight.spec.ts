import fc from 'fast-check';
import { highlight } from './highlight.js';

it('cuts at the quotes', () => {
  expect(highlight('Esperé 40 minutos y colgué', [{ start: 7, end: 17 }])).toEqual([
    { text: 'Esperé ', quoted: false },
    { text: '40 minutos', quoted: true },
    { text: ' y colgué', quoted: false },
  ]);
});

it('joins overlapping quotes and ignores those outside the text', () => {
  const spans = [
    { start: 2, end: 6 },
    { start: 0, end: 4 },
    { start: 3, end: 99 },
  ];
  expect(highlight('abcdefgh', spans)).toEqual([
    { text: 'abcdef', quoted: true },
    { text: 'gh', quoted: false },
  ]);
});

it('never loses or repeats a character', () => {
  const span = fc.record({ start: fc.integer({ min: -5, max: 40 }), end: fc.integer({ min: -5, max: 40 }) });
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(span), (text, spans) => {
      const pieces = highlight(text, spans);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      expect(pieces.every((piece, index) => piece.text !== '' && piece.quoted !== pieces[index - 1]?.quoted)).toBe(true);
    }),
  );
});

import fc from 'fast-check';
import { readDecimal, shiftDecimal, writeDecimal } from './decimal-text.js';

describe('readDecimal', () => {
  it.each([
    ['85,5', ',', '85.5'],
    ['85.5', ',', '85.5'],
    ['1.234,50', ',', '1234.5'],
    ['1,234.50', '.', '1234.5'],
    ['1.234', ',', '1234'],
    ['1,234', '.', '1234'],
    ['0.855', '.', '0.855'],
    ['12 345,6', ',', '12345.6'],
    ['0.855', ',', '0.855'],
    [',5', ',', '0.5'],
    ['007', ',', '7'],
  ] as const)('%s with decimal %s is %s', (text, sign, expected) => {
    expect(readDecimal(text, sign)).toBe(expected);
  });

  it.each(['', 'abc', '-1', '1,2,3', '1.23.456', '12..3', '1e5'])('%s is no number', (text) => {
    expect(readDecimal(text, ',')).toBeNull();
  });

  it('reads back what it writes', () => {
    const decimal = fc
      .tuple(fc.nat(10 ** 9), fc.nat(99_999))
      .map(([whole, rest]) => (rest % 10 === 0 ? String(whole) : `${whole}.${String(rest).padStart(5, '0')}`));
    fc.assert(
      fc.property(decimal, fc.constantFrom<',' | '.'>(',', '.'), (text, sign) => {
        expect(readDecimal(writeDecimal(text, sign), sign)).toBe(text);
      }),
    );
  });
});

describe('shiftDecimal', () => {
  it.each([
    ['0.855', 2, '85.5'],
    ['1', 2, '100'],
    ['85.5', -2, '0.855'],
    ['5', -2, '0.05'],
    ['0', 2, '0'],
    ['100', -2, '1'],
  ] as const)('%s by %d is %s', (decimal, shift, expected) => {
    expect(shiftDecimal(decimal, shift)).toBe(expected);
  });
});

/**
 * Reads a number as a person of a region writes it ("1.234,5" or "1,234.5") into decimal text ("1234.5"); null when it is none.
 * A lone separator is the decimal sign, whichever it is, unless it can only part thousands.
 */
export function readDecimal(text: string, decimalSign: '.' | ','): string | null {
  const plain = text.replace(/[\s\u00a0\u202f']/g, '');
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(plain)) return null;
  const signs = plain.match(/[.,]/g) ?? [];
  const grouping = decimalSign === ',' ? '.' : ',';
  let sign: string | null = plain.includes(decimalSign) ? decimalSign : null;
  if (!sign && signs.length === 1 && (!/[.,]\d{3}$/.test(plain) || /^0?[.,]/.test(plain))) sign = grouping;
  if (sign === grouping && signs.length > 1) return null;
  const [whole = '', fraction = '', ...more] = sign ? plain.split(sign) : [plain];
  if (more.length > 0 || /[.,]/.test(fraction)) return null;
  const groups = whole.split(grouping);
  if (sign !== grouping && groups.length > 1 && !groups.every((part, index) => (index === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(part)))
    return null;
  const digits = groups.join('').replace(/^0+(?=\d)/, '') || '0';
  const rest = fraction.replace(/0+$/, '');
  return rest ? `${digits}.${rest}` : digits;
}

/** Decimal text with the decimal sign moved: `shift` 2 makes "0.855" "85.5", −2 the way back. Exact. */
export function shiftDecimal(decimal: string, shift: number): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = whole + fraction;
  const point = whole.length + shift;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const place = Math.max(point, 1);
  const head = padded.slice(0, place).replace(/^0+(?=\d)/, '');
  const tail = padded.slice(place).replace(/0+$/, '');
  return tail ? `${head}.${tail}` : head;
}

/** Decimal text as the region writes it in a field: its decimal sign, no grouping. */
export function writeDecimal(decimal: string, decimalSign: '.' | ','): string {
  return decimal.replace('.', decimalSign);
}

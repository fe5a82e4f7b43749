/** A number written with digits and a dot, exactly: `units` / 10^`scale`. */
interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const DECIMAL = /^\d{1,12}(\.\d{1,9})?$/;

/** Whether a text is a number as agreements write them: "0.85", "15.00"; no sign, no comma. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

function decimalOf(text: string): Decimal {
  const [whole = '', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

/** Negative, zero or positive as the first decimal is smaller, equal or larger. Both have to be decimals. */
export function compareDecimals(left: string, right: string): number {
  const [a, b] = [decimalOf(left), decimalOf(right)];
  const difference = a.units * 10n ** BigInt(b.scale) - b.units * 10n ** BigInt(a.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The decimal without what does not change its value: "0.850" is "0.85". */
function trimmed({ units, scale }: Decimal): string {
  const digits = units.toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** A hundredth of a decimal: "85" becomes "0.85". */
export function hundredth(text: string): string {
  const { units, scale } = decimalOf(text);
  return trimmed({ units, scale: scale + 2 });
}

/** The exact sum of two decimals. */
export function addDecimals(left: string, right: string): string {
  const [a, b] = [decimalOf(left), decimalOf(right)];
  const scale = Math.max(a.scale, b.scale);
  return trimmed({ units: a.units * 10n ** BigInt(scale - a.scale) + b.units * 10n ** BigInt(scale - b.scale), scale });
}

/** Whether a decimal lies strictly between 0 and 1, as a share that leaves an error budget does. */
export function isOpenShare(text: string): boolean {
  return isDecimal(text) && compareDecimals(text, '0') > 0 && compareDecimals(text, '1') < 0;
}

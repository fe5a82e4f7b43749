/** Check digits of identity and account numbers. All take the number without separators, letters in upper case. */

const digitsOf = (text: string): number[] => Array.from(text, Number);

/** Luhn, ISO/IEC 7812-1. */
export function passesLuhn(digits: string): boolean {
  const sum = digitsOf(digits)
    .reverse()
    .reduce((total, digit, at) => total + (at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return sum % 10 === 0;
}

/** Chilean RUT: modulo 11 with weights 2 to 7 from the right; 10 is written K. */
export function isRut(body: string, check: string): boolean {
  const sum = digitsOf(body)
    .reverse()
    .reduce((total, digit, at) => total + digit * (2 + (at % 6)), 0);
  const expected = 11 - (sum % 11);
  return check.toUpperCase() === (expected === 11 ? '0' : expected === 10 ? 'K' : String(expected));
}

/** Check digit of CPF and CNPJ: modulo 11, where a remainder below 2 gives 0. */
function brazilianDigit(values: readonly number[], weights: readonly number[]): number {
  const remainder = values.reduce((total, value, at) => total + value * weights[at]!, 0) % 11;
  return remainder < 2 ? 0 : 11 - remainder;
}

const CPF_WEIGHTS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
const CNPJ_WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

/** Brazilian person: eleven digits, the last two are checks. */
export function isCpf(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false;
  const values = digitsOf(digits);
  return (
    brazilianDigit(values.slice(0, 9), CPF_WEIGHTS.slice(1)) === values[9] &&
    brazilianDigit(values.slice(0, 10), CPF_WEIGHTS) === values[10]
  );
}

/** Brazilian company: twelve digits or letters (letters since July 2026, worth their ASCII code less 48) and two check digits. */
export function isCnpj(text: string): boolean {
  if (!/^[0-9A-Z]{12}\d{2}$/.test(text) || /^(.)\1+$/.test(text)) return false;
  const values = Array.from(text, (character) => character.charCodeAt(0) - 48);
  return (
    brazilianDigit(values.slice(0, 12), CNPJ_WEIGHTS.slice(1)) === values[12] &&
    brazilianDigit(values.slice(0, 13), CNPJ_WEIGHTS) === values[13]
  );
}

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Spanish DNI: eight digits and the letter of their remainder by 23. */
export function isSpanishDni(digits: string, letter: string): boolean {
  return DNI_LETTERS[Number(digits) % 23] === letter.toUpperCase();
}

/** Spanish NIE: X, Y or Z stands for 0, 1 or 2 before seven digits. */
export function isNie(first: string, digits: string, letter: string): boolean {
  return isSpanishDni(`${'XYZ'.indexOf(first.toUpperCase())}${digits}`, letter);
}

/** Length of an IBAN by country, ISO 13616 registry. */
const IBAN_LENGTH: Readonly<Record<string, number>> = {
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  BR: 29,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NI: 28,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  SV: 28,
  TR: 26,
  UA: 29,
};

/** Characters the IBAN of a country has; undefined when the country has none. */
export function ibanLength(country: string): number | undefined {
  return IBAN_LENGTH[country];
}

/** IBAN: country and checks moved behind, letters as 10 to 35, remainder by 97 is 1. */
export function isIban(text: string): boolean {
  if (text.length !== IBAN_LENGTH[text.slice(0, 2)] || !/^[A-Z]{2}\d{2}[0-9A-Z]+$/.test(text)) return false;
  let remainder = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    for (const digit of Number.parseInt(character, 36).toString()) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1;
}

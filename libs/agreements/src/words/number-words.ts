import type { AgreementLanguage } from '../localized-text.js';
import { numberFormat, pluralRules } from './formatters.js';

/** Most decimals a share can have is nine; as a percentage, seven. */
const MAX_DECIMALS = 9;

/** Exact decimal text goes through `Intl` as text, so that no float comes between the contract and what is read. */
type DecimalText = Intl.StringNumericLiteral;

function format(text: string, language: AgreementLanguage, options: Intl.NumberFormatOptions): string {
  return numberFormat(language, options).format(text as DecimalText);
}

export function wholeNumber(value: number, language: AgreementLanguage): string {
  return format(String(value), language, { maximumFractionDigits: 0 });
}

/** Decimal text ("15.00", "0.85") with the decimals it was written with. */
export function decimalNumber(text: string, language: AgreementLanguage): string {
  const digits = text.split('.')[1]?.length ?? 0;
  return format(text, language, { minimumFractionDigits: digits, maximumFractionDigits: MAX_DECIMALS });
}

/** A share as decimal text ("0.855") in percent: `85,5 %`, `85.5%`. Never rounded. */
export function percentOf(share: string, language: AgreementLanguage): string {
  return format(share, language, { style: 'percent', maximumFractionDigits: MAX_DECIMALS });
}

/** A computed share in percent, rounded to the nearest; for chances and risks, which carry no verdict. */
export function roundedPercent(share: number, language: AgreementLanguage, decimals = 0): string {
  return format(String(share), language, { style: 'percent', maximumFractionDigits: decimals });
}

function fractionDigits(currency: string): number {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units of a currency as decimal text in its major unit: 1800000 EUR is "18000.00", 18000 CLP is "18000". */
export function majorUnits(amountMinor: string, currency: string): string {
  const digits = fractionDigits(currency);
  if (digits === 0) return amountMinor;
  const padded = amountMinor.padStart(digits + 1, '0');
  return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/** Decimal text in the currency's major unit: `18.000,00 €`, `€18,000.00`. */
export function money(amountMajor: string, currency: string, language: AgreementLanguage): string {
  return format(amountMajor, language, { style: 'currency', currency });
}

export function moneyOfMinor(amountMinor: string, currency: string, language: AgreementLanguage): string {
  return money(majorUnits(amountMinor, currency), currency, language);
}

/** The plural form of a count; Spanish has three, the third for a million and more, which takes "de" before the noun. */
export function pluralForm(count: number, language: AgreementLanguage): 'one' | 'many' | 'other' {
  const form = pluralRules(language, {}).select(count);
  return form === 'one' || form === 'many' ? form : 'other';
}

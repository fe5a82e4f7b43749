import type { AgreementLanguage } from '../localized-text.js';
import { REGION_OF } from './region.js';

/** Formatters are costly to make and a long agreement asks for thousands, so each is made once. */
function once<Options extends object, Formatter>(
  make: (region: string, options: Options) => Formatter,
): (language: AgreementLanguage, options: Options) => Formatter {
  const made = new Map<string, Formatter>();
  return (language, options) => {
    const key = `${language}${JSON.stringify(options)}`;
    const known = made.get(key);
    if (known) return known;
    const formatter = make(REGION_OF[language], options);
    made.set(key, formatter);
    return formatter;
  };
}

export const numberFormat = once((region, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(region, options));
export const dateFormat = once((region, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(region, options));
export const listFormat = once((region, options: Intl.ListFormatOptions) => new Intl.ListFormat(region, options));
export const pluralRules = once((region, options: Intl.PluralRulesOptions) => new Intl.PluralRules(region, options));

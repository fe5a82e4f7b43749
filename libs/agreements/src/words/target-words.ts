import type { AgreedIndicator } from '../metrics.js';
import type { AgreementLanguage } from '../localized-text.js';
import type { ServiceLevel } from '../service-levels.js';
import { percentOf } from './number-words.js';
import { NOUNS } from './noun.js';
import { valueInUnit } from './unit-words.js';

type Comparator = ServiceLevel['comparator'];

/** "al menos 85 %", "como máximo 2 %": a bound that the value may touch. */
export function boundWords(comparator: Comparator, value: string, language: AgreementLanguage): string {
  if (language === 'es') return comparator === 'gte' ? `al menos ${value}` : `como máximo ${value}`;
  return comparator === 'gte' ? `at least ${value}` : `at most ${value}`;
}

/** How far a warning or tier lies on the wrong side: "por debajo de 87 %", "above 2%". */
export function missWords(comparator: Comparator, value: string, language: AgreementLanguage): string {
  if (language === 'es') return comparator === 'gte' ? `por debajo de ${value}` : `por encima de ${value}`;
  return comparator === 'gte' ? `below ${value}` : `above ${value}`;
}

/** A target or threshold of a level as its indicator counts it: slices are counted in shares of slices, whatever the indicator's unit. */
export function levelValue(
  level: Pick<ServiceLevel, 'method'>,
  value: string,
  indicator: Pick<AgreedIndicator, 'form' | 'unit'> | undefined,
  language: AgreementLanguage,
): string {
  const isShare = level.method === 'slices' || level.method === 'slice_ratio' || indicator?.form === 'ratio';
  return isShare ? percentOf(value, language) : valueInUnit(value, indicator?.unit ?? '', language);
}

/** What a level asks for: "al menos 85 %", "al menos 120 llamadas en cada hora, en al menos 95 % de las horas que cuentan". */
export function targetWords(
  level: Pick<ServiceLevel, 'comparator' | 'target' | 'method' | 'slice'>,
  indicator: Pick<AgreedIndicator, 'form' | 'unit'> | undefined,
  language: AgreementLanguage,
): string {
  const target = levelValue(level, level.target, indicator, language);
  const { slice } = level;
  if (slice && level.method === 'slices') {
    const value =
      indicator?.form === 'ratio' ? percentOf(slice.value, language) : valueInUnit(slice.value, indicator?.unit ?? '', language);
    const bound = boundWords(level.comparator, value, language);
    const { one, other } = NOUNS[slice.length][language];
    return language === 'es'
      ? `${bound} en cada ${one}, en al menos ${target} de ${slice.length === 'day' ? 'los' : 'las'} ${other} que cuentan`
      : `${bound} in each ${one}, in at least ${target} of the ${other} that count`;
  }
  if (slice && level.method === 'slice_ratio') {
    const { other } = NOUNS[slice.length][language];
    const bound = boundWords(level.comparator, target, language);
    return language === 'es'
      ? `${bound} de promedio entre ${slice.length === 'day' ? 'los' : 'las'} ${other} que cuentan`
      : `${bound} on average over the ${other} that count`;
  }
  return boundWords(level.comparator, target, language);
}

import { exactShare } from '@pulso/slo';
import type { AgreedIndicator } from '../metrics.js';
import type { AgreementLanguage } from '../localized-text.js';
import type { ServiceLevel } from '../service-levels.js';
import { wholeNumber } from './number-words.js';
import { NOUNS, counted, type Noun } from './noun.js';
import { valueInUnit } from './unit-words.js';
import { perWindowWords, windowWords } from './window-words.js';

/** What a target means to somebody who does not think in percentages. */
export interface PlainTarget {
  /** One sentence: "De 400 opiniones al mes, 60 pueden ser malas." */
  readonly sentence: string;
  /** How many of `of` may be bad; null where the target is no share. */
  readonly allowedBad: number | null;
  readonly of: number | null;
}

type PlainLevel = Pick<ServiceLevel, 'comparator' | 'target' | 'window' | 'method' | 'slice' | 'expectedPerWindow'>;
type PlainIndicator = Pick<AgreedIndicator, 'form' | 'unit' | 'source'>;

const SHARE = /^0\.\d*[1-9]\d*$/;
const LEAST_BASE = 100;

/** How many of `of` events a share lets be bad, in whole numbers: the promise is kept at exactly this many and broken at one more. */
function allowedBad(target: string, of: number, keeps: 'good' | 'bad'): number {
  const { parts, of: whole } = exactShare(target);
  const share = keeps === 'good' ? whole - parts : parts;
  return Number((share * BigInt(of)) / whole);
}

/** The smallest of 100, 1 000, … of which the share is a whole number. */
function roundBase(target: string): number {
  const { parts, of } = exactShare(target);
  let base = LEAST_BASE;
  while ((parts * BigInt(base)) % of !== 0n) base *= 10;
  return base;
}

interface Allowance {
  readonly bad: number;
  readonly of: number;
  readonly noun: Noun;
  readonly isFeminine: boolean;
  /** "al mes", or null where the base is a round number. */
  readonly per: string | null;
}

function spanish({ bad, of, noun, isFeminine, per }: Allowance, one: string, several: string): string {
  const base = per === null ? `De cada ${counted(of, noun, 'es')}` : `De ${counted(of, noun, 'es')} ${per}`;
  if (bad === 0) return `${base}, ${isFeminine ? 'ninguna' : 'ninguno'} ${one}.`;
  return `${base}, ${wholeNumber(bad, 'es')} ${bad === 1 ? one : several}.`;
}

function english({ bad, of, noun, per }: Allowance, may: string): string {
  const base = per === null ? `Of every ${counted(of, noun, 'en')}` : `Of ${counted(of, noun, 'en')} ${per}`;
  return `${base}, ${bad === 0 ? 'none' : wholeNumber(bad, 'en')} ${may}.`;
}

/**
 * Says a target in plain words, with the volume the parties expect where they know it and per hundred where they do not. Null for a share
 * that is not between 0 and 1, which a draft may still hold.
 */
export function plainTarget(level: PlainLevel, indicator: PlainIndicator, language: AgreementLanguage): PlainTarget | null {
  const bySlices = level.method === 'slices' && level.slice !== null;
  const isShare = bySlices || level.method === 'slice_ratio' || indicator.form === 'ratio';
  if (!isShare) {
    const value = valueInUnit(level.target, indicator.unit, language);
    const window = windowWords(level.window, language);
    const atLeast = level.comparator === 'gte';
    const sentence =
      language === 'es'
        ? `En ${window}, el valor ${atLeast ? `tiene que llegar a ${value} o más` : `no puede pasar de ${value}`}.`
        : `In ${window}, the value ${atLeast ? `has to reach ${value} or more` : `may not exceed ${value}`}.`;
    return { sentence, allowedBad: null, of: null };
  }
  if (!SHARE.test(level.target)) return null;

  const of = level.expectedPerWindow || roundBase(level.target);
  const per = level.expectedPerWindow ? perWindowWords(level.window, language) : null;
  if (bySlices && level.slice) {
    const { length, value } = level.slice;
    const bound = indicator.form === 'ratio' ? valueInUnit(value, 'ratio', language) : valueInUnit(value, indicator.unit, language);
    const bad = allowedBad(level.target, of, 'good');
    const allowance = { bad, of, noun: NOUNS[length][language], isFeminine: length !== 'day', per };
    const below = level.comparator === 'gte';
    const sentence =
      language === 'es'
        ? spanish(
            allowance,
            `puede ${below ? 'quedar por debajo' : 'pasar'} de ${bound}`,
            `pueden ${below ? 'quedar por debajo' : 'pasar'} de ${bound}`,
          )
        : english(allowance, `may ${below ? 'fall below' : 'exceed'} ${bound}`);
    return { sentence, allowedBad: bad, of };
  }
  const bad = allowedBad(level.target, of, level.comparator === 'gte' ? 'good' : 'bad');
  const isAnswer = indicator.source === 'feedback';
  const allowance = { bad, of, noun: NOUNS[isAnswer ? 'answer' : 'case'][language], isFeminine: isAnswer, per };
  const sentence =
    language === 'es'
      ? spanish(allowance, isAnswer ? 'puede ser mala' : 'puede salir mal', isAnswer ? 'pueden ser malas' : 'pueden salir mal')
      : english(allowance, isAnswer ? 'may be bad' : 'may go wrong');
  return { sentence, allowedBad: bad, of };
}

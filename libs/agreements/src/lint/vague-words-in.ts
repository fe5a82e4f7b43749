import type { AgreementLanguage } from '../localized-text.js';
import { VAGUE_WORDS, type VagueWords } from './vague-words.js';

/** Vague words and where they stand. */
export interface VagueMatch {
  readonly start: number;
  readonly end: number;
  readonly why: VagueWords['why'];
}

interface Pattern {
  readonly at: RegExp;
  readonly why: VagueWords['why'];
}

/** The first letter of a word; a slash joins words, as in "y/o". */
const WORD_START = /(?<![\p{L}\p{N}/])[\p{L}\p{N}]/gu;

/** Patterns by their first two letters, so that at each word of a long agreement only a few are tried; those that begin otherwise under "". */
function index(words: readonly VagueWords[]): ReadonlyMap<string, readonly Pattern[]> {
  const byStart = new Map<string, Pattern[]>();
  for (const { words: source, why } of words) {
    const start = /^[a-z]{2}(?![?*+{])/.exec(source)?.[0] ?? '';
    const pattern = { at: new RegExp(`(?:${source})(?![\\p{L}\\p{N}/])`, 'uy'), why };
    byStart.set(start, [...(byStart.get(start) ?? []), pattern]);
  }
  return byStart;
}

const PATTERNS: Readonly<Record<AgreementLanguage, ReadonlyMap<string, readonly Pattern[]>>> = {
  es: index(VAGUE_WORDS.es),
  en: index(VAGUE_WORDS.en),
};

function longestAt(folded: string, start: number, patterns: ReadonlyMap<string, readonly Pattern[]>): VagueMatch | null {
  let longest: VagueMatch | null = null;
  for (const key of [folded.slice(start, start + 2), ''])
    for (const { at, why } of patterns.get(key) ?? []) {
      at.lastIndex = start;
      const end = start + (at.exec(folded)?.[0].length ?? 0);
      if (end > (longest?.end ?? start)) longest = { start, end, why };
    }
  return longest;
}

/**
 * The vague words of a text, whole words only, in order and none inside another: "reasonable efforts" is one thing to mend. The text is
 * folded: lower case without accents.
 */
export function* vagueWordsIn(folded: string, language: AgreementLanguage): Generator<VagueMatch> {
  let after = 0;
  for (const { index: start } of folded.matchAll(WORD_START)) {
    if (start < after) continue;
    const match = longestAt(folded, start, PATTERNS[language]);
    if (!match) continue;
    after = match.end;
    yield match;
  }
}

import { foldText } from './fold-text.js';

/** One place where a phrase was found; `negated` when the words right before it take it back ("sin demora", "never late"). */
export interface PhraseMatch<T> {
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
  readonly value: T;
}

/** Finds phrases in folded text (see `foldText`), whole words only, in reading order. */
export type PhraseFinder<T> = (folded: string) => PhraseMatch<T>[];

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A sentence ends between this word and the one before. */
  readonly opens: boolean;
}

interface Phrase<T> {
  readonly steps: readonly Step[];
  readonly value: T;
}

interface Step {
  readonly text: string;
  readonly isPrefix: boolean;
  /** Words that may stand between the step before and this one. */
  readonly gap: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const SENTENCE_BREAK = /[.!?;\n…]/;
/** Prefixes are filed under up to three of their letters. */
const PREFIX_KEYS = [1, 2, 3];
const LONGEST_KEY = 3;
const GAP = 3;

const NEGATORS = new Set(
  "no ni nunca jamas sin nada ningun ninguna not never without zero cero nor any don't dont didn't didnt doesn't wasn't isn't nao sem nenhum nenhuma".split(
    ' ',
  ),
);
/** Words that may stand between a negator and what it takes back. */
const CARRIERS = new Set(
  'se me nos le les lo la hubo tuve tuvimos tuvo hay ha han he mucha mucho mas very too had was is were have has been a an any the de es fue esta estaba houve tive foi un una'.split(
    ' ',
  ),
);

/**
 * Compiles pairs of phrase and value. A phrase is words, folded here; `demor*` takes any ending,
 * `_` stands for up to three words in between. Time to search does not grow with the number of phrases.
 */
export function phraseFinder<T>(entries: Iterable<readonly [phrase: string, value: T]>): PhraseFinder<T> {
  const byWord = new Map<string, Phrase<T>[]>();
  const byPrefix = new Map<string, Phrase<T>[]>();
  for (const [text, value] of entries) {
    const phrase = { steps: stepsOf(text), value };
    const first = phrase.steps[0];
    if (!first) continue;
    const [index, key] = first.isPrefix ? [byPrefix, first.text.slice(0, LONGEST_KEY)] : [byWord, first.text];
    index.set(key, [...(index.get(key) ?? []), phrase]);
  }
  return (folded) => {
    const words = wordsOf(folded);
    return words.flatMap((word, at) => {
      const candidates = [
        ...(byWord.get(word.text) ?? []),
        ...PREFIX_KEYS.flatMap((size) => (size <= word.text.length && byPrefix.get(word.text.slice(0, size))) || []),
      ];
      return candidates.flatMap(({ steps, value }) => {
        const last = lastWordOf(words, at, steps);
        return last === undefined ? [] : [{ start: word.start, end: words[last]!.end, negated: isNegated(words, at), value }];
      });
    });
  };
}

/** The phrases of a list written with commas, over as many lines as it takes. */
export function listed(phrases: string): string[] {
  return phrases
    .split(',')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '))
    .filter(Boolean);
}

function stepsOf(phrase: string): Step[] {
  const steps: Step[] = [];
  let gap = 0;
  for (const part of foldText(phrase).split(' ').filter(Boolean)) {
    if (part === '_') gap = GAP;
    else {
      const isPrefix = part.endsWith('*');
      steps.push({ text: isPrefix ? part.slice(0, -1) : part, isPrefix, gap });
      gap = 0;
    }
  }
  return steps;
}

function wordsOf(folded: string): Word[] {
  let previousEnd = 0;
  return Array.from(folded.matchAll(WORD), ({ 0: text, index }) => {
    const opens = SENTENCE_BREAK.test(folded.slice(previousEnd, index));
    previousEnd = index + text.length;
    return { text: text.replaceAll('’', "'"), start: index, end: previousEnd, opens };
  });
}

function fits(word: Word, { text, isPrefix }: Step): boolean {
  return isPrefix ? word.text.startsWith(text) : word.text === text;
}

/** Index of the phrase's last word when it stands at `first` within one sentence. */
function lastWordOf(words: readonly Word[], first: number, steps: readonly Step[]): number | undefined {
  if (!fits(words[first]!, steps[0]!)) return undefined;
  let at = first;
  for (const step of steps.slice(1)) {
    let next = at + 1;
    while (next < words.length && !words[next]!.opens && !fits(words[next]!, step) && next - at <= step.gap) next++;
    const found = words[next];
    if (!found || found.opens || !fits(found, step)) return undefined;
    at = next;
  }
  return at;
}

function isNegated(words: readonly Word[], first: number): boolean {
  for (let at = first - 1, carried = 0; at >= 0 && carried <= GAP && !words[at + 1]!.opens; at--, carried++) {
    if (NEGATORS.has(words[at]!.text)) return true;
    if (!CARRIERS.has(words[at]!.text)) return false;
  }
  return false;
}

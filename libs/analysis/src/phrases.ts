/** One place where a phrase was found; `negated` when the words right before it take it back ("sin demora", "never late"). */
export interface PhraseMatch {
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
}

/** Finds phrases in folded text (see `foldText`), whole words only. */
export type PhraseFinder = (folded: string) => PhraseMatch[];

const NEGATION_BEFORE =
  /(?<![a-z0-9])(?:no|ni|nunca|jamas|sin|nada de|ningun|ninguna|not|never|no|without|zero|cero|nor|any|dont|don't|didn't|doesn't|wasn't|isn't|nao|sem|nunca|nenhum|nenhuma)(?:\s+(?:se|me|nos|le|les|lo|la|hubo|tuve|tuvimos|tuvo|hay|ha|han|mucha|mucho|mas|very|too|had|was|is|were|have|has|been|a|an|any|the|de|es|fue|esta|estaba|houve|tive|foi|ningun|ninguna|un|una)){0,3}\s+$/;
const CONTEXT = 48;

/**
 * A phrase is folded words; `tard*` takes any ending, `_` stands for up to three words in between.
 * Throws on an empty list, which would match everywhere.
 */
export function phraseFinder(phrases: readonly string[]): PhraseFinder {
  if (phrases.length === 0) throw new RangeError('A phrase list is not empty');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.map(phrasePattern).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (folded) =>
    Array.from(folded.matchAll(pattern), ({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
      negated: NEGATION_BEFORE.test(folded.slice(Math.max(0, index - CONTEXT), index)),
    }));
}

function phrasePattern(phrase: string): string {
  return phrase
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '\\p{L}*')
    .replaceAll(' _ ', '\\s+(?:\\S+\\s+){0,3}')
    .replaceAll(' ', '\\s+');
}

import type { Span } from './clauses.js';
import type { TopicMention } from './feedback-analysis.js';
import { phraseFinder } from './phrases.js';
import type { PhraseFinder, PhraseMatch } from './phrases.js';
import type { Taxonomy } from './taxonomy.js';

/** How sure a word that itself praises or blames is of its polarity. */
const WORD_POLARITY = 0.6;

/** A topic with the places that speak of it. */
export interface FoundTopic extends TopicMention {
  readonly mentions: readonly Span[];
}

/** Finds topics in folded text; `polarityAt` is the sentiment of the clause around an offset. */
export type TopicFinder = (folded: string, polarityAt: (offset: number) => number) => FoundTopic[];

interface ToneFinder {
  readonly tone: -1 | 0 | 1;
  readonly find: PhraseFinder;
}

/** Compiles a taxonomy once; many texts are then searched with it. */
export function topicFinder(taxonomy: Taxonomy): TopicFinder {
  const compiled = taxonomy.map(({ id, keywords, praise = [], blame = [] }) => ({
    id,
    finders: [toneFinder(0, keywords), toneFinder(1, praise), toneFinder(-1, blame)].flat(),
  }));
  return (folded, polarityAt) =>
    compiled.flatMap(({ id, finders }) => {
      const found = finders.flatMap(({ tone, find }) =>
        find(folded).map((match) => ({ match, polarity: polarityOf(tone, match, polarityAt) })),
      );
      if (found.length === 0) return [];
      const mean = found.reduce((sum, { polarity }) => sum + polarity, 0) / found.length;
      return [{ id, polarity: Math.round(mean * 100) / 100, mentions: found.map(({ match }) => match) }];
    });
}

function toneFinder(tone: -1 | 0 | 1, phrases: readonly string[]): ToneFinder[] {
  return phrases.length === 0 ? [] : [{ tone, find: phraseFinder(phrases) }];
}

/** A judging word decides together with its clause; negated, it judges the other way round, and more mildly. */
function polarityOf(tone: -1 | 0 | 1, { start, negated }: PhraseMatch, polarityAt: (offset: number) => number): number {
  const clause = polarityAt(start);
  if (tone === 0) return clause;
  const word = negated ? -tone * (WORD_POLARITY / 2) : tone * WORD_POLARITY;
  return (clause + 2 * word) / 3;
}

import type { Span } from './clauses.js';
import type { TopicMention } from './feedback-analysis.js';
import { phraseFinder } from './phrases.js';
import type { PhraseMatch } from './phrases.js';
import type { Taxonomy } from './taxonomy.js';

/** How sure a word that itself praises or blames is of its polarity. */
const WORD_POLARITY = 0.6;

/** A topic with the places that speak of it. */
export interface FoundTopic extends TopicMention {
  readonly mentions: readonly Span[];
}

/** Finds topics in folded text; `polarityAt` is the sentiment of the clause around an offset. */
export type TopicFinder = (folded: string, polarityAt: (offset: number) => number) => FoundTopic[];

type Tone = -1 | 0 | 1;

/** Compiles a taxonomy once; many texts are then searched with it. */
export function topicFinder(taxonomy: Taxonomy): TopicFinder {
  const find = phraseFinder(
    taxonomy.flatMap(({ id, keywords, praise = [], blame = [] }) => [
      ...keywords.map((phrase) => tagged(phrase, id, 0)),
      ...praise.map((phrase) => tagged(phrase, id, 1)),
      ...blame.map((phrase) => tagged(phrase, id, -1)),
    ]),
  );
  return (folded, polarityAt) => {
    const matches = find(folded);
    return taxonomy.flatMap(({ id }) => {
      const mentions = matches.filter(({ value }) => value.id === id);
      if (mentions.length === 0) return [];
      const mean = mentions.reduce((sum, match) => sum + polarityOf(match, polarityAt), 0) / mentions.length;
      return [{ id, polarity: Math.round(mean * 100) / 100, mentions }];
    });
  };
}

function tagged(phrase: string, id: string, tone: Tone): [string, { id: string; tone: Tone }] {
  return [phrase, { id, tone }];
}

/** A judging word decides together with its clause; negated, it judges the other way round, and more mildly. */
function polarityOf({ start, negated, value: { tone } }: PhraseMatch<{ tone: Tone }>, polarityAt: (offset: number) => number): number {
  const clause = polarityAt(start);
  if (tone === 0) return clause;
  const word = negated ? -tone * (WORD_POLARITY / 2) : tone * WORD_POLARITY;
  return (clause + 2 * word) / 3;
}

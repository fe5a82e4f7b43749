import { foldText } from './fold-text.js';

/** A stretch of a text, offsets in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const SENTENCE_END = /[.!?…]+["»”')\]]*(?=\s|$)|[;\n]+/g;
const TURN =
  /,|(?<![a-z])(?:pero|aunque|sin embargo|en cambio|no obstante|but|however|although|though|whereas|porem|contudo|mas|embora)(?![a-z])|(?<![a-z])(?:y|and|e)(?=\s+(?:el|la|los|las|the|o|a|os|as|su|sus|their)\s)/g;
const LEAST_WORDS = 2;

function trimmed(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end);
  const from = start + piece.length - piece.trimStart().length;
  return { start: from, end: from + piece.trim().length };
}

function split(text: string, cuts: readonly number[], within: Span): Span[] {
  const edges = [within.start, ...cuts, within.end];
  return edges
    .slice(1)
    .map((end, at) => trimmed(text, { start: edges[at]!, end }))
    .filter(({ start, end }) => end > start);
}

/** Sentences with their closing mark. */
export function sentencesOf(text: string): Span[] {
  const cuts = Array.from(text.matchAll(SENTENCE_END), (match) => match.index + match[0].length);
  return split(text, cuts, { start: 0, end: text.length });
}

/** The parts of a sentence that can each hold their own opinion: "el pan rico, pero la entrega tarde" has two. */
export function clausesOf(text: string, sentence: Span): Span[] {
  const folded = foldText(text.slice(sentence.start, sentence.end));
  const cuts: number[] = [];
  let last = 0;
  for (const { index } of folded.matchAll(TURN)) {
    if (wordsIn(folded.slice(last, index)) < LEAST_WORDS || wordsIn(folded.slice(index)) < LEAST_WORDS) continue;
    cuts.push(sentence.start + index);
    last = index;
  }
  return split(text, cuts, sentence).map((clause) => trimmed(text, withoutLeadingComma(text, clause)));
}

function withoutLeadingComma(text: string, { start, end }: Span): Span {
  return { start: text[start] === ',' ? start + 1 : start, end };
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

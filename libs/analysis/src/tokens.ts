import { NEGATIVE_EMOJI, POSITIVE_EMOJI } from './emoji.js';
import { PLACEHOLDER } from './redact.js';
import { IDIOM_MARKERS, replaceIdioms } from './idioms.js';

/** One unit of text as the models see it; `word` tokens alone are cut into pieces and reached by negation. */
export interface Token {
  readonly text: string;
  readonly kind: 'word' | 'sign' | 'stop';
}

const MAX_CHARACTERS = 4_000;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\u{1f3fb}-\u{1f3ff}]/gu;
const MARKS = /\p{M}/gu;
const TAG = /<[a-z/!][^<>]{0,200}>/gi;
const STRETCHED = /(\p{L})\1{2,}/gu;

const PATTERNS = [
  String.raw`(?<url>https?:\/\/\S+|www\.\S+)`,
  String.raw`(?<smile>[:;=8x][-o']?[)\]d]+(?![a-z0-9])|<3|\^_?\^)`,
  String.raw`(?<frown>[:=][-o']?[(\[/|]+|[:;]'-?\()`,
  String.raw`(?<word>\p{L}+(?:['’]\p{L}+)*)`,
  String.raw`(?<number>\d+(?:[.,]\d+)*)`,
  String.raw`(?<emoji>\p{Extended_Pictographic})`,
  String.raw`(?<marks>[!?¡¿]+)`,
  String.raw`(?<dots>\.{2,}|…)`,
  String.raw`(?<stop>[.,;:\n])`,
];
const TOKEN = new RegExp(PATTERNS.join('|'), 'gu');

/** Whole answers that hold no opinion: what people type into a box they must fill. Folded. */
const NO_OPINION = new Set(
  'no si nada ninguno ninguna na n a ns nc none nothing nope yes nao sim nenhum hola hello hi oi test prueba teste testing asd asdf'.split(
    ' ',
  ),
);

/** Long texts keep both ends, where people say what they think. */
function bothEnds(text: string): string {
  return text.length <= MAX_CHARACTERS ? text : `${text.slice(0, MAX_CHARACTERS / 2)} ${text.slice(-MAX_CHARACTERS / 2)}`;
}

/** What the text says and how loudly it is written. */
export interface TokenizedText {
  readonly tokens: readonly Token[];
  readonly isShouted: boolean;
  /** False for empty text, punctuation, bare numbers and "no": nothing a scorer could judge. */
  readonly hasContent: boolean;
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

/** Accents, case, stretched letters and invisible characters are folded away, because customers on phones leave them out or add them. */
export function tokenize(text: string): TokenizedText {
  const bare = bothEnds(text).replace(PLACEHOLDER, ' ').replace(INVISIBLE, '').normalize('NFKD').replace(MARKS, '').replace(TAG, ' ');
  const capitals = countOf(/\p{Lu}/gu, bare);
  const folded = replaceIdioms(bare.toLowerCase().replace(STRETCHED, '$1$1').replaceAll('’', "'"));
  const tokens: Token[] = [];
  let hasContent = false;
  for (const match of folded.matchAll(TOKEN)) {
    const token = tokenOf(match);
    hasContent ||= token.kind === 'word' ? !NO_OPINION.has(token.text) : /^(EMO|SMILE|FROWN|IDIOM)/.test(token.text);
    tokens.push(token);
  }
  return { tokens, isShouted: capitals > 8 && capitals > 2 * countOf(/\p{Ll}/gu, bare), hasContent };
}

function tokenOf({ 0: text, groups }: RegExpMatchArray): Token {
  const found = groups!;
  if (found.word) return IDIOM_MARKERS.has(text) ? { text: text.toUpperCase(), kind: 'sign' } : { text, kind: 'word' };
  if (found.stop) return { text, kind: 'stop' };
  if (found.url) return { text: 'URL', kind: 'sign' };
  if (found.smile) return { text: 'SMILE', kind: 'sign' };
  if (found.frown) return { text: 'FROWN', kind: 'sign' };
  if (found.number) return { text: /^(\d|10)$/.test(text) ? `N${text}` : 'NUM', kind: 'sign' };
  if (found.dots) return { text: '...', kind: 'sign' };
  if (found.emoji) return { text: emojiToken(text), kind: 'sign' };
  return { text: marksToken(text), kind: 'sign' };
}

function emojiToken(emoji: string): string {
  if (POSITIVE_EMOJI.has(emoji)) return 'EMOP';
  return NEGATIVE_EMOJI.has(emoji) ? 'EMON' : `EMOU${emoji}`;
}

function marksToken(marks: string): string {
  const asks = /[?¿]/.test(marks);
  const exclaims = /[!¡]/.test(marks);
  if (asks && exclaims) return '!?';
  return (asks ? '?' : '!').repeat(Math.min(2, marks.length));
}

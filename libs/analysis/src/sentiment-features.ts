import { fnv1a } from './feature-vector.js';
import type { FeatureCounter, FeatureVector } from './feature-vector.js';
import type { Token, TokenizedText } from './tokens.js';

const words = (list: string) => new Set(list.split(' '));

const NEGATORS = words(
  'no ni nunca jamas nadie nada ningun ninguna ninguno sin tampoco apenas ' +
    "not never nobody nothing none neither nor without hardly barely cannot cant dont doesnt didnt isnt wasnt arent werent wont wouldnt couldnt shouldnt havent hasnt hadnt can't don't doesn't didn't isn't wasn't aren't weren't won't wouldn't couldn't shouldn't haven't hasn't hadn't " +
    'nao nem nenhum nenhuma ninguem sem jamais tampouco',
);
const TURNS = words('pero aunque sino but however although though yet except porem mas contudo entretanto');
const NEGATION_REACH = 4;

const W = fnv1a('u');
const NEGATED = fnv1a('n');
const AFTER_TURN = fnv1a('b');
const PIECE = fnv1a('c');
const PAIR = fnv1a('B');
const FIRST = fnv1a('F');
const LAST = fnv1a('L');
const SHOUT = fnv1a('SHOUT');
const BIAS = fnv1a('BIAS');
const LENGTH = fnv1a('len');
const SEPARATOR = ' ';

function addPieces(word: string, counter: FeatureCounter): void {
  const bounded = `<${word}>`;
  for (let size = 3; size <= 5; size++) {
    for (let start = 0; start + size <= bounded.length; start++) counter.addPiece(fnv1a(bounded, PIECE, start, start + size));
  }
}

function endsSentence({ text }: Token): boolean {
  return text === '.' || text === ';' || text === '\n' || text.startsWith('!') || text.startsWith('?');
}

/** The document as the sentiment model sees it: words, negated words, words after "but", pieces of words, pairs. */
export function sentimentFeatures({ tokens, isShouted }: TokenizedText, counter: FeatureCounter): FeatureVector {
  let reach = 0;
  let turned = false;
  let previous = '';
  for (const token of tokens) {
    counter.addWhole(fnv1a(token.text, W));
    if (endsSentence(token)) {
      reach = 0;
      turned = false;
    }
    if (token.kind === 'word') {
      addPieces(token.text, counter);
      if (reach > 0) counter.addWhole(fnv1a(token.text, NEGATED));
      if (turned) counter.addWhole(fnv1a(token.text, AFTER_TURN));
      reach = NEGATORS.has(token.text) ? NEGATION_REACH : Math.max(0, reach - 1);
      turned ||= TURNS.has(token.text);
    } else if (turned) counter.addWhole(fnv1a(token.text, AFTER_TURN));
    if (token.kind === 'stop') continue;
    if (previous) counter.addWhole(fnv1a(token.text, fnv1a(SEPARATOR, fnv1a(previous, PAIR))));
    previous = token.text;
  }
  const spoken = tokens.filter((token) => token.kind !== 'stop');
  if (spoken.length > 0) {
    counter.addWhole(fnv1a(spoken[0]!.text, FIRST));
    counter.addWhole(fnv1a(spoken.at(-1)!.text, LAST));
  }
  if (isShouted) counter.addWhole(SHOUT);
  counter.addWhole(fnv1a(String(Math.min(7, Math.floor(Math.log2(1 + tokens.length)))), LENGTH));
  counter.addWhole(BIAS);
  return counter.take();
}

import { fnv1a } from './feature-vector.js';
import { PLACEHOLDER } from './redact.js';
import type { FeatureCounter, FeatureVector } from './feature-vector.js';

const WORD = /\p{L}+(?:['’]\p{L}+)*/gu;
const MAX_CHARACTERS = 600;
const PIECE = fnv1a('p');
const WHOLE = fnv1a('w');

/** The document as the language model sees it: words and pieces of words with their accents, which tell languages apart. */
export function languageFeatures(text: string, counter: FeatureCounter): FeatureVector {
  const words = text.slice(0, MAX_CHARACTERS).replace(PLACEHOLDER, ' ').normalize('NFC').toLowerCase().match(WORD) ?? [];
  for (const word of words) {
    const bounded = ` ${word} `;
    counter.addWhole(fnv1a(word, WHOLE));
    for (let size = 1; size <= 4; size++) {
      for (let start = 0; start + size <= bounded.length; start++) counter.addPiece(fnv1a(bounded, PIECE, start, start + size));
    }
  }
  return counter.take();
}

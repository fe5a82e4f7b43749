import fc from 'fast-check';
import { vagueWordsIn } from './vague-words-in.js';
import { VAGUE_WORDS } from './vague-words.js';

/** Each pattern tried at each place: what the index by first letters must not miss. */
function tryEverything(text: string, language: 'es' | 'en'): readonly { start: number; end: number }[] {
  return VAGUE_WORDS[language].flatMap(({ words }) =>
    [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}/])(?:${words})(?![\\p{L}\\p{N}/])`, 'gu'))].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
    })),
  );
}

/** A text a pattern matches: its optional parts left in, its first choices taken. */
const sample = (source: string): string =>
  source
    .replace(/\(\?!(?:[^()]|\([^()]*\))*\)/g, '')
    .replace(/\(\?:([^()|]*)(?:\|[^()]*)?\)/g, '$1')
    .replace(/\[(.)[^\]]*\]/g, '$1')
    .replace(/\?/g, '');

it.each(['es', 'en'] as const)('finds in %s what trying every pattern everywhere finds', (language) => {
  const samples = VAGUE_WORDS[language].map(({ words }) => sample(words));
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...samples, 'y', 'o', 'plazo', '24/7', 'x/'), { maxLength: 12 }),
      fc.constantFrom(' ', ', ', '/'),
      (parts, joint) => {
        const text = parts.join(joint);
        const found = [...vagueWordsIn(text, language)];
        const everything = tryEverything(text, language);
        for (const { start, end } of everything) expect(found.some((one) => one.start < end && start < one.end)).toBe(true);
        for (const { start, end } of found) expect(everything).toContainEqual({ start, end });
        found.slice(1).forEach(({ start }, at) => expect(start).toBeGreaterThanOrEqual(found[at]!.end));
      },
    ),
    { numRuns: 300 },
  );
  for (const text of samples) expect([...vagueWordsIn(text, language)].length).toBeGreaterThan(0);
});

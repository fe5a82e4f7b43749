import { readFileSync } from 'node:fs';
import { createLocalScorer } from '@pulso/analysis';
import { quantise, trainSoftmax } from './softmax-regression.mjs';

interface Example {
  readonly lang: string;
  readonly label: string;
  readonly text: string;
}

const read = (path: string) => readFileSync(new URL(path, import.meta.url));
const examples = read('own-examples.jsonl')
  .toString()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Example);

describe('the shipped model', () => {
  const model = '../../libs/analysis/model';
  const scorer = createLocalScorer({ sentiment: read(`${model}/sentiment.bin`), language: read(`${model}/language.bin`) });

  it.each(['es', 'en', 'pt'])('was trained with the features of today: it knows its own %s examples', (language) => {
    const own = examples.filter(({ lang }) => lang === language);
    const wrong = own.filter(({ text, label }) => scorer.sentiment(text).label !== label).map(({ text }) => text);
    expect(wrong.length / own.length).toBeLessThan(0.08);
  });

  it('fits the size it may have', () => {
    expect(read(`${model}/sentiment.bin`).length).toBeLessThanOrEqual(800_000);
    expect(read(`${model}/language.bin`).length).toBeLessThanOrEqual(70_000);
  });
});

describe('trainSoftmax', () => {
  const vector = (...indices: number[]) => ({ indices: Uint32Array.from(indices), values: Float32Array.from(indices, () => 1) });
  const corpus = Array.from({ length: 60 }, (_, at) => ({ vector: vector(at % 3, 4 + (at % 4)), target: at % 3, weight: 1 }));
  const settings = { bits: 3, classes: 3, epochs: 5, seed: 1 };

  it('gives the same weights for the same seed, and others for another', () => {
    expect(trainSoftmax(corpus, settings)).toEqual(trainSoftmax(corpus, settings));
    expect(trainSoftmax(corpus, { ...settings, seed: 2 })).not.toEqual(trainSoftmax(corpus, settings));
  });

  it('learns which feature goes with which class, and int8 keeps it', () => {
    const { weights } = quantise(trainSoftmax(corpus, settings));
    for (const feature of [0, 1, 2]) {
      const row = Array.from(weights.slice(feature * 3, feature * 3 + 3));
      expect(row.indexOf(Math.max(...row))).toBe(feature);
    }
  });
});

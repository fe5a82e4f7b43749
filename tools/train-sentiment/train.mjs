/**
 * Trains the two models of libs/analysis/model from labelled text and prints how well they do.
 *
 *   node tools/train-sentiment/train.mjs --train train.jsonl [--dev dev.jsonl] [--foreign foreign.jsonl]
 *
 * A line is {lang: 'es'|'en'|'pt', text, label: 'neg'|'neu'|'pos', source?, lic?}; a foreign one is {text}. Build libs/analysis first.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FeatureCounter, encodeLinearModel, languageFeatures, sentimentFeatures, tokenize } from '@pulso/analysis/training';
import { createLocalScorer } from '@pulso/analysis';
import { evaluate } from './evaluate.mjs';
import { quantise, trainSoftmax } from './softmax-regression.mjs';

const LABELS = ['neg', 'neu', 'pos'];
const LANGUAGES = ['es', 'en', 'pt', 'other'];
const SENTIMENT_BITS = 18;
const LANGUAGE_BITS = 14;
const SEED = 20_260_101;
/** Texts of kinds far from customer feedback teach less. */
const SOURCE_WEIGHT = { vader_icwsm14_movieReview: 0.4, vader_icwsm14_nytEditorial: 0.4, goemotions: 0.7, vader_icwsm14_tweets: 0.7 };
/** Less of the corpus is in these two, and less varied. */
const LANGUAGE_WEIGHT = { es: 1.3, pt: 1.3 };
/** Brings the mean weight of a corpus line near 1, the rare classes having been lifted. */
const MEAN_WEIGHT = 0.58;
const OWN_WEIGHT = 3;
const LEXICON_WEIGHT = 0.7;

const { values: options } = parseArgs({
  options: { train: { type: 'string' }, dev: { type: 'string' }, foreign: { type: 'string' }, out: { type: 'string' } },
});
if (!options.train) throw new Error('--train <file.jsonl> is needed');
const here = import.meta.dirname;
const modelFolder = options.out ?? join(here, '../../libs/analysis/model');
const readLines = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const corpus = readLines(options.train).filter(({ lic }) => lic === undefined || lic === 'P');
const own = readLines(join(here, 'own-examples.jsonl'));
const lexicon = readLines(join(here, 'own-lexicon.jsonl')).flatMap(({ lang, label, words }) =>
  words
    .split(' ')
    .flatMap((word) => (word.endsWith('@') ? ['o', 'a', 'os', 'as'].map((ending) => word.slice(0, -1) + ending) : [word]))
    .map((word) => ({ lang, label, text: word.replaceAll('_', ' ') })),
);

function sentimentModel() {
  const counter = new FeatureCounter(SENTIMENT_BITS);
  const vector = (text) => sentimentFeatures(tokenize(text), counter);
  const share = classShares(corpus);
  const examples = [
    ...corpus.map(({ text, lang, label, source }) => ({
      vector: vector(text),
      target: LABELS.indexOf(label),
      weight: (LANGUAGE_WEIGHT[lang] ?? 1) * (SOURCE_WEIGHT[source] ?? 1) * share(lang, label) ** -0.5 * MEAN_WEIGHT,
    })),
    ...own.map(({ text, label }) => ({ vector: vector(text), target: LABELS.indexOf(label), weight: OWN_WEIGHT })),
    ...lexicon.map(({ text, label }) => ({ vector: vector(text), target: LABELS.indexOf(label), weight: LEXICON_WEIGHT })),
  ];
  const settings = { bits: SENTIMENT_BITS, classes: LABELS.length };
  const weights = trainSoftmax(examples, { ...settings, epochs: 10, seed: SEED });
  return encodeLinearModel({ ...settings, ...quantise(weights), offsets: [0, 0, 0] });
}

function classShares(lines) {
  const counts = new Map();
  const add = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { lang, label } of lines) {
    add(lang);
    add(`${lang} ${label}`);
  }
  return (lang, label) => counts.get(`${lang} ${label}`) / counts.get(lang);
}

function languageModel() {
  const counter = new FeatureCounter(LANGUAGE_BITS);
  const foreign = [...readLines(join(here, 'own-foreign.jsonl')), ...(options.foreign ? readLines(options.foreign) : [])];
  const labelled = [...corpus, ...own, ...foreign.map(({ text }) => ({ text, lang: 'other' }))];
  const total = new Map();
  for (const { lang } of labelled) total.set(lang, (total.get(lang) ?? 0) + 1);
  const examples = labelled.flatMap(({ text, lang }) => {
    const weight = (labelled.length / 4 / total.get(lang)) ** 0.5;
    const target = LANGUAGES.indexOf(lang);
    // The first words alone as well, because much feedback is that short.
    const start = text.split(/\s+/).slice(0, 3).join(' ');
    return [text, start].map((piece) => ({ vector: languageFeatures(piece, counter), target, weight }));
  });
  const settings = { bits: LANGUAGE_BITS, classes: LANGUAGES.length };
  const weights = trainSoftmax(examples, { ...settings, epochs: 5, seed: SEED, learningRate: 0.2 });
  return encodeLinearModel({ ...settings, ...quantise(weights), offsets: [0, 0, 0, 0] });
}

const started = performance.now();
const files = { sentiment: sentimentModel(), language: languageModel() };
for (const [name, bytes] of Object.entries(files)) writeFileSync(join(modelFolder, `${name}.bin`), bytes);
console.log(
  `Trained in ${Math.round((performance.now() - started) / 1000)} s; sentiment ${files.sentiment.length} bytes, language ${files.language.length} bytes`,
);
if (options.dev) evaluate(createLocalScorer(files), readLines(options.dev));

import { FeatureCounter } from './feature-vector.js';
import { LANGUAGES, SENTIMENT_LABELS } from './feedback-analysis.js';
import type { Language, SentimentLabel } from './feedback-analysis.js';
import { languageFeatures } from './language-features.js';
import { classProbabilities, decodeLinearModel } from './linear-model.js';
import { sentimentFeatures } from './sentiment-features.js';
import { tokenize } from './tokens.js';

/** How good or bad a text is, on the scale of `FeedbackAnalysis`. */
export interface SentimentScore {
  readonly sentiment: number;
  readonly label: SentimentLabel;
  readonly confidence: number;
  readonly abstained: boolean;
}

/** The model shipped with Pulso: needs no network, no key and no language to be known beforehand. */
export interface LocalScorer {
  /** Name and digest of the weights, stored with every analysis. */
  readonly model: string;
  sentiment(text: string): SentimentScore;
  language(text: string): Language;
}

const NOTHING_TO_JUDGE: SentimentScore = { sentiment: 0, label: 'neu', confidence: 0, abstained: true };
/** Below this the three classes are practically tied. */
const LEAST_CONFIDENCE = 0.4;
const LETTER = /\p{L}/gu;
const LATIN_LETTER = /\p{Script=Latin}/gu;

const rounded = (value: number) => Math.round(value * 1_000) / 1_000;

/** Builds the scorer from the two model files of `model/`; throws `analysis.model-unreadable`. */
export function createLocalScorer(files: { readonly sentiment: Uint8Array; readonly language: Uint8Array }): LocalScorer {
  const sentimentModel = decodeLinearModel(files.sentiment);
  const languageModel = decodeLinearModel(files.language);
  const sentimentCounter = new FeatureCounter(sentimentModel.bits);
  const languageCounter = new FeatureCounter(languageModel.bits);

  return {
    model: `pulso-linear-${sentimentModel.digest}`,

    sentiment(text) {
      const tokenized = tokenize(text);
      if (!tokenized.hasContent || isForeignScript(text)) return NOTHING_TO_JUDGE;
      const probabilities = classProbabilities(sentimentModel, sentimentFeatures(tokenized, sentimentCounter));
      const confidence = Math.max(...probabilities);
      return {
        sentiment: rounded(probabilities[2]! - probabilities[0]!),
        label: SENTIMENT_LABELS[probabilities.indexOf(confidence)]!,
        confidence: rounded(confidence),
        abstained: confidence < LEAST_CONFIDENCE,
      };
    },

    language(text) {
      if ((text.match(LATIN_LETTER)?.length ?? 0) < 2 || isForeignScript(text)) return 'other';
      const probabilities = classProbabilities(languageModel, languageFeatures(text, languageCounter));
      return LANGUAGES[probabilities.indexOf(Math.max(...probabilities))]!;
    },
  };
}

/** Mostly written in letters that none of the languages use. */
function isForeignScript(text: string): boolean {
  const letters = text.match(LETTER)?.length ?? 0;
  return letters > 0 && (text.match(LATIN_LETTER)?.length ?? 0) * 2 < letters;
}

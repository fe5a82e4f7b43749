/** Who read the text: the model shipped with Pulso, or a language model behind an OpenAI-compatible endpoint. */
export type AnalysisEngine = 'local' | 'llm';

export const SENTIMENT_LABELS = ['neg', 'neu', 'pos'] as const;
export type SentimentLabel = (typeof SENTIMENT_LABELS)[number];

/** Languages that Pulso tells apart; everything else is `other`. */
export const LANGUAGES = ['es', 'en', 'pt', 'other'] as const;
export type Language = (typeof LANGUAGES)[number];

/** 0 nothing wrong · 1 a nuisance · 2 something failed · 3 money, time or the customer is being lost · 4 safety, law, fraud or personal data. */
export type Severity = 0 | 1 | 2 | 3 | 4;

/** One topic of the organization's taxonomy and how the text speaks of it, from −1 to 1. */
export interface TopicMention {
  readonly id: string;
  readonly polarity: number;
}

/** Words of the customer that carry the finding: `text` equals `analyzed.slice(start, end)` in UTF-16 units. */
export interface Quote {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What was understood from one feedback, by whom, and how surely. Quotes point into the redacted text. */
export interface FeedbackAnalysis {
  readonly engine: AnalysisEngine;
  /** Name and version of what scored it; a local model carries a digest of its weights. */
  readonly model: string;
  /** Digest of the prompt's fixed part; null for the local model, which has none. */
  readonly promptHash: string | null;
  /** −1 (very bad) to 1 (very good). */
  readonly sentiment: number;
  readonly label: SentimentLabel;
  readonly language: Language;
  readonly topics: readonly TopicMention[];
  readonly defectReported: boolean;
  readonly severity: Severity;
  /** How hard the customer had it, 0 (effortless) to 1; absent when the text does not say. */
  readonly effort?: number;
  /** Present only when looked for: the text announces or hints that the customer leaves. */
  readonly churnSignal?: boolean;
  readonly quotes: readonly Quote[];
  /** 0 to 1: how likely the scorer holds its own label to be right. */
  readonly confidence: number;
  /** True when the text gives nothing to judge; the analysis then counts for no indicator. */
  readonly abstained: boolean;
  /** True when a person should look before anyone relies on it. */
  readonly needsReview: boolean;
  /** True for a stand-in that a later analysis will replace. */
  readonly provisional: boolean;
}

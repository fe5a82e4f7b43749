import { LANGUAGES, SENTIMENT_LABELS } from './feedback-analysis.js';
import type { FeedbackAnalysis, Quote, TopicMention } from './feedback-analysis.js';
import type { Taxonomy } from './taxonomy.js';

/** What a language model is asked to return, before anything of it is believed. */
export interface ModelAnswer {
  readonly sentiment: number;
  readonly label: (typeof SENTIMENT_LABELS)[number];
  readonly language: (typeof LANGUAGES)[number];
  readonly topics: readonly TopicMention[];
  readonly defectReported: boolean;
  readonly severity: number;
  readonly effort: number | null;
  readonly churnSignal: boolean;
  /** Exact words of the customer; their offsets are found here, models cannot count. */
  readonly quotes: readonly string[];
  readonly confidence: number;
  readonly abstained: boolean;
}

export const MAX_TOPICS = 8;
export const MAX_QUOTES = 5;
export const MAX_QUOTE_CHARACTERS = 400;
/** A label on the other side of zero than the score by more than this contradicts it. */
const LABEL_SLACK = 0.2;

/** The part of an analysis that comes from the answer; engine, model and prompt are known to the caller. */
export type AcceptedAnswer = Omit<FeedbackAnalysis, 'engine' | 'model' | 'promptHash' | 'needsReview' | 'provisional'>;

/** Either an answer that may be stored, or every reason against it, in words the model can use to repair it. */
export type AnswerVerdict =
  { readonly ok: true; readonly answer: AcceptedAnswer } | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Checks an answer against its ranges, lists and, above all, the text: a quote that is not in `redactedText`, unit for unit after
 * NFC, refuses the whole answer. Takes `unknown`, because whoever wrote the feedback may have written the answer as well.
 */
export function acceptModelAnswer(answer: unknown, redactedText: string, taxonomy: Taxonomy): AnswerVerdict {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
    return { ok: false, problems: ['the answer is not a JSON object'] };
  const fields = answer as Record<keyof ModelAnswer, unknown>;
  const problems: string[] = [];
  const accepted = {
    sentiment: numberIn(fields.sentiment, 'sentiment', -1, 1, problems),
    label: oneOf(fields.label, 'label', SENTIMENT_LABELS, problems),
    language: oneOf(fields.language, 'language', LANGUAGES, problems),
    topics: topicsIn(fields.topics, taxonomy, problems),
    defectReported: flag(fields.defectReported, 'defectReported', problems),
    severity: numberIn(fields.severity, 'severity', 0, 4, problems),
    effort: fields.effort === null || fields.effort === undefined ? undefined : numberIn(fields.effort, 'effort', 0, 1, problems),
    churnSignal: flag(fields.churnSignal, 'churnSignal', problems),
    quotes: quotesIn(fields.quotes, redactedText, problems),
    confidence: numberIn(fields.confidence, 'confidence', 0, 1, problems),
    abstained: flag(fields.abstained, 'abstained', problems),
  };
  if (!Number.isInteger(accepted.severity)) problems.push('severity must be a whole number');
  if (contradicts(accepted.label, accepted.sentiment))
    problems.push(`label "${accepted.label}" contradicts sentiment ${accepted.sentiment}`);
  if (problems.length > 0) return { ok: false, problems };
  const { effort, severity, ...rest } = accepted;
  return { ok: true, answer: { ...rest, severity: severity as AcceptedAnswer['severity'], ...(effort === undefined ? {} : { effort }) } };
}

function contradicts(label: ModelAnswer['label'], sentiment: number): boolean {
  return (label === 'pos' && sentiment < -LABEL_SLACK) || (label === 'neg' && sentiment > LABEL_SLACK);
}

function numberIn(value: unknown, name: string, lowest: number, highest: number, problems: string[]): number {
  if (typeof value === 'number' && value >= lowest && value <= highest) return Math.round(value * 1_000) / 1_000;
  problems.push(`${name} must be a number from ${lowest} to ${highest}`);
  return lowest;
}

function flag(value: unknown, name: string, problems: string[]): boolean {
  if (typeof value !== 'boolean') problems.push(`${name} must be true or false`);
  return value === true;
}

function oneOf<T extends string>(value: unknown, name: string, allowed: readonly T[], problems: string[]): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) problems.push(`${name} must be one of ${allowed.join(', ')}`);
  return found ?? allowed[0]!;
}

function listOf(value: unknown, name: string, longest: number, problems: string[]): readonly unknown[] {
  if (Array.isArray(value) && value.length <= longest) return value;
  problems.push(`${name} must be a list of at most ${longest}`);
  return [];
}

function topicsIn(value: unknown, taxonomy: Taxonomy, problems: string[]): TopicMention[] {
  const known = new Set(taxonomy.map(({ id }) => id));
  const seen = new Set<string>();
  return listOf(value, 'topics', MAX_TOPICS, problems).flatMap((topic) => {
    const { id, polarity } = (typeof topic === 'object' && topic !== null ? topic : {}) as { id?: unknown; polarity?: unknown };
    if (typeof id !== 'string' || !known.has(id)) {
      problems.push(`topics may only name ${[...known].join(', ')}`);
      return [];
    }
    if (seen.has(id)) return [];
    seen.add(id);
    return [{ id, polarity: numberIn(polarity, `polarity of ${id}`, -1, 1, problems) }];
  });
}

function quotesIn(value: unknown, redactedText: string, problems: string[]): Quote[] {
  const quotes = new Map<number, Quote>();
  listOf(value, 'quotes', MAX_QUOTES, problems).forEach((quote, at) => {
    const text = typeof quote === 'string' ? quote.normalize('NFC').trim() : '';
    const start = text.length > 0 && text.length <= MAX_QUOTE_CHARACTERS ? redactedText.indexOf(text) : -1;
    if (start < 0) problems.push(`quote ${at + 1} is not copied letter by letter from the feedback`);
    else quotes.set(start, { text, start, end: start + text.length });
  });
  return [...quotes.values()].sort((a, b) => a.start - b.start);
}

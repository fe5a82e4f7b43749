import { clausesOf, sentencesOf } from './clauses.js';
import type { Span } from './clauses.js';
import type { FeedbackAnalysis, Quote, SentimentLabel, Severity } from './feedback-analysis.js';
import { foldText } from './fold-text.js';
import { looksInjected } from './injection.js';
import type { LocalScorer } from './local-scorer.js';
import { signsIn } from './severity.js';
import type { Finding } from './severity.js';
import { DEFAULT_TAXONOMY } from './taxonomy.js';
import { topicFinder } from './topics.js';
import type { FoundTopic, TopicFinder } from './topics.js';

const MAX_CHARACTERS = 8_000;
/** Each may be scored on its own, so a text of nothing but clauses must not cost a second. */
const MAX_CLAUSES = 64;
const MAX_QUOTES = 3;
const MAX_QUOTE_CHARACTERS = 240;
/** A clause this good tells of trouble that is over ("resolvieron el cobro doble"). */
const TROUBLE_IS_OVER = 0.3;
const CRITICAL = 4;
/** From three words on the language is certain enough to say that the model was not made for it; "super!" and 😡 speak any language. */
const WORDS_OF_A_LANGUAGE = /(?<!\p{L})\p{L}+[^\p{L}]+\p{L}+[^\p{L}]+\p{L}/u;

/** What scoring needs besides the text; build it once per taxonomy with `localAnalyzer`. */
export type LocalAnalyzer = (redactedText: string) => FeedbackAnalysis;

/** An analyzer for one taxonomy, its patterns compiled once. */
export function localAnalyzer(scorer: LocalScorer, taxonomy = DEFAULT_TAXONOMY): LocalAnalyzer {
  const findTopics = topicFinder(taxonomy);
  return (redactedText) => scoreWith(scorer, findTopics, redactedText);
}

const defaultAnalyzers = new WeakMap<LocalScorer, LocalAnalyzer>();

/** Reads one feedback with the model shipped with Pulso and the default taxonomy. Pure: the same text always gives the same analysis. */
export function scoreLocally(scorer: LocalScorer, redactedText: string): FeedbackAnalysis {
  let analyzer = defaultAnalyzers.get(scorer);
  if (!analyzer) defaultAnalyzers.set(scorer, (analyzer = localAnalyzer(scorer)));
  return analyzer(redactedText);
}

function scoreWith(scorer: LocalScorer, findTopics: TopicFinder, text: string): FeedbackAnalysis {
  const read = text.slice(0, MAX_CHARACTERS);
  const folded = foldText(read);
  const whole = scorer.sentiment(text);
  const sentences = sentencesOf(read);
  const clauses = sentences.flatMap((sentence) => clausesOf(read, sentence)).slice(0, MAX_CLAUSES);
  const polarityAt = clausePolarity(scorer, read, clauses, whole.sentiment);
  const topics = findTopics(folded, polarityAt);
  const { leaving, effort, ...signs } = signsIn(folded);
  const findings = signs.findings.filter(({ start, severity }) => severity === CRITICAL || polarityAt(start) < TROUBLE_IS_OVER);
  const language = scorer.language(text);
  const abstained = whole.abstained || (language === 'other' && WORDS_OF_A_LANGUAGE.test(read));
  const severity = severityOf(findings, leaving.length > 0, whole.label);
  return {
    engine: 'local',
    model: scorer.model,
    promptHash: null,
    sentiment: whole.sentiment,
    label: whole.label,
    language,
    topics: topics.map(({ id, polarity }) => ({ id, polarity })),
    defectReported: findings.some(({ isDefect }) => isDefect),
    severity,
    ...(effort === undefined ? {} : { effort }),
    churnSignal: leaving.length > 0,
    quotes: abstained ? [] : quotesFrom(read, sentences, clauses, evidence(findings, leaving, topics, clauses, polarityAt, whole.label)),
    confidence: whole.confidence,
    abstained,
    needsReview: looksInjected(folded) || (severity >= 3 && whole.label === 'pos'),
    provisional: false,
  };
}

/** Sentiment of the clause around an offset, computed once per clause; one-clause texts reuse the whole score. */
function clausePolarity(scorer: LocalScorer, text: string, clauses: readonly Span[], whole: number): (offset: number) => number {
  if (clauses.length <= 1) return () => whole;
  const known = new Map<Span, number>();
  return (offset) => {
    const clause = clauses.find(({ start, end }) => offset >= start && offset < end);
    if (!clause) return whole;
    let polarity = known.get(clause);
    if (polarity === undefined) known.set(clause, (polarity = scorer.sentiment(text.slice(clause.start, clause.end)).sentiment));
    return polarity;
  };
}

function severityOf(findings: readonly Finding[], leaves: boolean, label: SentimentLabel): Severity {
  const worst = findings.reduce((highest, { severity }) => Math.max(highest, severity), 0);
  return Math.max(worst, leaves && label !== 'pos' ? 3 : 0, label === 'neg' ? 1 : 0) as Severity;
}

/** Offsets worth quoting, the weightiest first: what is at stake, then topics spoken of as the whole text is, then the strongest clause. */
function evidence(
  findings: readonly Finding[],
  leaving: readonly number[],
  topics: readonly FoundTopic[],
  clauses: readonly Span[],
  polarityAt: (offset: number) => number,
  label: SentimentLabel,
): number[] {
  const direction = label === 'neg' ? -1 : 1;
  const strongest = clauses.map(({ start }) => start).sort((a, b) => direction * (polarityAt(b) - polarityAt(a)));
  return [
    ...[...findings].sort((a, b) => b.severity - a.severity).map(({ start }) => start),
    ...leaving,
    ...(label === 'neu' ? [] : strongest.slice(0, 1)),
    ...[...topics].sort((a, b) => Math.abs(b.polarity) - Math.abs(a.polarity)).map(({ mentions }) => mentions[0]!.start),
  ];
}

/** The sentence around each offset, or its clause when the sentence is long; in reading order, none twice. */
function quotesFrom(text: string, sentences: readonly Span[], clauses: readonly Span[], offsets: readonly number[]): Quote[] {
  const chosen = new Map<number, Quote>();
  for (const offset of offsets) {
    if (chosen.size === MAX_QUOTES) break;
    const around = (spans: readonly Span[]) => spans.find(({ start, end }) => offset >= start && offset < end);
    const sentence = around(sentences);
    const span = sentence && sentence.end - sentence.start <= MAX_QUOTE_CHARACTERS ? sentence : (around(clauses) ?? sentence);
    if (!span) continue;
    const end = Math.min(span.end, span.start + MAX_QUOTE_CHARACTERS);
    chosen.set(span.start, { text: text.slice(span.start, end), start: span.start, end });
  }
  return [...chosen.values()].sort((a, b) => a.start - b.start);
}

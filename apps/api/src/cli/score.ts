import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { crossCheck, DEFAULT_TAXONOMY, LANGUAGES, redact, scoreLocally } from '@pulso/analysis';
import type { FeedbackAnalysis, LocalScorer } from '@pulso/analysis';
import { LlmAnswerUnusable, LlmUnavailable } from '../platform/llm/llm-errors.js';
import type { OpenAiScorer } from '../platform/llm/open-ai-scorer.js';

/** Calls to the language model under way at once. */
const LLM_CONCURRENCY = 4;
const LOCAL_BATCH = 256;

export interface ScoreStreamOptions {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  readonly local: LocalScorer;
  /** When given, it reads every text, and the local model stands in where it cannot. */
  readonly llm?: OpenAiScorer;
}

interface Line {
  readonly id: string | number;
  readonly text: string;
  readonly lang?: string;
}

type Scored = { readonly line: string } | { readonly problem: string };

/**
 * `pulso score`: JSONL `{id, text, lang?}` in, JSONL `{id, label, score, lang, topics}` out, in the same order. A line that is not
 * that is reported with its number and left out. Resolves to the exit code: 1 when any line was left out, else 0.
 */
export async function scoreStream({ input, output, errors, local, llm }: ScoreStreamOptions): Promise<0 | 1> {
  let exitCode: 0 | 1 = 0;
  let number = 0;
  let batch: Promise<Scored>[] = [];
  const flush = async () => {
    const lines: string[] = [];
    for (const scored of await Promise.all(batch)) {
      if ('line' in scored) lines.push(scored.line);
      else {
        exitCode = 1;
        errors.write(`${scored.problem}\n`);
      }
    }
    batch = [];
    if (lines.length > 0 && !output.write(`${lines.join('\n')}\n`)) await once(output, 'drain');
  };
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    if (text.trim() === '') continue;
    batch.push(scoreLine(text, number));
    if (batch.length >= (llm ? LLM_CONCURRENCY : LOCAL_BATCH)) await flush();
  }
  await flush();
  return exitCode;

  async function scoreLine(text: string, at: number): Promise<Scored> {
    const line = parseLine(text);
    if (typeof line === 'string') return { problem: `line ${at}: ${line}` };
    const { sentiment, label, language, topics } = await analyze(line.text, at);
    return {
      line: JSON.stringify({
        id: line.id,
        label,
        score: sentiment,
        lang: LANGUAGES.find((lang) => lang === line.lang) ?? language,
        topics,
      }),
    };
  }

  async function analyze(text: string, at: number): Promise<FeedbackAnalysis> {
    const redactedText = redact(text.toWellFormed().normalize('NFC')).text;
    const analysis = scoreLocally(local, redactedText);
    if (!llm) return analysis;
    try {
      const request = { text: redactedText, language: analysis.language, taxonomy: DEFAULT_TAXONOMY, organizationName: 'Pulso' };
      return crossCheck({ local: analysis, llm: (await llm.score(request)).analysis, redactedText });
    } catch (error) {
      if (!(error instanceof LlmUnavailable || error instanceof LlmAnswerUnusable)) throw error;
      errors.write(`line ${at}: scored by the local model. ${error.message}\n`);
      return analysis;
    }
  }
}

/** The line, or what is wrong with it. */
function parseLine(text: string): Line | string {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return 'is not JSON';
  }
  if (typeof value !== 'object' || value === null) return 'is not an object';
  const { id, text: words, lang } = value as { id?: unknown; text?: unknown; lang?: unknown };
  if (typeof id !== 'string' && typeof id !== 'number') return 'needs an "id" that is a text or a number';
  if (typeof words !== 'string') return 'needs a "text" that is a text';
  return typeof lang === 'string' ? { id, text: words, lang } : { id, text: words };
}

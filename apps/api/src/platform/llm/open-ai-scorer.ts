import { createHash, randomBytes } from 'node:crypto';
import { acceptModelAnswer, buildPrompt, promptHashInput, repairPrompt } from '@pulso/analysis';
import type { AnswerVerdict, FeedbackAnalysis, Language, Taxonomy } from '@pulso/analysis';
import OpenAI, { APIConnectionError, APIError } from 'openai';
import type { ChatCompletionCreateParamsNonStreaming, ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { boundedFetch } from './bounded-fetch.js';
import { LlmAnswerUnusable, LlmUnavailable } from './llm-errors.js';
import type { LlmUsage } from './llm-errors.js';
import { modelAnswerJsonSchema } from './model-answer-schema.js';
import { retryAfterMs } from './retry-after.js';

const TIMEOUT_MS = 20_000;
const MAX_OUTPUT_TOKENS = 800;

export interface OpenAiScorerOptions {
  readonly apiKey: string;
  /** Undefined for OpenAI itself. */
  readonly baseURL?: string;
  readonly model: string;
  /** What makes the connection: outgoing calls pass the egress guard. */
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs?: number;
}

/** One feedback to read; `text` is redacted already. */
export interface ScoreRequest {
  readonly text: string;
  readonly language: Language;
  readonly taxonomy: Taxonomy;
  readonly organizationName: string;
}

export interface LlmScore {
  readonly analysis: FeedbackAnalysis;
  readonly usage: LlmUsage;
}

/** What some OpenAI-compatible endpoints refuse; once refused, the request is made without it. */
type Extra = 'max_tokens' | 'temperature' | 'response_format';

/**
 * Reads feedback with a language model behind an OpenAI-compatible endpoint: one feedback a call, structured output, one repair.
 * Never retries by itself. Throws `LlmUnavailable` when there was no answer and `LlmAnswerUnusable` when none could be believed.
 */
export class OpenAiScorer {
  private readonly client: OpenAI;
  private readonly refused = new Set<Extra>();

  constructor(private readonly options: OpenAiScorerOptions) {
    this.client = new OpenAI({
      apiKey: options.apiKey,
      baseURL: options.baseURL ?? 'https://api.openai.com/v1',
      // The SDK would otherwise look these up in the environment.
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      fetch: boundedFetch(options.fetch),
      logLevel: 'off',
    });
  }

  get model(): string {
    return this.options.model;
  }

  async score({ text, language, taxonomy, organizationName }: ScoreRequest): Promise<LlmScore> {
    const { system, user } = buildPrompt({ text, nonce: randomBytes(12).toString('hex'), language, taxonomy, organizationName });
    const conversation = (request: string): ChatCompletionMessageParam[] => [
      { role: 'system', content: system },
      { role: 'user', content: request },
    ];
    const first = await this.ask(conversation(user), text, taxonomy);
    if (first.verdict.ok) return this.scored(first.verdict, first.usage, language, taxonomy);
    // The refused answer is not shown again: it may hold what an attacker put into it.
    const again = await this.ask(conversation(`${user}\n\n${repairPrompt(first.verdict.problems, language)}`), text, taxonomy);
    const usage = sumOf(first.usage, again.usage);
    if (!again.verdict.ok) throw new LlmAnswerUnusable(again.verdict.problems, usage);
    return this.scored(again.verdict, usage, language, taxonomy);
  }

  private scored({ answer }: AnswerVerdict & { ok: true }, usage: LlmUsage, language: Language, taxonomy: Taxonomy): LlmScore {
    const promptHash = createHash('sha256').update(promptHashInput(language, taxonomy)).digest('hex').slice(0, 16);
    return { analysis: { ...answer, engine: 'llm', model: this.model, promptHash, needsReview: false, provisional: false }, usage };
  }

  private async ask(
    messages: ChatCompletionMessageParam[],
    text: string,
    taxonomy: Taxonomy,
  ): Promise<{ verdict: AnswerVerdict; usage: LlmUsage }> {
    const completion = await this.complete(this.request(messages, taxonomy));
    const usage = { inputTokens: completion.usage?.prompt_tokens ?? 0, outputTokens: completion.usage?.completion_tokens ?? 0, calls: 1 };
    const choice = completion.choices?.[0];
    if (choice?.message?.refusal) return { verdict: { ok: false, problems: ['the model declined to answer'] }, usage };
    if (choice?.finish_reason === 'length') return { verdict: { ok: false, problems: ['the answer was cut off; be brief'] }, usage };
    return { verdict: verdictOn(choice?.message?.content, text, taxonomy), usage };
  }

  private request(messages: ChatCompletionMessageParam[], taxonomy: Taxonomy): ChatCompletionCreateParamsNonStreaming {
    const wanted = (extra: Extra) => !this.refused.has(extra);
    return {
      model: this.model,
      messages,
      ...(wanted('temperature') ? { temperature: 0 } : {}),
      ...(wanted('max_tokens') ? { max_tokens: MAX_OUTPUT_TOKENS } : { max_completion_tokens: 4 * MAX_OUTPUT_TOKENS }),
      response_format: wanted('response_format')
        ? { type: 'json_schema', json_schema: { name: 'feedback_analysis', strict: true, schema: modelAnswerJsonSchema(taxonomy) } }
        : { type: 'json_object' },
    };
  }

  private async complete(request: ChatCompletionCreateParamsNonStreaming): Promise<OpenAI.ChatCompletion> {
    const signal = AbortSignal.timeout(this.options.timeoutMs ?? TIMEOUT_MS);
    try {
      return await this.client.chat.completions.create(request, { signal });
    } catch (error) {
      if (signal.aborted) throw new LlmUnavailable('timeout', null);
      const extra = refusedExtra(error);
      if (extra === undefined || this.refused.has(extra)) throw unavailable(error);
      this.refused.add(extra);
      return this.complete(withoutExtra(request, extra));
    }
  }
}

function verdictOn(content: string | null | undefined, text: string, taxonomy: Taxonomy): AnswerVerdict {
  try {
    return acceptModelAnswer(JSON.parse(content ?? ''), text, taxonomy);
  } catch {
    return { ok: false, problems: ['the answer is not JSON'] };
  }
}

/** Reasoning models name their own token limit and take no temperature; smaller servers know no schemas. */
function refusedExtra(error: unknown): Extra | undefined {
  if (!(error instanceof APIError) || error.status !== 400) return undefined;
  const said = `${error.param ?? ''} ${error.message}`;
  return (['max_tokens', 'temperature', 'response_format'] as const).find((extra) => said.includes(extra));
}

function withoutExtra(request: ChatCompletionCreateParamsNonStreaming, extra: Extra): ChatCompletionCreateParamsNonStreaming {
  const { [extra]: _refused, ...rest } = request;
  if (extra === 'max_tokens') return { ...rest, max_completion_tokens: 4 * MAX_OUTPUT_TOKENS };
  return extra === 'response_format' ? { ...rest, response_format: { type: 'json_object' } } : rest;
}

function unavailable(error: unknown): unknown {
  if (error instanceof APIConnectionError) return new LlmUnavailable('unreachable', null);
  if (!(error instanceof APIError)) return isSyntaxError(error) ? new LlmUnavailable('server-error', null) : error;
  const status = error.status ?? null;
  const wait = retryAfterMs(error.headers, Date.now());
  if (status === 429) return new LlmUnavailable('rate-limited', wait, status);
  if (status === 408) return new LlmUnavailable('timeout', wait, status);
  return new LlmUnavailable(status !== null && status < 500 && status !== 409 ? 'rejected' : 'server-error', wait, status);
}

/** A body that is not JSON though it says so. By name, because the parser may belong to another realm. */
function isSyntaxError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'SyntaxError';
}

function sumOf(a: LlmUsage, b: LlmUsage): LlmUsage {
  return { inputTokens: a.inputTokens + b.inputTokens, outputTokens: a.outputTokens + b.outputTokens, calls: a.calls + b.calls };
}

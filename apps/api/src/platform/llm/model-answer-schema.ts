import { LANGUAGES, MAX_QUOTES, MAX_TOPICS, SENTIMENT_LABELS } from '@pulso/analysis';
import type { ModelAnswer, Taxonomy } from '@pulso/analysis';
import { z } from 'zod';

/** The answer a provider is asked for, for one taxonomy. Shape only: ranges, quotes and sense are `acceptModelAnswer`'s. */
export function modelAnswerSchema(taxonomy: Taxonomy): z.ZodType<ModelAnswer> {
  return z.strictObject({
    sentiment: z.number(),
    label: z.enum(SENTIMENT_LABELS),
    language: z.enum(LANGUAGES),
    topics: z.array(z.strictObject({ id: z.enum(taxonomy.map(({ id }) => id)), polarity: z.number() })).max(MAX_TOPICS),
    defectReported: z.boolean(),
    severity: z.int().min(0).max(4),
    effort: z.number().nullable(),
    churnSignal: z.boolean(),
    quotes: z.array(z.string()).max(MAX_QUOTES),
    confidence: z.number(),
    abstained: z.boolean(),
  });
}

/** Keywords that strict structured output does not take; `acceptModelAnswer` checks what they would have. */
const UNSUPPORTED = new Set(['$schema', 'minimum', 'maximum', 'minItems', 'maxItems', 'exclusiveMinimum', 'exclusiveMaximum']);

/** The same as JSON Schema, reduced to what every provider's strict mode understands. */
export function modelAnswerJsonSchema(taxonomy: Taxonomy): Record<string, unknown> {
  return reduced(z.toJSONSchema(modelAnswerSchema(taxonomy))) as Record<string, unknown>;
}

function reduced(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(reduced);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !UNSUPPORTED.has(key))
      .map(([key, value]) => [key, reduced(value)]),
  );
}

import { SURVEY_KINDS } from '@pulso/feedback';
import { z } from 'zod';
import { instant, page, pageQuery } from './page.js';

export const rating = z.object({ scale: z.enum(SURVEY_KINDS), value: z.number() });

/** The body of `POST /v1/touchpoints/{publicKey}/feedback` and of the socket event `feedback:submit`: one shape, two doors. */
export const submitFeedbackBody = z.object({
  submissionId: z.string().max(26),
  rating: rating.optional(),
  comment: z.string().max(8_000).optional(),
  follows: z.string().max(26).optional(),
  interactionToken: z.string().max(512).optional(),
  context: z.record(z.string().max(128), z.union([z.string().max(1_024), z.number(), z.boolean()])).optional(),
  occurredAt: z.string().max(40).optional(),
});
export type SubmitFeedbackBody = z.infer<typeof submitFeedbackBody>;

/** Sent after commit, never before: a sender that heard nothing may simply send again. */
export const feedbackReceipt = z.object({ feedbackId: z.uuid(), replayed: z.boolean() });
export type FeedbackReceipt = z.infer<typeof feedbackReceipt>;

export const sentimentLabel = z.enum(['neg', 'neu', 'pos']);

export const feedbackSummary = z.object({
  id: z.uuid(),
  /** Grows with every feedback of the installation; a console catches up from the highest it has seen. */
  seq: z.number().int(),
  touchpoint: z.object({ id: z.uuid(), name: z.string() }),
  rating: rating.nullable(),
  comment: z.string().nullable(),
  occurredAt: instant,
  receivedAt: instant,
  isDemo: z.boolean(),
  analysis: z
    .object({
      label: sentimentLabel,
      sentiment: z.number(),
      language: z.string(),
      topics: z.array(z.string()),
      severity: z.number().int(),
      engine: z.enum(['local', 'llm']),
      abstained: z.boolean(),
    })
    .nullable(),
});
export type FeedbackSummary = z.infer<typeof feedbackSummary>;
export const feedbackPage = page(feedbackSummary);

export const feedbackQuery = pageQuery.extend({
  /** Everything newer than this seq, oldest first left out; overlaps a little on purpose, so merge by id. */
  since: z.coerce.number().int().min(0).optional(),
  touchpointId: z.uuid().optional(),
  label: sentimentLabel.optional(),
  topic: z.string().max(64).optional(),
  q: z.string().max(200).optional(),
});

/** One opinion with everything that was understood and counted from it. */
export const feedbackDetail = feedbackSummary.extend({
  source: z.enum(['socket', 'http', 'form', 'import']),
  context: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  understood: z
    .object({
      version: z.number().int(),
      engine: z.enum(['local', 'llm']),
      model: z.string(),
      promptHash: z.string().nullable(),
      sentiment: z.number(),
      label: sentimentLabel,
      language: z.string(),
      topics: z.array(z.object({ id: z.string(), polarity: z.number() })),
      defectReported: z.boolean(),
      severity: z.number().int(),
      /** Offsets into `analyzedText`, end exclusive. */
      quotes: z.array(z.object({ text: z.string(), start: z.number().int(), end: z.number().int() })),
      confidence: z.number(),
      abstained: z.boolean(),
      needsReview: z.boolean(),
      provisional: z.boolean(),
      analyzedAt: instant,
      /** The text the scorer read: the customer's words with personal data replaced. */
      analyzedText: z.string(),
    })
    .nullable(),
  /** The service levels this opinion moved. */
  observations: z.array(
    z.object({
      indicatorKey: z.string(),
      indicatorName: z.object({ es: z.string(), en: z.string() }),
      valid: z.boolean(),
      good: z.boolean(),
      objectives: z.array(z.object({ id: z.uuid(), code: z.string(), agreementCode: z.string(), target: z.string() })),
    }),
  ),
  task: z
    .object({
      state: z.enum(['pending', 'dispatched', 'dead']),
      stage: z.enum(['local', 'llm']),
      attempts: z.number().int(),
      lastError: z.string().nullable(),
    })
    .nullable(),
});
export type FeedbackDetail = z.infer<typeof feedbackDetail>;

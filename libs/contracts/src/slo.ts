import { z } from 'zod';
import { instant, localized, page } from './page.js';

export const verdict = z.enum(['MET', 'MET_AT_RISK', 'MISSED', 'INSUFFICIENT_DATA', 'NO_DATA']);
export type VerdictName = z.infer<typeof verdict>;

const interval = z.object({ low: z.number(), high: z.number() }).nullable();

/** One objective over one period, with everything needed to show its number honestly. */
export const evaluationView = z.object({
  periodKey: z.string(),
  from: instant,
  to: instant,
  state: z.enum(['open', 'final']),
  verdict,
  irrecoverable: z.boolean(),
  n: z.number().int(),
  good: z.number().int(),
  /** Ratio 0..1 as measured; null when nothing was. */
  value: z.number().nullable(),
  /** Rounded towards the bad side, so it can never contradict the verdict: "84.9". */
  displayPercent: z.string().nullable(),
  /** Anytime-valid while the period is open, Wilson when it is final. */
  interval,
  intervalKind: z.enum(['anytime', 'wilson']),
  /** Signed: `remaining` below zero is overspent. */
  budget: z.object({
    allowed: z.number(),
    bad: z.number().int(),
    consumed: z.number().nullable(),
    remaining: z.number(),
    badAnswersLeft: z.number().int(),
  }),
  forecast: z.object({ remaining: z.number().int(), probability: z.number(), projected: z.number() }).nullable(),
  detector: z.object({ statistic: z.number(), threshold: z.number(), alarmed: z.boolean() }),
  inputsHash: z.string(),
  evaluatedAt: instant,
});
export type EvaluationView = z.infer<typeof evaluationView>;

export const objectiveView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: localized,
  agreement: z.object({ id: z.uuid(), code: z.string(), title: localized }),
  service: z.object({ id: z.uuid(), name: z.string() }),
  indicator: z.object({ key: z.string(), name: localized, class: z.string(), algorithm: localized }),
  comparator: z.enum(['gte', 'lte']),
  target: z.string(),
  warningTarget: z.string().nullable(),
  minSample: z.number().int(),
  window: z.union([
    z.object({ kind: z.literal('calendar'), unit: z.string() }),
    z.object({ kind: z.literal('rolling'), days: z.number().int() }),
  ]),
  timeZone: z.string(),
  isDemo: z.boolean(),
  current: evaluationView.nullable(),
});
export type ObjectiveView = z.infer<typeof objectiveView>;

export const objectiveList = page(objectiveView);

/** One day of an objective, in the agreement's zone. */
export const objectiveDay = z.object({ date: z.string(), n: z.number().int(), good: z.number().int() });
export const objectiveDetail = objectiveView.extend({ history: z.array(evaluationView), days: z.array(objectiveDay) });
export type ObjectiveDetail = z.infer<typeof objectiveDetail>;

/** The head of the Live screen: every number from one response. */
export const liveView = z.object({
  generatedAt: instant,
  timeZone: z.string(),
  newestFeedbackAt: instant.nullable(),
  lastSeq: z.number().int(),
  today: z.object({
    received: z.number().int(),
    rated: z.number().int(),
    satisfied: z.number().int(),
    negative: z.number().int(),
    pendingAnalysis: z.number().int(),
  }),
  objectives: z.array(objectiveView),
  openAlerts: z.number().int(),
});
export type LiveView = z.infer<typeof liveView>;

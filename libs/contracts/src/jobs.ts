import { z } from 'zod';

/** A kind of background work. Payloads carry ids only: what a job needs it reads, fenced, from the database. */
export interface JobDeclaration<Schema extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly payload: Schema;
  /** How many run at once in one worker process. */
  readonly concurrency: number;
}

export type JobPayload<Job extends JobDeclaration> = z.infer<Job['payload']>;

const declare = <Schema extends z.ZodType>(job: JobDeclaration<Schema>): JobDeclaration<Schema> => job;

/** The local model reads a batch of one organization's feedback. */
export const analyzeLocallyJob = declare({
  name: 'analyze-locally',
  payload: z.object({ organizationId: z.uuid(), feedbackIds: z.array(z.uuid()).min(1).max(500) }),
  concurrency: 2,
});

/** The language model reads one feedback, so that no text can speak for another. */
export const analyzeWithLlmJob = declare({
  name: 'analyze-with-llm',
  payload: z.object({ organizationId: z.uuid(), feedbackId: z.uuid() }),
  concurrency: 8,
});

/** Brings every objective in force of one organization up to date with its slices. */
export const evaluateObjectivesJob = declare({
  name: 'evaluate-objectives',
  /** `requestedAtMs`: when there was something new; one that began later has seen it. */
  payload: z.object({ organizationId: z.uuid(), requestedAtMs: z.number().optional() }),
  concurrency: 1,
});

/** Lets the alert episode of one objective and period follow its newest evaluation. */
export const advanceAlertJob = declare({
  name: 'advance-alert',
  payload: z.object({ organizationId: z.uuid(), objectiveId: z.uuid(), periodKey: z.string() }),
  concurrency: 1,
});

/** Lets one organization's agreements begin, renew themselves and end as the calendar has it. */
export const advanceLifecycleJob = declare({
  name: 'advance-lifecycle',
  payload: z.object({ organizationId: z.uuid() }),
  concurrency: 1,
});

/** Sends one mail or webhook. */
export const deliverJob = declare({
  name: 'deliver',
  payload: z.object({ organizationId: z.uuid(), deliveryId: z.uuid() }),
  concurrency: 16,
});

/** Proves that jobs are taken and finished: liveness means a canary came back. */
export const canaryJob = declare({ name: 'canary', payload: z.object({ sentAtMs: z.number() }), concurrency: 1 });

export const JOBS = [
  analyzeLocallyJob,
  analyzeWithLlmJob,
  evaluateObjectivesJob,
  advanceAlertJob,
  advanceLifecycleJob,
  deliverJob,
  canaryJob,
] as const;

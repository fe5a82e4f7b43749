import { z } from 'zod';
import { instant, page } from './page.js';

export const deadLetterView = z.object({
  feedbackId: z.uuid(),
  touchpointName: z.string(),
  stage: z.enum(['local', 'llm']),
  attempts: z.number().int(),
  reason: z.string(),
  diedAt: instant,
  receivedAt: instant,
});
export type DeadLetterView = z.infer<typeof deadLetterView>;
export const deadLetterPage = page(deadLetterView);
/** Without ids: all of them. */
export const replayDeadLettersBody = z.object({ feedbackIds: z.array(z.uuid()).min(1).max(500).optional() });
export const replayedDeadLetters = z.object({ replayed: z.number().int() });

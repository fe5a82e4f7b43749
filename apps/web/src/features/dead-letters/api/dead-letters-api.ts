import type { DeadLetterView, replayedDeadLetters } from '@pulso/contracts';
import type { z } from 'zod';
import { api } from '../../../lib/api.js';
import { pagesQuery } from '../../../lib/pages.js';

export const deadLettersQuery = pagesQuery<DeadLetterView>(['dead-letters'], '/dead-letters');

/** Reads the opinions again; without ids, all of them. */
export const replayDeadLetters = (feedbackIds?: readonly string[]) =>
  api.post<z.infer<typeof replayedDeadLetters>>('/dead-letters/replay', feedbackIds ? { feedbackIds } : {});

import type { FeedbackSummary } from './feedback.js';
import type { VerdictName } from './slo.js';

/** A frame of new feedback, at most ten a second for an organization; above its size only the count grows. */
export interface FeedbackReceivedFrame {
  readonly count: number;
  readonly items: readonly FeedbackSummary[];
  readonly lastSeq: number;
}

/** What was understood of one feedback, and the words it was read from: a comment that followed the tap comes with it. */
export interface UnderstoodFeedback {
  readonly id: string;
  readonly comment: string | null;
  readonly analysis: NonNullable<FeedbackSummary['analysis']>;
}

export interface FeedbackAnalyzedFrame {
  readonly count: number;
  readonly items: readonly UnderstoodFeedback[];
}

/** What the server says on `/console`; notices, the screens fetch what they show. */
export interface ConsoleServerEvents {
  'feedback:received': (frame: FeedbackReceivedFrame) => void;
  'feedback:analyzed': (frame: FeedbackAnalyzedFrame) => void;
  'slo:changed': (notice: { readonly objectiveIds: readonly string[]; readonly verdicts: readonly VerdictName[] }) => void;
  'alert:changed': (notice: { readonly alertIds: readonly string[] }) => void;
  'session:ended': () => void;
}

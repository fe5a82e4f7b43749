import type { SubmitFeedbackBody } from '@pulso/contracts';

/** One submission that has not been acknowledged yet, as it waits in the browser. */
export interface OutboxItem {
  /** The submissionId; sorts by time. */
  readonly id: string;
  /** Public key of the touchpoint. */
  readonly touchpoint: string;
  readonly body: SubmitFeedbackBody;
  readonly atMs: number;
  readonly tries: number;
  /** The server asked not to be tried again before this instant, in ms since 1970. */
  readonly notBeforeMs: number;
}

/** What one attempt came to. `later`: a refusal that passes; `unreachable`: nobody answered. */
export type Attempt =
  | { readonly kind: 'saved'; readonly feedbackId: string }
  | { readonly kind: 'refused'; readonly code: string; readonly title: string }
  | { readonly kind: 'later'; readonly retryAfterMs: number }
  | { readonly kind: 'unreachable' };

/** What the customer is told about a submission. `queued`: kept here and tried again; `expired`: it waited longer than 72 h; `overflow`: 50 newer ones pushed it out. */
export type Outcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'queued'; readonly reason: 'offline' | 'busy' }
  | { readonly kind: 'refused'; readonly code: string; readonly title: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'overflow' };

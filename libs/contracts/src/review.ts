import { SECTION_KEYS, type ContentValue } from '@pulso/agreements';
import { z } from 'zod';
import { instant } from './page.js';

export const sectionKey = z.enum(SECTION_KEYS);

/** Opens the review of a draft to everyone named in it. */
export const openReviewBody = z.strictObject({ deadline: instant });
export type OpenReviewBody = z.infer<typeof openReviewBody>;

export const sectionDecision = z.enum(['approve', 'request_change', 'abstain']);

/** `contentHash` is that of the section as its reader saw it: an approval binds to it and to nothing else. */
export const decideSectionBody = z.strictObject({
  decision: sectionDecision,
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  comment: z.string().max(4_000).default(''),
});
export type DecideSectionBody = z.infer<typeof decideSectionBody>;

const path = z.array(z.union([z.string().max(100), z.number().int().min(0).max(10_000)])).max(12);

/** Where in a section a thread stands: a value of it, and in a text the sentence it is about. */
const anchor = z.strictObject({ path, quote: z.string().max(2_000) });

/** Any JSON; what arrives in a body is nothing else. The section's own schema decides whether it fits. */
const value = z.unknown().refine((json) => json !== undefined, 'Send a value, or null.') as z.ZodType<ContentValue>;
const suggestion = z.strictObject({ path: path.min(1), before: value, after: value });

export const openThreadBody = z.strictObject({
  sectionKey,
  anchor: anchor.nullable(),
  body: z.string().trim().min(1, 'Write what it is about.').max(8_000),
  /** Nothing goes to signature while a blocking thread is open. */
  blocking: z.boolean(),
  suggestion: suggestion.nullable(),
});
export type OpenThreadBody = z.infer<typeof openThreadBody>;

export const commentBody = z.strictObject({ body: z.string().trim().min(1, 'Write a comment.').max(8_000) });
export type CommentBody = z.infer<typeof commentBody>;

export const settleSuggestionBody = z.strictObject({ decision: z.enum(['accept', 'reject']) });
export type SettleSuggestionBody = z.infer<typeof settleSuggestionBody>;

export const reviewThread = z.object({
  id: z.uuid(),
  sectionKey,
  anchor: z.object({ path: z.array(z.union([z.string(), z.number()])), quote: z.string() }).nullable(),
  suggestion: z
    .object({
      path: z.array(z.union([z.string(), z.number()])),
      before: z.unknown(),
      after: z.unknown(),
      state: z.enum(['open', 'accepted', 'rejected']),
    })
    .nullable(),
  blocking: z.boolean(),
  status: z.enum(['open', 'resolved']),
  createdByName: z.string(),
  createdAt: instant,
  resolvedByName: z.string().nullable(),
  resolvedAt: instant.nullable(),
  comments: z.array(z.object({ id: z.uuid(), authorName: z.string(), body: z.string(), at: instant })),
});
export type ReviewThread = z.infer<typeof reviewThread>;

const decisionView = z.object({
  stakeholderRef: z.string(),
  name: z.string(),
  decision: sectionDecision,
  comment: z.string(),
  decidedAt: instant,
});

export const reviewView = z.object({
  status: z.string(),
  deadline: instant.nullable(),
  sections: z.array(
    z.object({
      key: sectionKey,
      contentHash: z.string(),
      updatedAt: instant,
      updatedByName: z.string(),
      /** Decisions on the text as it stands. */
      decisions: z.array(decisionView),
      /** Approvals that an edit took back since, latest first; each stakeholder once, and not those who decided again. */
      withdrawn: z.array(z.object({ stakeholderRef: z.string(), name: z.string(), withdrawnAt: instant, withdrawnByName: z.string() })),
      openThreads: z.number().int(),
      blockingThreads: z.number().int(),
      /** Edited since I was last here. */
      isChangedForMe: z.boolean(),
    }),
  ),
  approvers: z.array(
    z.object({ stakeholderRef: z.string(), name: z.string(), partyRef: z.string(), approved: z.number().int(), of: z.number().int() }),
  ),
  threads: z.array(reviewThread),
  /** What still stands between this text and its approval; empty when nothing does. */
  missing: z.array(z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })),
  me: z.object({
    stakeholderRef: z.string().nullable(),
    name: z.string(),
    mayEdit: z.boolean(),
    mayDecide: z.boolean(),
    mayComment: z.boolean(),
    /** Sections that wait for my decision. */
    waiting: z.array(sectionKey),
  }),
});
export type ReviewView = z.infer<typeof reviewView>;

/** What became of a decision: the section's standing, and whether it completed the approval of the whole. */
export const decidedSection = z.object({ status: z.string(), missing: reviewView.shape.missing });
export type DecidedSection = z.infer<typeof decidedSection>;

import { DomainError, isUlid } from '@pulso/kernel';
import { cleanText } from './clean-text.js';
import { assertRating, type Rating, type SurveyKind } from './rating.js';

export const MAX_COMMENT_LENGTH = 4_000;
export const MAX_CONTEXT_ENTRIES = 20;
export const MAX_CONTEXT_KEY_LENGTH = 64;
export const MAX_CONTEXT_VALUE_LENGTH = 512;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** How far a customer's clock may set a feedback back because it waited offline; the future is never believed. */
export const MAX_BACKDATE_MS = 72 * 3_600_000;

/** What a customer sent, as the wire schema let it through. */
export interface RawSubmission {
  readonly submissionId: string;
  readonly rating?: Rating | undefined;
  readonly comment?: string | undefined;
  /** The submission this one adds words to: the rating is saved on tap, the comment comes after. */
  readonly follows?: string | undefined;
  readonly interactionToken?: string | undefined;
  readonly context?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly occurredAt?: string | undefined;
}

/** A submission that may be stored: normalised, inside every limit. */
export interface Submission {
  readonly submissionId: string;
  readonly rating: Rating | null;
  readonly comment: string | null;
  readonly follows: string | null;
  readonly interactionToken: string | null;
  readonly context: Readonly<Record<string, string | number | boolean>>;
  readonly occurredAtMs: number | null;
  /** The bytes that tell two bodies under one submissionId apart: stable key order, normalised text. */
  readonly canonicalBody: string;
}

function refuse(code: string, message: string): never {
  throw new DomainError(code, message);
}

type ContextValue = string | number | boolean;

function cleanContext(context: RawSubmission['context']): Record<string, ContextValue> {
  const entries = Object.entries(context ?? {});
  if (entries.length > MAX_CONTEXT_ENTRIES) refuse('feedback.context-too-large', `Send at most ${MAX_CONTEXT_ENTRIES} context entries.`);
  const clean = new Map<string, ContextValue>();
  for (const [key, value] of entries) {
    const name = cleanText(key);
    const text = typeof value === 'string' ? cleanText(value) : value;
    if (!name || name.length > MAX_CONTEXT_KEY_LENGTH || FORBIDDEN_KEYS.has(name))
      refuse('feedback.context-key-refused', `A context key has 1 to ${MAX_CONTEXT_KEY_LENGTH} readable characters.`);
    if (typeof text === 'string' && text.length > MAX_CONTEXT_VALUE_LENGTH)
      refuse('feedback.context-too-large', `A context value has at most ${MAX_CONTEXT_VALUE_LENGTH} characters.`);
    clean.set(name, text);
  }
  // A plain object, built key by key: JSON.stringify takes several times as long over one of Object.fromEntries.
  const sorted: Record<string, ContextValue> = {};
  for (const name of [...clean.keys()].sort()) sorted[name] = clean.get(name)!;
  return sorted;
}

/**
 * Turns what came over the wire into what may be stored.
 * @throws DomainError `feedback.*` that says what to change.
 */
export function receiveSubmission(raw: RawSubmission, surveyKind: SurveyKind): Submission {
  if (!isUlid(raw.submissionId))
    refuse('feedback.submission-id-invalid', 'submissionId must be a ULID (26 characters, Crockford base 32).');
  if (raw.follows !== undefined && !isUlid(raw.follows))
    refuse('feedback.follows-invalid', 'follows must be the ULID of an earlier submission.');
  if (raw.follows === raw.submissionId) refuse('feedback.follows-invalid', 'A submission cannot follow itself.');
  const comment = raw.comment === undefined ? '' : cleanText(raw.comment);
  if (comment.length > MAX_COMMENT_LENGTH) refuse('feedback.comment-too-long', `A comment has at most ${MAX_COMMENT_LENGTH} characters.`);
  if (raw.rating) {
    assertRating(raw.rating);
    if (raw.rating.scale !== surveyKind)
      refuse('feedback.rating-scale-mismatch', `This touchpoint asks for a ${surveyKind} rating, not ${raw.rating.scale}.`);
    if (raw.follows) refuse('feedback.follow-up-rating', 'A follow-up adds a comment; it carries no rating.');
  }
  if (!raw.rating && !comment) refuse('feedback.empty', 'Send a rating, a comment, or both.');
  const occurredAtMs = raw.occurredAt === undefined ? null : Date.parse(raw.occurredAt);
  if (occurredAtMs !== null && Number.isNaN(occurredAtMs))
    refuse('feedback.occurred-at-invalid', 'occurredAt must be an ISO 8601 instant.');
  const interactionToken = raw.interactionToken === undefined ? null : cleanText(raw.interactionToken) || null;
  const context = cleanContext(raw.context);
  const rating = raw.rating ? { scale: raw.rating.scale, value: raw.rating.value } : null;
  const canonicalBody = JSON.stringify([
    rating?.scale ?? null,
    rating?.value ?? null,
    comment,
    raw.follows ?? null,
    interactionToken,
    context,
    occurredAtMs,
  ]);
  return {
    submissionId: raw.submissionId,
    rating,
    comment: comment || null,
    follows: raw.follows ?? null,
    interactionToken,
    context,
    occurredAtMs,
    canonicalBody,
  };
}

/** When the feedback counts: the customer's clock, held within the offline limit and never ahead of ours. */
export function occurredAt(claimedMs: number | null, receivedAtMs: number): number {
  if (claimedMs === null) return receivedAtMs;
  if (claimedMs > receivedAtMs) return receivedAtMs;
  return Math.max(claimedMs, receivedAtMs - MAX_BACKDATE_MS);
}

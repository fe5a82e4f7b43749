import type { FeedbackSummary } from '@pulso/contracts';
import type { SurveyKind } from '@pulso/feedback';

/** A feedback with its current analysis, as `SELECT_FEEDBACK` reads it. */
export interface FeedbackSummaryRow {
  readonly id: string;
  readonly seq: string;
  readonly touchpoint_id: string;
  readonly touchpoint_name: string;
  readonly rating_scale: SurveyKind | null;
  readonly rating_value: number | null;
  /** The words that came with the rating and after it, a paragraph each. */
  readonly words: string | null;
  readonly occurred_at: Date;
  readonly received_at: Date;
  readonly is_demo: boolean;
  readonly label: 'neg' | 'neu' | 'pos' | null;
  readonly sentiment: string;
  readonly language: string;
  readonly topics: readonly { readonly id: string; readonly polarity: number }[];
  readonly severity: number;
  readonly engine: 'local' | 'llm';
  readonly abstained: boolean;
}

/** `$1` is the organization. `f` is the feedback, `a` its newest analysis, `words` everything the customer wrote. */
export const FROM_FEEDBACK = /* sql */ `
  FROM feedback f
  JOIN touchpoint t ON t.organization_id = f.organization_id AND t.id = f.touchpoint_id
  LEFT JOIN LATERAL (SELECT * FROM analysis WHERE organization_id = $1 AND feedback_id = f.id ORDER BY version DESC LIMIT 1) a ON true
  LEFT JOIN LATERAL (SELECT string_agg(comment, E'\\n\\n' ORDER BY received_at, id) AS comments FROM feedback_follow_up
                      WHERE organization_id = $1 AND feedback_id = f.id) u ON true`;

export const WORDS = `nullif(concat_ws(E'\\n\\n', f.comment, u.comments), '')`;

export const SELECT_FEEDBACK = /* sql */ `
SELECT f.id, f.seq, t.id AS touchpoint_id, t.name AS touchpoint_name, f.rating_scale, f.rating_value, ${WORDS} AS words,
       f.occurred_at, f.received_at, f.is_demo, a.label, a.sentiment, a.language, a.topics, a.severity, a.engine, a.abstained`;

/** One feedback as lists and live notices show it. */
export function toFeedbackSummary(row: FeedbackSummaryRow): FeedbackSummary {
  return {
    id: row.id,
    seq: Number(row.seq),
    touchpoint: { id: row.touchpoint_id, name: row.touchpoint_name },
    rating: row.rating_scale === null || row.rating_value === null ? null : { scale: row.rating_scale, value: row.rating_value },
    comment: row.words,
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    isDemo: row.is_demo,
    analysis: row.label && {
      label: row.label,
      sentiment: Number(row.sentiment),
      language: row.language,
      topics: row.topics.map(({ id }) => id),
      severity: row.severity,
      engine: row.engine,
      abstained: row.abstained,
    },
  };
}

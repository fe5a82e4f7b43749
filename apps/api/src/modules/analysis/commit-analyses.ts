import { Injectable } from '@nestjs/common';
import type { FeedbackAnalysis } from '@pulso/analysis';
import type { FeedbackId, OrganizationId } from '@pulso/kernel';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { LiveNotices } from '../../platform/realtime/live-notices.js';
import { finishTasks, passToLlm, type ClaimedFeedback } from './analysis-tasks.js';
import { EvaluationRequests } from './evaluation-requests.js';
import { findIndicators } from './find-indicators.js';
import { measure, measuredEvent } from './measure.js';
import { queueFeedbackEvents } from './queue-feedback-events.js';

/** One finished reading of one claimed feedback. */
export interface FinishedAnalysis {
  readonly item: ClaimedFeedback;
  readonly analysis: FeedbackAnalysis;
  /** What the scorer read: the words with personal data replaced. */
  readonly analyzedText: string;
  readonly tokens?: { readonly input: number; readonly output: number };
  /** Whether a language model reads it next; this reading then stands in until that one comes. */
  readonly goesToLlm: boolean;
}

/**
 * Writes readings down together with everything they move: task, analysis, observations and slices, in one transaction. A task that is no
 * longer under the claim's lease was taken over; its reading is dropped, so running twice does no harm.
 */
@Injectable()
export class CommitAnalyses {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: LiveNotices,
    private readonly evaluations: EvaluationRequests,
    private readonly metrics: Metrics,
  ) {}

  async execute(organizationId: OrganizationId, leaseToken: string, finished: readonly FinishedAnalysis[]): Promise<void> {
    const committed = await this.unitOfWork.run(organizationId, async (sql) => {
      const own = await fence(sql, organizationId, leaseToken, finished);
      const mine = finished.filter(({ item }) => own.has(item.feedbackId));
      if (mine.length === 0) return mine;
      const versions = await insertAnalyses(sql, organizationId, mine);
      await measure(
        sql,
        organizationId,
        await findIndicators(sql, organizationId),
        mine.map(({ item, analysis }) => ({
          feedbackId: item.feedbackId,
          serviceId: item.serviceId,
          occurredAtMs: item.occurredAtMs,
          event: measuredEvent(item.rating, item.text === '' ? null : analysis),
        })),
      );
      await queueFeedbackEvents(sql, organizationId, mine, versions);
      return mine;
    });
    for (const { item, analysis } of committed) {
      this.metrics.analyses.inc({ engine: analysis.engine });
      this.metrics.analysisSeconds.observe((Date.now() - item.receivedAtMs) / 1000);
      this.notices.analyzed(organizationId, {
        id: item.feedbackId,
        comment: item.text || null,
        analysis: {
          label: analysis.label,
          sentiment: analysis.sentiment,
          language: analysis.language,
          topics: analysis.topics.map(({ id }) => id),
          severity: analysis.severity,
          engine: analysis.engine,
          abstained: analysis.abstained,
        },
      });
    }
    if (committed.length > 0) this.evaluations.request(organizationId);
  }
}

async function fence(
  sql: Sql,
  organizationId: OrganizationId,
  leaseToken: string,
  finished: readonly FinishedAnalysis[],
): Promise<Set<string>> {
  const ids = (goesToLlm: boolean) => finished.filter((one) => one.goesToLlm === goesToLlm).map(({ item }) => item.feedbackId);
  const done = await finishTasks(sql, organizationId, leaseToken, ids(false));
  const passed = ids(true).length > 0 ? await passToLlm(sql, organizationId, leaseToken, ids(true)) : new Set<string>();
  return new Set([...done, ...passed]);
}

/** @returns the version of each, which counts the readings of one feedback */
async function insertAnalyses(
  sql: Sql,
  organizationId: OrganizationId,
  finished: readonly FinishedAnalysis[],
): Promise<Map<FeedbackId, number>> {
  const column = <T>(of: (one: FinishedAnalysis) => T): T[] => finished.map(of);
  const rows = await sql.query<{ feedback_id: FeedbackId; version: number }>(
    `INSERT INTO analysis (organization_id, feedback_id, version, engine, model, prompt_hash, sentiment, label, language, topics,
                           defect_reported, severity, quotes, confidence, abstained, needs_review, provisional, analyzed_text, input_tokens, output_tokens)
     SELECT $1, u.feedback_id, 1 + coalesce((SELECT max(a.version) FROM analysis a WHERE a.organization_id = $1 AND a.feedback_id = u.feedback_id), 0),
            u.engine, u.model, u.prompt_hash, u.sentiment, u.label, u.language, u.topics, u.defect_reported, u.severity, u.quotes, u.confidence,
            u.abstained, u.needs_review, u.provisional, u.analyzed_text, u.input_tokens, u.output_tokens
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::numeric[], $7::text[], $8::text[], $9::jsonb[], $10::boolean[],
                   $11::smallint[], $12::jsonb[], $13::numeric[], $14::boolean[], $15::boolean[], $16::boolean[], $17::text[], $18::integer[], $19::integer[])
            AS u (feedback_id, engine, model, prompt_hash, sentiment, label, language, topics, defect_reported, severity, quotes, confidence,
                  abstained, needs_review, provisional, analyzed_text, input_tokens, output_tokens)
     RETURNING feedback_id, version`,
    [
      organizationId,
      column(({ item }) => item.feedbackId),
      column(({ analysis }) => analysis.engine),
      column(({ analysis }) => analysis.model),
      column(({ analysis }) => analysis.promptHash),
      column(({ analysis }) => analysis.sentiment.toFixed(3)),
      column(({ analysis }) => analysis.label),
      column(({ analysis }) => analysis.language),
      column(({ analysis }) => JSON.stringify(analysis.topics)),
      column(({ analysis }) => analysis.defectReported),
      column(({ analysis }) => analysis.severity),
      column(({ analysis }) => JSON.stringify(analysis.quotes)),
      column(({ analysis }) => analysis.confidence.toFixed(3)),
      column(({ analysis }) => analysis.abstained),
      column(({ analysis }) => analysis.needsReview),
      column(({ analysis, goesToLlm }) => analysis.provisional || goesToLlm),
      column(({ analyzedText }) => analyzedText),
      column(({ tokens }) => tokens?.input ?? null),
      column(({ tokens }) => tokens?.output ?? null),
    ],
  );
  return new Map(rows.map(({ feedback_id, version }) => [feedback_id, version]));
}

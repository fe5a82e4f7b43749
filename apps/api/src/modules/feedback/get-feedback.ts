import { Injectable } from '@nestjs/common';
import type { FeedbackDetail } from '@pulso/contracts';
import { DomainError, type Actor, type FeedbackId } from '@pulso/kernel';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { isInScope, isServiceInScope, scopeOf } from '../agreements/agreement-scope.js';
import { FROM_FEEDBACK, SELECT_FEEDBACK, toFeedbackSummary, type FeedbackSummaryRow } from './feedback-summary.js';

type Understood = NonNullable<FeedbackDetail['understood']>;

interface DetailRow extends FeedbackSummaryRow {
  source: FeedbackDetail['source'];
  context: FeedbackDetail['context'];
  version: number;
  model: string;
  prompt_hash: string | null;
  defect_reported: boolean;
  quotes: Understood['quotes'];
  confidence: string;
  needs_review: boolean;
  provisional: boolean;
  analyzed_at: Date;
  analyzed_text: string;
  task_state: 'pending' | 'dispatched' | 'dead' | null;
  stage: 'local' | 'llm';
  attempts: number;
  last_error: string | null;
}

interface ObservationRow {
  key: string;
  name: { es: string; en: string };
  good: boolean;
  objectives: FeedbackDetail['observations'][number]['objectives'];
}

/** One opinion with everything that was understood from it and every service level it moved. */
@Injectable()
export class GetFeedback {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError `resource.not-found` */
  async execute(actor: Actor, id: FeedbackId): Promise<FeedbackDetail> {
    return this.unitOfWork.run(actor.organizationId, async (sql) => {
      const [row] = await sql.query<DetailRow>(
        `${SELECT_FEEDBACK}, f.source, f.context, a.version, a.model, a.prompt_hash, a.defect_reported, a.quotes, a.confidence, a.needs_review,
                a.provisional, a.analyzed_at, a.analyzed_text, k.state AS task_state, k.stage, k.attempts, k.last_error
           ${FROM_FEEDBACK}
           LEFT JOIN analysis_task k ON k.organization_id = f.organization_id AND k.feedback_id = f.id
          WHERE f.organization_id = $1 AND f.id = $2 AND ${isServiceInScope('f.service_id', '$3')}`,
        [actor.organizationId, id, scopeOf(actor)],
      );
      if (!row) throw new DomainError('resource.not-found', 'There is no such feedback.');
      return {
        ...toFeedbackSummary(row),
        source: row.source,
        context: row.context,
        understood: row.label && understoodOf(row, row.label),
        observations: await observationsOf(sql, actor, id),
        task: row.task_state && { state: row.task_state, stage: row.stage, attempts: row.attempts, lastError: row.last_error },
      };
    });
  }
}

function understoodOf(row: DetailRow, label: Understood['label']): Understood {
  return {
    version: row.version,
    engine: row.engine,
    model: row.model,
    promptHash: row.prompt_hash,
    sentiment: Number(row.sentiment),
    label,
    language: row.language,
    topics: [...row.topics],
    defectReported: row.defect_reported,
    severity: row.severity,
    quotes: row.quotes,
    confidence: Number(row.confidence),
    abstained: row.abstained,
    needsReview: row.needs_review,
    provisional: row.provisional,
    analyzedAt: row.analyzed_at.toISOString(),
    analyzedText: row.analyzed_text,
  };
}

/** Each indicator it counted for, with the objectives of the agreement versions that governed when it occurred. */
async function observationsOf(sql: Sql, actor: Actor, id: FeedbackId): Promise<FeedbackDetail['observations']> {
  const rows = await sql.query<ObservationRow>(
    `SELECT i.key, i.definition->'name' AS name, b.good,
            coalesce((SELECT jsonb_agg(jsonb_build_object('id', o.id, 'code', o.code, 'agreementCode', g.code, 'target', trim_scale(o.target)::text)
                                       ORDER BY g.code, o.code)
                        FROM versions_in_force($1, b.occurred_at) v
                        JOIN objective o ON o.organization_id = $1 AND o.agreement_version_id = v.id
                                        AND o.indicator_id = b.indicator_id AND o.service_id = b.service_id
                        JOIN agreement g ON g.organization_id = $1 AND g.id = v.agreement_id
                       WHERE ${isInScope('g.id', '$3')}), '[]') AS objectives
       FROM observation b
       JOIN indicator i ON i.organization_id = b.organization_id AND i.id = b.indicator_id
      WHERE b.organization_id = $1 AND b.feedback_id = $2
      ORDER BY i.key`,
    [actor.organizationId, id, scopeOf(actor)],
  );
  return rows.map(({ key, name, good, objectives }) => ({ indicatorKey: key, indicatorName: name, valid: true, good, objectives }));
}

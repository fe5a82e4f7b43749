import { Injectable } from '@nestjs/common';
import type { FeedbackSummary, feedbackQuery } from '@pulso/contracts';
import { cleanText } from '@pulso/feedback';
import type { Actor } from '@pulso/kernel';
import type { z } from 'zod';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { InvalidRequest } from '../../platform/http/to-problem.js';
import { isServiceInScope, scopeOf } from '../agreements/agreement-scope.js';
import { FROM_FEEDBACK, SELECT_FEEDBACK, toFeedbackSummary, WORDS, type FeedbackSummaryRow } from './feedback-summary.js';

/** What a console that was away gets at once; whoever missed more reads on by cursor. */
const MOST_CAUGHT_UP = 500;
/** Numbers are given before the commit, so a lower one may appear a little later than a higher one. */
const LATE_COMMIT_SECONDS = 5;
/** More numbers than this are not given out in that time. */
const LATE_COMMIT_SEQS = 5_000;

/** An organization's feedback, newest first; an account owner's is that of the services under their agreements. */
@Injectable()
export class ListFeedback {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws InvalidRequest when the cursor is not one that was given */
  async execute(actor: Actor, query: z.infer<typeof feedbackQuery>): Promise<{ items: FeedbackSummary[]; next: string | null }> {
    const limit = query.since === undefined ? query.limit : MOST_CAUGHT_UP;
    const { text, parameters } = conditions(actor, query);
    const rows = await this.unitOfWork.run(actor.organizationId, (sql) =>
      sql.query<FeedbackSummaryRow>(
        `${SELECT_FEEDBACK} ${FROM_FEEDBACK} WHERE f.organization_id = $1 ${text} ORDER BY f.seq DESC LIMIT ${limit + 1}`,
        parameters,
      ),
    );
    const items = rows.slice(0, limit).map(toFeedbackSummary);
    return { items, next: rows.length > limit ? String(items.at(-1)?.seq) : null };
  }
}

function conditions(actor: Actor, query: z.infer<typeof feedbackQuery>): { text: string; parameters: unknown[] } {
  const parameters: unknown[] = [actor.organizationId];
  const clauses: string[] = [];
  const where = (clause: (parameter: string) => string, value: unknown): void => {
    parameters.push(value);
    clauses.push(`AND ${clause(`$${parameters.length}`)}`);
  };
  const scope = scopeOf(actor);
  if (scope !== null) where((member) => isServiceInScope('f.service_id', member), scope);
  if (query.cursor !== undefined) where((seq) => `f.seq < ${seq}::bigint`, seqOf(query.cursor));
  if (query.since !== undefined) where(committedAfter, query.since);
  if (query.touchpointId !== undefined) where((id) => `f.touchpoint_id = ${id}`, query.touchpointId);
  if (query.label !== undefined) where((label) => `a.label = ${label}`, query.label);
  if (query.topic !== undefined) where((topic) => `a.topics @> ${topic}::jsonb`, JSON.stringify([{ id: cleanText(query.topic) }]));
  const words = cleanText(query.q ?? '');
  if (words !== '') where((pattern) => `${WORDS} ILIKE ${pattern}`, `%${words.replace(/[\\%_]/g, '\\$&')}%`);
  return { text: clauses.join(' '), parameters };
}

/** Also what was received just before the feedback with that number, and may have been committed just after it. */
function committedAfter(seq: string): string {
  return `f.seq > ${seq}::bigint - ${LATE_COMMIT_SEQS} AND (f.seq > ${seq}::bigint OR f.received_at > (
    SELECT received_at FROM feedback WHERE organization_id = $1 AND seq <= ${seq}::bigint ORDER BY seq DESC LIMIT 1
  ) - interval '${LATE_COMMIT_SECONDS} seconds')`;
}

function seqOf(cursor: string): string {
  if (/^\d{1,15}$/.test(cursor)) return cursor;
  throw new InvalidRequest([{ path: 'cursor', message: 'Pass back the next of an earlier answer.' }]);
}

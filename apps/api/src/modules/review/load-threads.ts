import type { ReviewThread } from '@pulso/contracts';
import { DomainError, type OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';

interface ThreadRow {
  id: string;
  section_key: ReviewThread['sectionKey'];
  anchor: ReviewThread['anchor'];
  suggestion: Omit<NonNullable<ReviewThread['suggestion']>, 'state'> | null;
  suggestion_state: NonNullable<ReviewThread['suggestion']>['state'] | null;
  blocking: boolean;
  status: ReviewThread['status'];
  created_by_name: string;
  created_at: Date;
  resolved_by_name: string | null;
  resolved_at: Date | null;
  comments: { id: string; authorName: string; body: string; at: string }[];
}

/** The threads of a version in the order they were opened, with their comments; only one of them when it is named. */
export async function loadThreads(
  sql: Sql,
  organizationId: OrganizationId,
  versionId: string,
  threadId: string | null = null,
): Promise<ReviewThread[]> {
  const rows = await sql.query<ThreadRow>(
    `SELECT t.id, t.section_key, t.anchor, t.suggestion, t.suggestion_state, t.blocking, t.status, t.created_by_name, t.created_at,
            t.resolved_by_name, t.resolved_at, coalesce(c.comments, '[]') AS comments
       FROM review_thread t
       LEFT JOIN (SELECT c.thread_id, json_agg(json_build_object('id', c.id, 'authorName', c.author_name, 'body', c.body, 'at', c.at)
                                               ORDER BY c.at, c.id) AS comments
                    FROM review_comment c
                    JOIN review_thread of_version ON of_version.organization_id = c.organization_id AND of_version.id = c.thread_id
                   WHERE c.organization_id = $1 AND of_version.version_id = $2 AND ($3::uuid IS NULL OR c.thread_id = $3)
                   GROUP BY c.thread_id) c ON c.thread_id = t.id
      WHERE t.organization_id = $1 AND t.version_id = $2 AND ($3::uuid IS NULL OR t.id = $3)
      ORDER BY t.created_at, t.id`,
    [organizationId, versionId, threadId],
  );
  return rows.map(toThread);
}

/** @throws DomainError `review.thread-unknown` */
export async function loadThread(sql: Sql, organizationId: OrganizationId, versionId: string, threadId: string): Promise<ReviewThread> {
  const [thread] = await loadThreads(sql, organizationId, versionId, threadId);
  if (!thread) throw new DomainError('review.thread-unknown', 'This version has no such thread.');
  return thread;
}

function toThread(row: ThreadRow): ReviewThread {
  return {
    id: row.id,
    sectionKey: row.section_key,
    anchor: row.anchor,
    suggestion: row.suggestion && row.suggestion_state ? { ...row.suggestion, state: row.suggestion_state } : null,
    blocking: row.blocking,
    status: row.status,
    createdByName: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    resolvedByName: row.resolved_by_name,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    comments: row.comments.map((comment) => ({ ...comment, at: new Date(comment.at).toISOString() })),
  };
}

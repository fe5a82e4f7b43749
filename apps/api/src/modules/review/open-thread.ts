import { Injectable } from '@nestjs/common';
import { applySuggestion, type SectionKey } from '@pulso/agreements';
import { SECTION_SCHEMAS, type OpenThreadBody, type ReviewThread } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import { actorName } from '../../platform/database/actor-name.js';
import { recordAudit } from '../../platform/database/record-audit.js';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { InReview } from './in-review.js';
import { loadThread } from './load-threads.js';

/** More would be a flood, not a review. */
const MOST_THREADS = 2_000;

/** Begins a conversation about a section, a sentence of it, or a change somebody proposes. */
@Injectable()
export class OpenThread {
  constructor(private readonly inReview: InReview) {}

  /** @throws DomainError `review.suggestion-outdated`, `review.suggestion-invalid`, `review.too-many-threads` */
  execute(actor: Actor, agreementId: string, n: number, body: OpenThreadBody): Promise<ReviewThread> {
    return this.inReview.run(actor, agreementId, n, async ({ sql, version, participant }) => {
      const [{ threads } = { threads: 0 }] = await sql.query<{ threads: number }>(
        'SELECT count(*)::integer AS threads FROM review_thread WHERE organization_id = $1 AND version_id = $2',
        [actor.organizationId, version.id],
      );
      if (threads >= MOST_THREADS)
        throw new DomainError('review.too-many-threads', `A review holds at most ${MOST_THREADS} threads. Answer in one that is there.`);
      if (body.suggestion) await assertSuggestion(sql, actor, version.id, body.sectionKey, body.suggestion);
      const id = uuidv7();
      await sql.query(
        `INSERT INTO review_thread (organization_id, id, version_id, section_key, anchor, suggestion, suggestion_state, blocking, created_by,
                                    created_by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          actor.organizationId,
          id,
          version.id,
          body.sectionKey,
          body.anchor && JSON.stringify(body.anchor),
          body.suggestion && JSON.stringify(body.suggestion),
          body.suggestion && 'open',
          body.blocking,
          actorName(actor),
          participant.name,
        ],
      );
      await addComment(sql, actor, id, body.body, participant.name);
      await recordAudit(sql, actor, 'review.thread-opened', 'review-thread', id);
      return loadThread(sql, actor.organizationId, version.id, id);
    });
  }
}

/** A suggestion has to fit the text as it stands, and leave a section that could be saved. */
async function assertSuggestion(
  sql: Sql,
  actor: Actor,
  versionId: string,
  key: SectionKey,
  suggestion: NonNullable<OpenThreadBody['suggestion']>,
): Promise<void> {
  const [section] = await sql.query<{ content: never }>(
    'SELECT content FROM agreement_section WHERE organization_id = $1 AND version_id = $2 AND key = $3',
    [actor.organizationId, versionId, key],
  );
  const parsed = SECTION_SCHEMAS[key].safeParse(section && applySuggestion(section.content, suggestion));
  if (!parsed.success)
    throw new DomainError('review.suggestion-invalid', 'The section could not be saved with this change; suggest another value.', {
      problems: parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`),
    });
}

export async function addComment(sql: Sql, actor: Actor, threadId: string, body: string, authorName: string): Promise<void> {
  await sql.query(
    'INSERT INTO review_comment (organization_id, id, thread_id, body, author, author_name) VALUES ($1, $2, $3, $4, $5, $6)',
    [actor.organizationId, uuidv7(), threadId, body, actorName(actor), authorName],
  );
}

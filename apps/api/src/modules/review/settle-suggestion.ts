import { Injectable } from '@nestjs/common';
import { applySuggestion, type ContentValue } from '@pulso/agreements';
import { SECTION_SCHEMAS, type ReviewThread, type SettleSuggestionBody } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { readSections } from '../agreements/read-version.js';
import { storeSection } from '../agreements/store-section.js';
import { approveWhenReady } from './approve-when-ready.js';
import { InReview } from './in-review.js';
import { loadThread } from './load-threads.js';

/** Accepts a suggestion, which edits the section like any other edit, or rejects it; the thread is resolved either way. */
@Injectable()
export class SettleSuggestion {
  constructor(private readonly inReview: InReview) {}

  /** @throws DomainError `review.thread-unknown`, `review.no-suggestion`, `review.not-a-writer`, `review.suggestion-outdated`, `review.suggestion-invalid` */
  execute(actor: Actor, agreementId: string, n: number, threadId: string, { decision }: SettleSuggestionBody): Promise<ReviewThread> {
    return this.inReview.run(actor, agreementId, n, async ({ sql, version, participant }) => {
      const { suggestion, sectionKey } = await loadThread(sql, actor.organizationId, version.id, threadId);
      if (suggestion?.state !== 'open') throw new DomainError('review.no-suggestion', 'This thread has no open suggestion.');
      if (participant.may !== 'write')
        throw new DomainError('review.not-a-writer', 'Only those who write the agreement accept or reject suggestions.');
      if (decision === 'accept') {
        const sections = await readSections(sql, actor.organizationId, version.id);
        const section = sections[sectionKey];
        const { path, before, after } = suggestion;
        const parsed = SECTION_SCHEMAS[sectionKey].safeParse(
          applySuggestion(section.content, { path, before: before as ContentValue, after: after as ContentValue }),
        );
        if (!parsed.success)
          throw new DomainError('review.suggestion-invalid', 'The section could not be saved with this change; edit it by hand.');
        const edit = { key: sectionKey, content: parsed.data, baseRevision: section.revision };
        const { hashes } = await storeSection(sql, actor, participant.name, version, sections, edit);
        if (hashes) await recordAudit(sql, actor, `agreement.section-edited.${sectionKey}`, 'agreement_version', version.id, hashes);
      }
      await sql.query(
        `UPDATE review_thread SET suggestion_state = $3, status = 'resolved', resolved_at = clock_timestamp(), resolved_by_name = $4
          WHERE organization_id = $1 AND id = $2`,
        [actor.organizationId, threadId, decision === 'accept' ? 'accepted' : 'rejected', participant.name],
      );
      await recordAudit(sql, actor, `review.suggestion-${decision}ed`, 'review-thread', threadId);
      await approveWhenReady(sql, actor, version);
      return loadThread(sql, actor.organizationId, version.id, threadId);
    });
  }
}

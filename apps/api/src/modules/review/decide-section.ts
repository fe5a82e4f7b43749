import { Injectable } from '@nestjs/common';
import type { SectionKey } from '@pulso/agreements';
import type { DecidedSection, DecideSectionBody } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import { actorName } from '../../platform/database/actor-name.js';
import { recordAudit } from '../../platform/database/record-audit.js';
import { approveWhenReady } from './approve-when-ready.js';
import { InReview, stakeholderOf } from './in-review.js';

/** A stakeholder's word on one section as it stands; a new one takes the place of the last. */
@Injectable()
export class DecideSection {
  constructor(private readonly inReview: InReview) {}

  /**
   * @throws DomainError `review.section-changed` when the text was edited after its reader saw it, `review.reason-missing`,
   * `review.not-a-stakeholder`
   */
  execute(actor: Actor, agreementId: string, n: number, key: SectionKey, body: DecideSectionBody): Promise<DecidedSection> {
    return this.inReview.run(actor, agreementId, n, async ({ sql, version, participant }) => {
      const stakeholderRef = stakeholderOf(participant);
      if (body.decision === 'request_change' && body.comment.trim() === '')
        throw new DomainError('review.reason-missing', 'Say what should change, so that somebody can change it.');
      const [section] = await sql.query<{ content_hash: string }>(
        'SELECT content_hash FROM agreement_section WHERE organization_id = $1 AND version_id = $2 AND key = $3',
        [actor.organizationId, version.id, key],
      );
      if (section?.content_hash !== body.contentHash)
        throw new DomainError('review.section-changed', 'This section was edited while you were reading it. Read it again, then decide.');
      await sql.query(
        `UPDATE section_decision SET withdrawn_at = clock_timestamp(), withdrawn_by_name = $5
          WHERE organization_id = $1 AND version_id = $2 AND section_key = $3 AND stakeholder_ref = $4 AND withdrawn_at IS NULL`,
        [actor.organizationId, version.id, key, stakeholderRef, participant.name],
      );
      const id = uuidv7();
      await sql.query(
        `INSERT INTO section_decision (organization_id, id, version_id, section_key, content_hash, stakeholder_ref, decision, comment, decided_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [actor.organizationId, id, version.id, key, body.contentHash, stakeholderRef, body.decision, body.comment.trim(), actorName(actor)],
      );
      await recordAudit(sql, actor, `review.${body.decision}`, 'section-decision', id);
      return approveWhenReady(sql, actor, version);
    });
  }
}

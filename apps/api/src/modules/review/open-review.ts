import { Injectable } from '@nestjs/common';
import { advanceVersion, type Stakeholder } from '@pulso/agreements';
import type { OpenReviewBody } from '@pulso/contracts';
import { Clock, DomainError, type Actor } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { contentOf, lockVersion, readSections } from '../agreements/read-version.js';
import { participantOf } from '../agreements/participant-of.js';

const LONGEST_MS = 366 * 24 * 3_600_000;

/** Opens a draft to review by everyone it names. It may still be edited: an edit takes back only the decisions on its own section. */
@Injectable()
export class OpenReview {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `agreement.unknown`, `agreement.version-unknown`, `agreement.transition-refused`, `review.deadline-refused`, `review.nobody-decides` */
  async execute(actor: Actor, agreementId: string, n: number, { deadline }: OpenReviewBody): Promise<void> {
    const aheadMs = Date.parse(deadline) - this.clock.now().getTime();
    if (aheadMs <= 0 || aheadMs > LONGEST_MS)
      throw new DomainError('review.deadline-refused', 'Choose a deadline in the future, within a year from now.');
    await this.unitOfWork.run(actor.organizationId, async (sql) => {
      await participantOf(sql, actor, agreementId);
      const version = await lockVersion(sql, actor.organizationId, agreementId, n);
      advanceVersion(version.status, 'in_review');
      if (version.status !== 'draft')
        throw new DomainError(
          'agreement.transition-refused',
          'This version is past its draft. Take it back to review from where it stands.',
        );
      const { people } = contentOf(await readSections(sql, actor.organizationId, version.id)).stakeholders;
      if (!people.some(decides))
        throw new DomainError(
          'review.nobody-decides',
          'Name at least one approver or signatory with an e-mail address under Stakeholders first.',
        );
      await sql.query(`UPDATE agreement_version SET status = 'in_review', review_deadline = $3 WHERE organization_id = $1 AND id = $2`, [
        actor.organizationId,
        version.id,
        new Date(deadline),
      ]);
      await recordAudit(sql, actor, 'review.opened', 'agreement_version', version.id);
    });
  }
}

function decides({ functions, contacts }: Stakeholder): boolean {
  return functions.some((name) => name === 'approver' || name === 'signatory') && contacts.some(({ kind }) => kind === 'email');
}

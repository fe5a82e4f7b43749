import { Injectable } from '@nestjs/common';
import type { Actor } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { InReview } from './in-review.js';

/** Takes a version back to its draft. Decisions and threads stay: what is not edited need not be decided again. */
@Injectable()
export class WithdrawReview {
  constructor(private readonly inReview: InReview) {}

  /** @throws DomainError `review.not-open` */
  execute(actor: Actor, agreementId: string, n: number): Promise<void> {
    return this.inReview.run(actor, agreementId, n, async ({ sql, version }) => {
      await sql.query(`UPDATE agreement_version SET status = 'draft', review_deadline = NULL WHERE organization_id = $1 AND id = $2`, [
        actor.organizationId,
        version.id,
      ]);
      await recordAudit(sql, actor, 'review.withdrawn', 'agreement_version', version.id);
    });
  }
}

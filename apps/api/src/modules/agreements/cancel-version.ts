import { Injectable } from '@nestjs/common';
import { advanceVersion } from '@pulso/agreements';
import type { AgreementDetail } from '@pulso/contracts';
import type { Actor, AgreementId } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { GetAgreement } from './get-agreement.js';
import { participantOf } from './participant-of.js';
import { lockVersion } from './read-version.js';

/** Gives up a version that has not begun; what was said about it stays to be read. */
@Injectable()
export class CancelVersion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly getAgreement: GetAgreement,
  ) {}

  /** @throws DomainError `agreement.version-unknown`, `agreement.transition-refused` */
  async execute(actor: Actor, agreementId: AgreementId, n: number, reason: string): Promise<AgreementDetail> {
    const { organizationId } = actor;
    return this.unitOfWork.run(organizationId, async (sql) => {
      const version = await lockVersion(sql, organizationId, agreementId, n);
      await sql.query(
        `UPDATE agreement_version SET status = $3, ended_at = clock_timestamp(), end_reason = $4 WHERE organization_id = $1 AND id = $2`,
        [organizationId, version.id, advanceVersion(version.status, 'cancelled'), reason],
      );
      await sql.query('UPDATE agreement SET updated_at = clock_timestamp() WHERE organization_id = $1 AND id = $2', [
        organizationId,
        agreementId,
      ]);
      const detail = await this.getAgreement.within(sql, actor, agreementId, await participantOf(sql, actor, agreementId));
      await recordAudit(sql, actor, 'agreement.cancelled', 'agreement_version', version.id);
      return detail;
    });
  }
}

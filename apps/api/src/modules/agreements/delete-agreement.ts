import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type AgreementId } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { hasSignature } from './get-agreement.js';
import { agreementUnknown } from './participant-of.js';
import { readVersions } from './read-version.js';

/** Removes an agreement that nobody ever signed, with all that was written about it. */
@Injectable()
export class DeleteAgreement {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError `agreement.unknown`, `agreement.was-signed` */
  async execute(actor: Actor, id: AgreementId): Promise<void> {
    const { organizationId } = actor;
    await this.unitOfWork.run(organizationId, async (sql) => {
      const [agreement] = await sql.query('SELECT id FROM agreement WHERE organization_id = $1 AND id = $2 FOR UPDATE', [
        organizationId,
        id,
      ]);
      if (!agreement) throw agreementUnknown();
      await sql.query('SELECT FROM agreement_version WHERE organization_id = $1 AND agreement_id = $2 FOR UPDATE', [organizationId, id]);
      const versions = await readVersions(sql, organizationId, id);
      if (versions.some(({ signed_at }) => signed_at !== null) || (await hasSignature(sql, organizationId, id)))
        throw new DomainError(
          'agreement.was-signed',
          'Something of this agreement was signed, so it stays. End it or cancel its draft instead.',
        );
      await sql.query('DELETE FROM agreement WHERE organization_id = $1 AND id = $2', [organizationId, id]);
      await recordAudit(sql, actor, 'agreement.deleted', 'agreement', id);
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { OrganizationId } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Which of these sessions still hold. Looking does not count as use, so a console left open still ends by idleness. */
@Injectable()
export class FindLiveSessions {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(organizationId: OrganizationId, sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.unitOfWork.run(organizationId, (sql) =>
      sql.query<{ id: string }>(
        `SELECT id FROM session
          WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND revoked_at IS NULL AND expires_at > clock_timestamp()
            AND last_seen_at > clock_timestamp() - interval '12 hours'`,
        [organizationId, sessionIds],
      ),
    );
    return new Set(rows.map(({ id }) => id));
  }
}

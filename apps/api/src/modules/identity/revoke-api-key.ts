import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RecentActors } from './recent-actors.js';

/** Ends an API key for good. Ending it again changes nothing. */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recent: RecentActors,
  ) {}

  async execute(actor: Actor, apiKeyId: string): Promise<void> {
    await this.unitOfWork.run(actor.organizationId, async (sql) => {
      const [row] = await sql.query<{ revoked_at: Date | null }>(
        'SELECT revoked_at FROM api_key WHERE organization_id = $1 AND id = $2 FOR UPDATE',
        [actor.organizationId, apiKeyId],
      );
      if (!row) throw new DomainError('resource.not-found', 'There is no such API key.');
      if (row.revoked_at) return;
      await sql.query('UPDATE api_key SET revoked_at = clock_timestamp() WHERE organization_id = $1 AND id = $2', [
        actor.organizationId,
        apiKeyId,
      ]);
      await recordAudit(sql, actor, 'api-key.revoked', 'api-key', apiKeyId);
    });
    this.recent.forget();
  }
}

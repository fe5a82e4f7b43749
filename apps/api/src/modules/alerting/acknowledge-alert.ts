import { Injectable } from '@nestjs/common';
import type { AlertView } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { ChangeAlert } from './change-alert.js';

/** Somebody takes care of it: noted once, for the first who says so, until it fires again. */
@Injectable()
export class AcknowledgeAlert {
  constructor(private readonly changeAlert: ChangeAlert) {}

  execute(actor: Actor, id: string): Promise<AlertView> {
    return this.changeAlert.execute(actor, id, 'acknowledged', async (sql, who) => {
      const rows = await sql.query<{ id: string }>(
        `UPDATE alert_episode SET acknowledged_at = clock_timestamp(), acknowledged_by = $3
          WHERE organization_id = $1 AND id = $2 AND acknowledged_at IS NULL RETURNING id`,
        [actor.organizationId, id, who],
      );
      return rows.length > 0;
    });
  }
}

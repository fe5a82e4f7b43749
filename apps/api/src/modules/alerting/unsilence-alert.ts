import { Injectable } from '@nestjs/common';
import type { AlertView } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { ChangeAlert } from './change-alert.js';

/** Ends a silence before its time. */
@Injectable()
export class UnsilenceAlert {
  constructor(private readonly changeAlert: ChangeAlert) {}

  execute(actor: Actor, id: string): Promise<AlertView> {
    return this.changeAlert.execute(actor, id, 'unsilenced', async (sql) => {
      const rows = await sql.query<{ id: string }>(
        `UPDATE alert_episode SET silenced_until = NULL, silenced_by = NULL, silence_reason = NULL
          WHERE organization_id = $1 AND id = $2 AND silenced_until IS NOT NULL RETURNING id`,
        [actor.organizationId, id],
      );
      return rows.length > 0;
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { ConsoleSockets } from '../../platform/realtime/console-sockets.js';
import { RecentActors } from './recent-actors.js';

/** Ends sessions everywhere: in the database, in this process's memory, and on every replica's sockets. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly recent: RecentActors,
    private readonly sockets: ConsoleSockets,
  ) {}

  /** Inside the transaction that takes the member's rights away. @returns the ended ones, for `announce` after its commit */
  async ofMember(sql: Sql, organizationId: OrganizationId, memberId: string, except?: string): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      `UPDATE session SET revoked_at = clock_timestamp()
        WHERE organization_id = $1 AND member_id = $2 AND revoked_at IS NULL AND id IS DISTINCT FROM $3 RETURNING id`,
      [organizationId, memberId, except ?? null],
    );
    return rows.map(({ id }) => id);
  }

  announce(sessionIds: readonly string[]): void {
    this.recent.forget();
    for (const sessionId of sessionIds) this.sockets.endSession(sessionId);
  }
}

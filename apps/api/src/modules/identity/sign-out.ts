import { Injectable } from '@nestjs/common';
import type { Actor } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EndSessions } from './end-sessions.js';

/** Ends the session that asks for it, with its sockets. */
@Injectable()
export class SignOut {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly endSessions: EndSessions,
  ) {}

  async execute(actor: Actor): Promise<void> {
    if (actor.kind !== 'member') return;
    await this.unitOfWork.run(actor.organizationId, async (sql) => {
      await sql.query('UPDATE session SET revoked_at = clock_timestamp() WHERE organization_id = $1 AND id = $2 AND revoked_at IS NULL', [
        actor.organizationId,
        actor.sessionId,
      ]);
      await recordAudit(sql, actor, 'session.ended', 'session', actor.sessionId);
    });
    this.endSessions.announce([actor.sessionId]);
  }
}

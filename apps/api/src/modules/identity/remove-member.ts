import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { assertOtherOwner } from './assert-other-owner.js';
import { EndSessions } from './end-sessions.js';

/** Takes a member out of the organization; open sessions end with it. */
@Injectable()
export class RemoveMember {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly endSessions: EndSessions,
  ) {}

  async execute(actor: Actor, memberId: string): Promise<void> {
    const { organizationId } = actor;
    const ended = await this.unitOfWork.run(organizationId, async (sql) => {
      const [row] = await sql.query<{ role: string }>('SELECT role FROM member WHERE organization_id = $1 AND id = $2 FOR UPDATE', [
        organizationId,
        memberId,
      ]);
      if (!row) throw new DomainError('resource.not-found', 'There is no such member.');
      if (row.role === 'owner') await assertOtherOwner(sql, organizationId, memberId);
      const sessionIds = await this.endSessions.ofMember(sql, organizationId, memberId);
      await sql.query('DELETE FROM member WHERE organization_id = $1 AND id = $2', [organizationId, memberId]);
      await recordAudit(sql, actor, 'member.removed', 'member', memberId);
      return sessionIds;
    });
    this.endSessions.announce(ended);
  }
}

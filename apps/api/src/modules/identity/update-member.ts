import { Injectable } from '@nestjs/common';
import type { MemberView, UpdateMemberBody } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { assertOtherOwner } from './assert-other-owner.js';
import { EndSessions } from './end-sessions.js';
import { MEMBER_COLUMNS, memberView, type MemberRow } from './member-row.js';

/** Gives a member another role. Open sessions end, so that nothing goes on with the old rights. */
@Injectable()
export class UpdateMember {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly endSessions: EndSessions,
  ) {}

  async execute(actor: Actor, memberId: string, { role }: UpdateMemberBody): Promise<MemberView> {
    const { organizationId } = actor;
    const { view, ended } = await this.unitOfWork.run(organizationId, async (sql) => {
      const [row] = await sql.query<MemberRow>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE organization_id = $1 AND id = $2 FOR UPDATE`, [
        organizationId,
        memberId,
      ]);
      if (!row) throw new DomainError('resource.not-found', 'There is no such member.');
      if (row.role === role) return { view: memberView(row), ended: [] };
      if (row.role === 'owner') await assertOtherOwner(sql, organizationId, memberId);
      await sql.query('UPDATE member SET role = $3 WHERE organization_id = $1 AND id = $2', [organizationId, memberId, role]);
      await recordAudit(sql, actor, `member.role-changed-to-${role}`, 'member', memberId);
      return { view: memberView({ ...row, role }), ended: await this.endSessions.ofMember(sql, organizationId, memberId) };
    });
    this.endSessions.announce(ended);
    return view;
  }
}

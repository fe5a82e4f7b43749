import { Injectable } from '@nestjs/common';
import type { CreateMemberBody, MemberView } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { MEMBER_COLUMNS, memberView, type MemberRow } from './member-row.js';
import { PasswordHasher } from './password-hasher.js';

@Injectable()
export class CreateMember {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly hasher: PasswordHasher,
  ) {}

  /** @throws DomainError `member.email-taken` when a member of this organization has the address, in any spelling of case */
  async execute(actor: Actor, { email, name, role, password }: CreateMemberBody): Promise<MemberView> {
    const { organizationId } = actor;
    const passwordHash = await this.hasher.hash(password);
    return this.unitOfWork.run(organizationId, async (sql) => {
      const [row] = await sql.query<MemberRow>(
        `INSERT INTO member (organization_id, id, email, name, role, locale, password_hash)
         SELECT $1, $2, $3, $4, $5, coalesce((SELECT locale FROM member WHERE organization_id = $1 AND id = $7), 'es'), $6
         ON CONFLICT (organization_id, lower(email)) DO NOTHING RETURNING ${MEMBER_COLUMNS}`,
        [organizationId, uuidv7(), email, name, role, passwordHash, actor.kind === 'member' ? actor.userId : null],
      );
      if (!row) throw new DomainError('member.email-taken', 'Someone in this organization already has this e-mail.');
      await recordAudit(sql, actor, 'member.created', 'member', row.id);
      return memberView(row);
    });
  }
}

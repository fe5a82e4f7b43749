import { Injectable } from '@nestjs/common';
import type { ChangePasswordBody } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ReportQuotas } from '../../platform/http/rate-limit-headers.js';
import { EndSessions } from './end-sessions.js';
import { PasswordHasher } from './password-hasher.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { signedInMember } from './signed-in-member.js';

/** Changes one's own password and ends every other session of one's own. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
    private readonly endSessions: EndSessions,
  ) {}

  async execute(actor: Actor, { currentPassword, newPassword }: ChangePasswordBody, address: string, report: ReportQuotas): Promise<void> {
    const { organizationId, userId, sessionId } = signedInMember(actor);
    // A stolen session must not become a place to guess the password.
    await this.throttle.take(userId, address, report);
    const [member] = await this.unitOfWork.run(organizationId, (sql) =>
      sql.query<{ password_hash: string }>('SELECT password_hash FROM member WHERE organization_id = $1 AND id = $2', [
        organizationId,
        userId,
      ]),
    );
    if (!member || !(await this.hasher.verify(member.password_hash, currentPassword)))
      throw new DomainError('auth.failed', 'The current password is wrong.');
    await this.throttle.giveBack(userId, address, report);
    const passwordHash = await this.hasher.hash(newPassword);
    const ended = await this.unitOfWork.run(organizationId, async (sql) => {
      await sql.query('UPDATE member SET password_hash = $3 WHERE organization_id = $1 AND id = $2', [
        organizationId,
        userId,
        passwordHash,
      ]);
      await recordAudit(sql, actor, 'member.password-changed', 'member', userId);
      return this.endSessions.ofMember(sql, organizationId, userId, sessionId);
    });
    this.endSessions.announce(ended);
  }
}

import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ReportQuotas } from '../../platform/http/rate-limit-headers.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { newOpaqueToken, tokenHash } from './opaque-token.js';
import { PasswordHasher } from './password-hasher.js';
import { SignInThrottle } from './sign-in-throttle.js';

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  /** Where it came from, for the throttle only. */
  readonly address: string;
  /** Told how many attempts are left. */
  readonly report: ReportQuotas;
}

interface Candidate {
  organization_id: string;
  member_id: string;
  password_hash: string;
}

/** The hash of a password that nobody has, with the cost of a real one: an unknown e-mail takes as long as a wrong password. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$cHVsc28tbm8tbWVtYmVyLQ$4a7q1mJvJ1r0V5mC0m3dOq0yq3t5mB6s8oY1n2k9x7E';

/** Exchanges an e-mail and password for a new session. Every refusal reads and takes the same, whether the account exists or not. */
@Injectable()
export class SignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
    private readonly metrics: Metrics,
  ) {}

  /** @returns the session's token, which is stored nowhere */
  async execute({ email, password, address, report }: SignInAttempt): Promise<{ token: string; actor: Actor }> {
    const account = accountOf(email);
    await this.throttle.take(account, address, report);
    const candidate = await this.match(account, password);
    const begun = candidate && (await this.begin(candidate));
    if (!begun) {
      this.metrics.signIns.inc({ outcome: 'refused' });
      throw new DomainError('auth.failed', 'The e-mail or the password is wrong.');
    }
    await this.throttle.giveBack(account, address, report);
    this.metrics.signIns.inc({ outcome: 'accepted' });
    return begun;
  }

  private async match(account: string, password: string): Promise<Candidate | undefined> {
    const candidates = await this.unitOfWork.resolve<Candidate>('SELECT * FROM find_sign_in($1)', [account]);
    if (candidates.length === 0) await this.hasher.verify(NOBODY, password);
    for (const candidate of candidates) if (await this.hasher.verify(candidate.password_hash, password)) return candidate;
    return undefined;
  }

  /**
   * Null when the member was removed, or the password changed, while it was being checked. Whoever changes a member and ends the sessions does both
   * before this one begins, or after.
   */
  private async begin(candidate: Candidate): Promise<{ token: string; actor: Actor } | null> {
    const { organization_id: organizationId, member_id: userId } = candidate;
    const token = newOpaqueToken();
    const sessionId = uuidv7();
    const actor = await this.unitOfWork.run(organizationId, async (sql): Promise<Actor | null> => {
      const [member] = await sql.query<{ role: Extract<Actor, { kind: 'member' }>['role'] }>(
        'SELECT role FROM member WHERE organization_id = $1 AND id = $2 AND password_hash = $3 FOR SHARE',
        [organizationId, userId, candidate.password_hash],
      );
      if (!member) return null;
      await sql.query(
        `INSERT INTO session (organization_id, id, member_id, token_hash, expires_at)
         VALUES ($1, $2, $3, $4, clock_timestamp() + interval '7 days')`,
        [organizationId, sessionId, userId, tokenHash(token)],
      );
      const signedIn: Actor = { kind: 'member', organizationId, userId, role: member.role, sessionId };
      await recordAudit(sql, signedIn, 'session.begun', 'session', sessionId);
      return signedIn;
    });
    return actor && { token, actor };
  }
}

/** One spelling an account, for the throttle and the look-up alike: with two, each way to write it would have attempts of its own. */
function accountOf(email: string): string {
  return email.replaceAll('\0', '').trim().toLowerCase();
}

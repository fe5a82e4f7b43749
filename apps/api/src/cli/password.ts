import { randomBytes } from 'node:crypto';
import { DomainError } from '@pulso/kernel';
import { hashPassword } from '../modules/identity/password-hasher.js';
import { cliText } from './cli-text.js';
import { inMaintenance } from './in-maintenance.js';

/**
 * Gives a person who cannot sign in any more a new random password, in every organization, and ends their sessions.
 * @returns the password, shown once
 * @throws DomainError `password.unknown-email`
 */
export async function resetPassword(ownerUrl: string, email: string, text = cliText()): Promise<string> {
  const password = randomBytes(18).toString('base64url');
  const hash = await hashPassword(password);
  await inMaintenance(ownerUrl, async (client) => {
    const { rowCount } = await client.query('UPDATE member SET password_hash = $2 WHERE lower(email) = lower($1)', [email, hash]);
    if (!rowCount) throw new DomainError('password.unknown-email', text.unknownEmail(email));
    await client.query(
      `UPDATE session s SET revoked_at = clock_timestamp() FROM member m
        WHERE m.organization_id = s.organization_id AND m.id = s.member_id AND lower(m.email) = lower($1) AND s.revoked_at IS NULL`,
      [email],
    );
  });
  return password;
}

import { DomainError, type OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';

/**
 * Before a member stops being an owner. Locks the owners, so that two who leave at the same moment do not each count on the other.
 * @throws DomainError `member.last-owner` when nobody could let anyone in any more
 */
export async function assertOtherOwner(sql: Sql, organizationId: OrganizationId, memberId: string): Promise<void> {
  const owners = await sql.query<{ id: string }>(
    `SELECT id FROM member WHERE organization_id = $1 AND role = 'owner' ORDER BY id FOR UPDATE`,
    [organizationId],
  );
  if (owners.every(({ id }) => id === memberId)) throw new DomainError('member.last-owner', 'Make someone else an owner first.');
}

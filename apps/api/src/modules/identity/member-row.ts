import type { MemberView } from '@pulso/contracts';

/** A member as the table has it, without the password. */
export interface MemberRow {
  id: string;
  email: string;
  name: string;
  role: MemberView['role'];
  created_at: Date;
}

export const MEMBER_COLUMNS = 'id, email, name, role, created_at';

export function memberView({ id, email, name, role, created_at }: MemberRow): MemberView {
  return { userId: id, email, name, role, createdAt: created_at.toISOString() };
}

import { z } from 'zod';
import { instant, page } from './page.js';
import { newPassword, role } from './session.js';

export const memberView = z.object({ userId: z.uuid(), email: z.string(), name: z.string(), role, createdAt: instant });
export type MemberView = z.infer<typeof memberView>;
export const memberPage = page(memberView);

export const createMemberBody = z.object({
  email: z.email().max(254),
  name: z.string().trim().min(1).max(120),
  role,
  password: newPassword,
});
export type CreateMemberBody = z.infer<typeof createMemberBody>;
export const updateMemberBody = z.object({ role });
export type UpdateMemberBody = z.infer<typeof updateMemberBody>;

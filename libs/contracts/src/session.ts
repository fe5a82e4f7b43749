import { ROLES } from '@pulso/kernel';
import { z } from 'zod';

export const signInBody = z.object({ email: z.string().min(3).max(254), password: z.string().min(1).max(128) });
export type SignInBody = z.infer<typeof signInBody>;

/** A password that is being chosen; long rather than intricate. */
export const newPassword = z.string().min(12).max(128);
export const changePasswordBody = z.object({ currentPassword: z.string().min(1).max(128), newPassword });
export type ChangePasswordBody = z.infer<typeof changePasswordBody>;

export const role = z.enum(ROLES);

/** Who is signed in, and where. */
export const sessionView = z.object({
  user: z.object({ id: z.uuid(), email: z.string(), name: z.string(), locale: z.enum(['es', 'en']) }),
  organization: z.object({ id: z.uuid(), name: z.string(), timeZone: z.string(), hasDemo: z.boolean() }),
  role,
});
export type SessionView = z.infer<typeof sessionView>;

import { z } from 'zod';
import { agreementStanding, agreementVersionStatus } from './agreement.js';
import { instant, localized, page } from './page.js';

/** A private link of one stakeholder; the link itself is shown once, when it is made. */
export const agreementGuestView = z.object({
  id: z.uuid(),
  stakeholderRef: z.string(),
  name: z.string(),
  email: z.string(),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
  lastSeenAt: instant.nullable(),
});
export type AgreementGuestView = z.infer<typeof agreementGuestView>;
export const agreementGuestPage = page(agreementGuestView);

/** Makes a link for a stakeholder and mails it to them; the one they had before stops working. */
export const createAgreementGuestBody = z.strictObject({ stakeholderRef: z.string().min(1).max(63) });
export type CreateAgreementGuestBody = z.infer<typeof createAgreementGuestBody>;
/** The only answer that ever carries the link. */
export const createdAgreementGuest = agreementGuestView.extend({ link: z.url() });
export type CreatedAgreementGuest = z.infer<typeof createdAgreementGuest>;

/** Who came in by a private link, and to what. */
export const guestSession = z.object({
  organization: z.object({ name: z.string() }),
  agreement: z.object({ id: z.uuid(), code: z.string(), title: localized, timeZone: z.string() }),
  person: z.object({ stakeholderRef: z.string(), name: z.string(), partyName: z.string(), locale: z.enum(['es', 'en']) }),
  standing: agreementStanding,
  /** The version that waits for this person: the one in work, else the newest. */
  version: z.object({ n: z.number().int(), status: agreementVersionStatus }).nullable(),
});
export type GuestSession = z.infer<typeof guestSession>;

import { isEmailAddress } from './email-address.js';
import type { Stakeholder } from './stakeholders.js';

/** Where Pulso writes to a person: the first valid e-mail address; null for none. */
export function firstEmailOf({ contacts }: Pick<Stakeholder, 'contacts'>): string | null {
  return contacts.find(({ kind, value }) => kind === 'email' && isEmailAddress(value))?.value ?? null;
}

export const PARTY_ROLES = ['provider', 'customer', 'sub_provider', 'beneficiary', 'auditor', 'broker', 'measurer'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

export const STAKEHOLDER_FUNCTIONS = [
  'signatory',
  'approver',
  'reviewer',
  'account_owner',
  'service_manager',
  'escalation_l1',
  'escalation_l2',
  'escalation_l3',
  'billing',
  'privacy',
  'observer',
] as const;
export type StakeholderFunction = (typeof STAKEHOLDER_FUNCTIONS)[number];

/** An organization, team or person that takes part in the agreement. */
export interface Party {
  /** Names the party inside this agreement; lower-case letters, digits and hyphens. */
  readonly ref: string;
  readonly kind: 'organization' | 'team' | 'person';
  readonly name: string;
  readonly legalName: string;
  readonly taxId: string;
  readonly address: string;
  readonly roles: readonly PartyRole[];
  readonly mustSign: boolean;
  /** Signs after all lower numbers where signing is ordered; null when it does not matter. */
  readonly signingOrder: number | null;
  /** The service plan this party is on; null for none. */
  readonly planRef: string | null;
}

export interface ContactPoint {
  readonly kind: 'email' | 'phone' | 'chat';
  readonly value: string;
}

/** A person who speaks for a party. */
export interface Stakeholder {
  readonly ref: string;
  readonly partyRef: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly functions: readonly StakeholderFunction[];
  /** The first e-mail address is where Pulso writes to. */
  readonly contacts: readonly ContactPoint[];
  readonly locale: 'es' | 'en';
  /** IANA zone of the person, for quiet hours and dates in mails. */
  readonly timeZone: string;
}

/** Section `stakeholders`. */
export interface Stakeholders {
  readonly parties: readonly Party[];
  readonly people: readonly Stakeholder[];
}

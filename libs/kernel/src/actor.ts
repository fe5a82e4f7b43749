import type { AgreementId, OrganizationId, TouchpointId, UserId } from './ids.js';

/** What a person may be inside one organization. */
export const ROLES = ['owner', 'manager', 'agent', 'account_owner', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** What a program holding an API key may do. */
export const API_KEY_SCOPES = [
  'feedback:read',
  'feedback:write',
  'touchpoints:read',
  'slo:read',
  'agreements:read',
  'agreements:write',
  'alerts:read',
  'alerts:write',
] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

/** Who acts, inside which organization. Every use case takes one. */
export type Actor =
  | {
      readonly kind: 'member';
      readonly organizationId: OrganizationId;
      readonly userId: UserId;
      readonly role: Role;
      readonly sessionId: string;
    }
  | {
      readonly kind: 'api-key';
      readonly organizationId: OrganizationId;
      readonly apiKeyId: string;
      readonly scopes: readonly ApiKeyScope[];
    }
  | {
      /** A stakeholder of one agreement who came by a private link, without an account. */
      readonly kind: 'guest';
      readonly organizationId: OrganizationId;
      readonly guestId: string;
      readonly agreementId: AgreementId;
      readonly stakeholderRef: string;
    }
  | { readonly kind: 'customer'; readonly organizationId: OrganizationId; readonly touchpointId: TouchpointId }
  | { readonly kind: 'system'; readonly organizationId: OrganizationId; readonly job: string };

export function systemActor(organizationId: OrganizationId, job: string): Actor {
  return { kind: 'system', organizationId, job };
}

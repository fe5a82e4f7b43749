import { DomainError } from '@pulso/kernel';

/**
 * Where a version of an agreement may go next. It can be cancelled until it starts; from then on it ends by being superseded,
 * expiring or being terminated, so that the time it governed stays governed.
 */
export const AGREEMENT_VERSION_TRANSITIONS = {
  draft: ['in_review', 'cancelled'],
  in_review: ['approved', 'draft', 'cancelled'],
  approved: ['out_for_signature', 'in_review', 'cancelled'],
  out_for_signature: ['signed', 'in_review', 'cancelled'],
  signed: ['scheduled', 'cancelled'],
  scheduled: ['active', 'cancelled'],
  active: ['superseded', 'expired', 'terminated'],
  superseded: [],
  expired: [],
  terminated: [],
  cancelled: [],
} as const;

export type AgreementVersionStatus = keyof typeof AGREEMENT_VERSION_TRANSITIONS;

/** Returns `to` when the lifecycle allows the step. Throws `agreement.transition-refused`. */
export function advanceVersion(from: AgreementVersionStatus, to: AgreementVersionStatus): AgreementVersionStatus {
  const allowed: readonly AgreementVersionStatus[] = AGREEMENT_VERSION_TRANSITIONS[from];
  if (!allowed.includes(to)) {
    throw new DomainError('agreement.transition-refused', `A version of an agreement cannot go from ${from} to ${to}`, { from, to });
  }
  return to;
}

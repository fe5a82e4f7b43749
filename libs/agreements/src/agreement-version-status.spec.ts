import { AGREEMENT_VERSION_TRANSITIONS, advanceVersion, type AgreementVersionStatus } from './agreement-version-status.js';

const statuses = Object.keys(AGREEMENT_VERSION_TRANSITIONS) as AgreementVersionStatus[];

const reachableFrom = (start: AgreementVersionStatus): Set<AgreementVersionStatus> => {
  const seen = new Set<AgreementVersionStatus>([start]);
  for (const status of seen) for (const next of AGREEMENT_VERSION_TRANSITIONS[status]) seen.add(next);
  return seen;
};

it('walks from draft to active and to each of its ends', () => {
  const path = ['draft', 'in_review', 'approved', 'out_for_signature', 'signed', 'scheduled', 'active'] as const;
  path.slice(1).forEach((status, index) => expect(advanceVersion(path[index] ?? 'draft', status)).toBe(status));
  for (const end of ['superseded', 'expired', 'terminated'] as const) expect(advanceVersion('active', end)).toBe(end);
});

it('reaches every status from draft and returns to signature only through review', () => {
  expect(reachableFrom('draft')).toEqual(new Set(statuses));
  expect(advanceVersion('out_for_signature', 'in_review')).toBe('in_review');
});

it('never lets a version that has begun go back or disappear', () => {
  for (const status of ['active', 'superseded', 'expired', 'terminated'] as const) {
    for (const earlier of ['draft', 'in_review', 'approved', 'out_for_signature', 'signed', 'scheduled', 'cancelled'] as const) {
      expect(reachableFrom(status).has(earlier)).toBe(false);
    }
  }
});

it('refuses every step that is not listed', () => {
  for (const from of statuses) {
    const allowed: readonly AgreementVersionStatus[] = AGREEMENT_VERSION_TRANSITIONS[from];
    for (const to of statuses.filter((status) => !allowed.includes(status))) {
      expect(() => advanceVersion(from, to)).toThrow(expect.objectContaining({ code: 'agreement.transition-refused' }));
    }
  }
});

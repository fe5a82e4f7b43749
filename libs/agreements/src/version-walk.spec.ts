import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { SECTION_KEYS, type AgreementContent, type SectionKey } from './agreement-content.js';
import { advanceVersion, type AgreementVersionStatus } from './agreement-version-status.js';
import { approvalGate, type GateObstacle, type StandingDecision } from './approval-gate.js';
import { dueStatus } from './due-status.js';
import { documentHash, documentOf } from './frozen-document.js';
import { lintTerms } from './lint/lint-terms.js';
import { problems } from './problems/problems.js';
import { requiredApprovers } from './required-approvers.js';
import { SAMPLE_AGREEMENT } from './sample-agreement.js';
import { sectionHashes } from './section-hash.js';
import { signingQueue } from './signing-queue.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const HEAD = {
  organization: { id: 'o', name: 'La Espiga' },
  agreement: { id: 'a', code: 'A' },
  version: { id: 'v', n: 1, amends: null },
};

type Draft = { -readonly [Key in keyof AgreementContent]: ReturnType<typeof JSON.parse> };

/** An edit of each kind: harmless, with an error, with a vague word, and back to what it was. */
const EDITS: readonly (readonly [SectionKey, (draft: Draft) => void])[] = [
  ['overview', (draft) => (draft.overview.effectiveTo = draft.overview.effectiveTo === '2026-12-31' ? '2026-11-30' : '2026-12-31')],
  ['goals', (draft) => (draft.goals.goals[0].levelRefs = draft.goals.goals[0].levelRefs.length > 0 ? [] : ['n1'])],
  ['services', (draft) => (draft.services.services[0].description.es = 'Se atiende en un plazo razonable.')],
  ['services', (draft) => (draft.services.services[0].description.es = SAMPLE_AGREEMENT.services.services[0]!.description.es)],
  ['service_levels', (draft) => (draft.service_levels.levels[0].target = '85')],
  ['service_levels', (draft) => (draft.service_levels.levels[0].target = '0.86')],
  ['review', (draft) => (draft.review.recurrence.every = 6)],
];

type Step =
  | { readonly kind: 'edit'; readonly edit: number }
  | { readonly kind: 'decide'; readonly section: SectionKey; readonly who: string; readonly decision: StandingDecision['decision'] }
  | { readonly kind: 'approve-all' | 'submit' | 'withdraw' | 'freeze' | 'back' | 'cancel' | 'day-passes' }
  | { readonly kind: 'sign'; readonly who: string };

interface Version {
  status: AgreementVersionStatus;
  content: AgreementContent;
  decisions: readonly StandingDecision[];
  signatures: readonly { readonly stakeholderRef: string; readonly hash: string }[];
  documentHash: string | null;
  nowMs: number;
}

const EFFECTIVE = { fromMs: 3, toMs: 6 };

const assess = (content: AgreementContent) => ({
  hashes: sectionHashes(content, sha256),
  problems: problems(content),
  findings: lintTerms(content),
});

const assessed = new Map<string, ReturnType<typeof assess>>();

/** Walks meet the same few contents again and again. */
function assessmentOf(content: AgreementContent): ReturnType<typeof assess> {
  const text = JSON.stringify(content);
  const known = assessed.get(text) ?? assess(content);
  assessed.set(text, known);
  return known;
}

function obstacles({ content, decisions }: Version): readonly GateObstacle[] {
  return approvalGate({ content, decisions, openBlockingThreads: [], ...assessmentOf(content), waivedKeys: new Set() });
}

/** What the services around the rules do with them: one step, or no step where the lifecycle refuses it. */
function step(version: Version, action: Step): Version {
  const go = (to: AgreementVersionStatus, over: Partial<Version> = {}): Version => ({
    ...version,
    ...over,
    status: advanceVersion(version.status, to),
  });
  const decide = (section: SectionKey, stakeholderRef: string, decision: StandingDecision['decision']): Version => {
    const contentHash = assessmentOf(version.content).hashes[section];
    const others = version.decisions.filter((one) => one.section !== section || one.stakeholderRef !== stakeholderRef);
    return { ...version, decisions: [...others, { section, stakeholderRef, decision, contentHash }] };
  };
  const approvedIfOpen = (next: Version): Version =>
    next.status === 'in_review' && obstacles(next).length === 0 ? { ...next, status: advanceVersion(next.status, 'approved') } : next;
  const queueOf = ({ content, signatures, documentHash: hash }: Version) =>
    signingQueue(
      content,
      signatures.filter((signature) => signature.hash === hash),
      'ordered',
    );

  switch (action.kind) {
    case 'edit': {
      if (version.status !== 'draft' && version.status !== 'in_review') return version;
      const [section, edit] = EDITS[action.edit]!;
      const content = JSON.parse(JSON.stringify(version.content)) as Draft;
      edit(content);
      const decisions = version.decisions.filter(
        (decision) => decision.section !== section || decision.contentHash === assessmentOf(content as AgreementContent).hashes[section],
      );
      return approvedIfOpen({ ...version, content: content as AgreementContent, decisions });
    }
    case 'decide':
      return version.status === 'in_review' ? approvedIfOpen(decide(action.section, action.who, action.decision)) : version;
    case 'approve-all': {
      if (version.status !== 'in_review') return version;
      const hashes = assessmentOf(version.content).hashes;
      const decisions = SECTION_KEYS.flatMap((section) =>
        requiredApprovers(version.content).map(({ ref }) => ({
          section,
          stakeholderRef: ref,
          decision: 'approve' as const,
          contentHash: hashes[section],
        })),
      );
      return approvedIfOpen({ ...version, decisions });
    }
    case 'submit':
      return go('in_review');
    case 'withdraw':
      return go('draft');
    case 'freeze':
      return go('out_for_signature', { documentHash: documentHash(documentOf(HEAD, version.content, sha256), sha256) });
    case 'back':
      return go('in_review', { documentHash: null });
    case 'cancel':
      return go('cancelled');
    case 'sign': {
      if (version.status !== 'out_for_signature' || version.documentHash === null) return version;
      const isTurn = queueOf(version).parties.some((party) => party.isTurn && party.signatoryRefs.includes(action.who));
      if (!isTurn) return version;
      const signed = { ...version, signatures: [...version.signatures, { stakeholderRef: action.who, hash: version.documentHash }] };
      return queueOf(signed).isComplete ? { ...signed, status: advanceVersion(signed.status, 'signed') } : signed;
    }
    case 'day-passes': {
      const due = dueStatus(version.status, EFFECTIVE, version.nowMs + 1);
      const later = { ...version, nowMs: version.nowMs + 1 };
      if (due === version.status) return later;
      const status = version.status === 'signed' ? advanceVersion(version.status, 'scheduled') : version.status;
      return { ...later, status: status === due ? status : advanceVersion(status, due) };
    }
  }
}

function tryStep(version: Version, action: Step): Version {
  try {
    return step(version, action);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'agreement.transition-refused') return version;
    throw error;
  }
}

const START: Version = { status: 'draft', content: SAMPLE_AGREEMENT, decisions: [], signatures: [], documentHash: null, nowMs: 0 };

const PEOPLE = SAMPLE_AGREEMENT.stakeholders.people.map(({ ref }) => ref);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), edit: fc.nat(EDITS.length - 1) }),
  fc.record({
    kind: fc.constant('decide' as const),
    section: fc.constantFrom(...SECTION_KEYS),
    who: fc.constantFrom(...PEOPLE),
    decision: fc.constantFrom('approve' as const, 'request_change' as const, 'abstain' as const),
  }),
  fc.record({
    kind: fc.constantFrom('approve-all' as const, 'submit' as const, 'withdraw' as const, 'freeze' as const, 'back' as const),
  }),
  fc.record({ kind: fc.constant('sign' as const), who: fc.constantFrom(...PEOPLE) }),
  fc.record({ kind: fc.constant('day-passes' as const) }),
);

/** The straight way, between whose steps a walk does anything else. */
const STRAIGHT: readonly Step[] = [
  { kind: 'submit' },
  { kind: 'approve-all' },
  { kind: 'freeze' },
  { kind: 'sign', who: 'marta' },
  { kind: 'sign', who: 'elena' },
  ...Array.from({ length: 4 }, () => ({ kind: 'day-passes' as const })),
];

const walk: fc.Arbitrary<readonly Step[]> = fc
  .array(fc.array(anyStep, { maxLength: 3 }), { minLength: STRAIGHT.length, maxLength: STRAIGHT.length })
  .map((detours) => STRAIGHT.flatMap((action, index) => [...detours[index]!, action]));

const SIGNED: ReadonlySet<AgreementVersionStatus> = new Set(['signed', 'scheduled', 'active', 'expired']);

it('no walk is signed or active around the gate and both signatures on the very document', () => {
  const ends = new Map<AgreementVersionStatus, number>();
  fc.assert(
    fc.property(walk, (steps) => {
      let version = START;
      for (const action of steps) {
        const before = version;
        version = tryStep(version, action);
        if (version.status === 'approved' && before.status !== 'approved') expect(obstacles(version)).toEqual([]);
        if (!SIGNED.has(version.status)) continue;
        const hash = documentHash(documentOf(HEAD, version.content, sha256), sha256);
        const signers = version.signatures.filter((signature) => signature.hash === hash).map(({ stakeholderRef }) => stakeholderRef);
        expect(signers).toEqual(expect.arrayContaining(['marta', 'elena']));
        const { hashes, problems: found } = assessmentOf(version.content);
        expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
        const approvals = new Set(
          version.decisions
            .filter(({ decision }) => decision === 'approve')
            .map(({ section, stakeholderRef, contentHash }) => `${section} ${stakeholderRef} ${contentHash}`),
        );
        const wanted = SECTION_KEYS.flatMap((section) => ['marta', 'elena', 'ivan'].map((who) => `${section} ${who} ${hashes[section]}`));
        expect(wanted.filter((approval) => !approvals.has(approval))).toEqual([]);
        if (version.status === 'active') expect(version.nowMs).toBeGreaterThanOrEqual(EFFECTIVE.fromMs);
      }
      ends.set(version.status, (ends.get(version.status) ?? 0) + 1);
    }),
    { numRuns: 80, seed: 20260101 },
  );
  // Walks that never get anywhere would prove nothing, nor would walks that all do.
  expect(ends.get('active') ?? 0).toBeGreaterThan(5);
  expect([...ends].reduce((sum, [status, count]) => sum + (SIGNED.has(status) ? 0 : count), 0)).toBeGreaterThan(5);
});

it('an edit takes back the approvals of its own section and of no other, and an edit back to the same words none', () => {
  const reviewed = tryStep(tryStep({ ...START, content: SAMPLE_AGREEMENT }, { kind: 'submit' }), {
    kind: 'decide',
    section: 'glossary',
    who: 'diego',
    decision: 'request_change',
  });
  const approved = tryStep(reviewed, { kind: 'approve-all' });
  expect(approved.status).toBe('approved');
  const open: Version = { ...approved, status: 'in_review' };
  fc.assert(
    fc.property(fc.nat(EDITS.length - 1), (edit) => {
      const [section, change] = EDITS[edit]!;
      const content = JSON.parse(JSON.stringify(open.content)) as Draft;
      change(content);
      const changed = JSON.stringify(content[section]) !== JSON.stringify(open.content[section]);
      // The approvals are left as they are: the hash alone makes them count or not.
      const missing = obstacles({ ...open, content: content as AgreementContent }).filter(({ code }) => code === 'gate.approval-missing');
      expect(missing).toEqual(
        changed
          ? ['marta', 'elena', 'ivan'].map((stakeholder) => ({ code: 'gate.approval-missing', values: { section, stakeholder } }))
          : [],
      );
    }),
  );
});

import { createHash } from 'node:crypto';
import { SECTION_KEYS } from './agreement-content.js';
import { approvalGate, type GateInput, type StandingDecision } from './approval-gate.js';
import type { LintFinding } from './lint/lint-finding.js';
import { problems } from './problems/problems.js';
import { requiredApprovers } from './required-approvers.js';
import { SAMPLE_AGREEMENT } from './sample-agreement.js';
import { sectionHashes } from './section-hash.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hashes = sectionHashes(SAMPLE_AGREEMENT, sha256);

const finding: LintFinding = {
  key: 'vague:overview:summary:es:razonable',
  rule: 'vague',
  section: 'overview',
  path: ['summary'],
  language: 'es',
  excerpt: 'razonable',
  start: 0,
  end: 9,
  why: '',
  suggestion: '',
};

const approvals: readonly StandingDecision[] = SECTION_KEYS.flatMap((section) =>
  ['marta', 'elena', 'ivan'].map((stakeholderRef) => ({
    section,
    stakeholderRef,
    decision: 'approve' as const,
    contentHash: hashes[section],
  })),
);

const input = (over: Partial<GateInput> = {}): GateInput => ({
  content: SAMPLE_AGREEMENT,
  hashes,
  decisions: approvals,
  openBlockingThreads: [],
  problems: problems(SAMPLE_AGREEMENT),
  findings: [],
  waivedKeys: new Set(),
  ...over,
});

const codes = (over: Partial<GateInput>): readonly string[] => approvalGate(input(over)).map(({ code }) => code);

it('asks approvers and signatories, and opens when all of them approved everything', () => {
  expect(requiredApprovers(SAMPLE_AGREEMENT).map(({ ref }) => ref)).toEqual(['marta', 'elena', 'ivan']);
  expect(approvalGate(input())).toEqual([]);
});

it.each(approvals.map((missing) => [missing.section, missing.stakeholderRef] as const))(
  'does not open without the approval of %s by %s',
  (section, stakeholder) => {
    const decisions = approvals.filter((decision) => decision.section !== section || decision.stakeholderRef !== stakeholder);
    expect(approvalGate(input({ decisions }))).toEqual([{ code: 'gate.approval-missing', values: { section, stakeholder } }]);
  },
);

it('counts neither an approval of other content nor an abstention', () => {
  const [first, ...rest] = approvals;
  expect(codes({ decisions: [{ ...first!, contentHash: 'other' }, ...rest] })).toEqual(['gate.approval-missing']);
  expect(codes({ decisions: [{ ...first!, decision: 'abstain' }, ...rest] })).toEqual(['gate.approval-missing']);
});

it('needs no approval of a section that says nothing', () => {
  const content = { ...SAMPLE_AGREEMENT, glossary: { terms: [] } };
  const decisions = approvals.filter(({ section }) => section !== 'glossary');
  expect(approvalGate(input({ content, hashes: sectionHashes(content, sha256), decisions, problems: problems(content) }))).toEqual([]);
});

it('is held by a request for changes, also of somebody whose approval is not required', () => {
  const request = {
    section: 'metrics' as const,
    stakeholderRef: 'diego',
    decision: 'request_change' as const,
    contentHash: hashes.metrics,
  };
  expect(codes({ decisions: [...approvals, request] })).toEqual(['gate.change-requested']);
});

it('is held by a blocking thread, an error and a finding, and opened by a waiver', () => {
  expect(codes({ openBlockingThreads: [{ id: 't', section: 'goals' }] })).toEqual(['gate.blocking-thread']);
  expect(codes({ findings: [finding] })).toEqual(['gate.finding']);
  expect(codes({ findings: [finding], waivedKeys: new Set([finding.key]) })).toEqual([]);
  const problem = { severity: 'error', section: 'goals', path: [], code: 'goals.none', values: {} } as const;
  expect(codes({ problems: [problem] })).toEqual(['gate.element-incomplete', 'gate.problem']);
  expect(codes({ problems: [{ ...problem, section: 'review' }] })).toEqual(['gate.problem']);
  expect(codes({ problems: [{ ...problem, severity: 'warning' }] })).toEqual([]);
});

it('is not open to nobody', () => {
  const content = { ...SAMPLE_AGREEMENT, stakeholders: { ...SAMPLE_AGREEMENT.stakeholders, people: [] } };
  expect(codes({ content })).toEqual(['gate.no-approver']);
});

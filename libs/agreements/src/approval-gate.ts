import { SECTION_KEYS, type AgreementContent, type SectionKey } from './agreement-content.js';
import { checklist } from './checklist.js';
import type { LintFinding } from './lint/lint-finding.js';
import type { Problem } from './problems/problem.js';
import { requiredApprovers } from './required-approvers.js';
import { sectionHasContent } from './section-has-content.js';
import type { SectionHashes } from './section-hash.js';

/** What a stakeholder decided about a section, as far as it was not taken back. */
export interface StandingDecision {
  readonly section: SectionKey;
  readonly stakeholderRef: string;
  readonly decision: 'approve' | 'request_change' | 'abstain';
  /** Hash of the section as it stood then. */
  readonly contentHash: string;
}

export interface GateInput {
  readonly content: AgreementContent;
  /** Of the content as it stands. */
  readonly hashes: SectionHashes;
  readonly decisions: readonly StandingDecision[];
  readonly openBlockingThreads: readonly { readonly id: string; readonly section: SectionKey }[];
  readonly problems: readonly Problem[];
  readonly findings: readonly LintFinding[];
  /** Keys of findings that somebody stands by, with a reason. */
  readonly waivedKeys: ReadonlySet<string>;
}

/** One thing that keeps a version from being approved. */
export type GateObstacle =
  | { readonly code: 'gate.no-approver'; readonly values: Readonly<Record<never, never>> }
  | { readonly code: 'gate.element-incomplete'; readonly values: { readonly section: SectionKey } }
  | { readonly code: 'gate.problem'; readonly values: { readonly section: SectionKey; readonly problem: string } }
  | { readonly code: 'gate.finding'; readonly values: { readonly section: SectionKey; readonly key: string; readonly excerpt: string } }
  | { readonly code: 'gate.blocking-thread'; readonly values: { readonly section: SectionKey; readonly thread: string } }
  | { readonly code: 'gate.change-requested'; readonly values: { readonly section: SectionKey; readonly stakeholder: string } }
  | { readonly code: 'gate.approval-missing'; readonly values: { readonly section: SectionKey; readonly stakeholder: string } };

function approvalObstacles({ content, hashes, decisions }: GateInput): readonly GateObstacle[] {
  const approvers = requiredApprovers(content);
  if (approvers.length === 0) return [{ code: 'gate.no-approver', values: {} }];
  const approved = new Set(
    decisions
      .filter(({ section, decision, contentHash }) => decision === 'approve' && contentHash === hashes[section])
      .map(({ section, stakeholderRef }) => `${section} ${stakeholderRef}`),
  );
  return SECTION_KEYS.filter((key) => sectionHasContent(content, key)).flatMap((section) =>
    approvers
      .filter(({ ref }) => !approved.has(`${section} ${ref}`))
      .map(({ ref }) => ({ code: 'gate.approval-missing' as const, values: { section, stakeholder: ref } })),
  );
}

/**
 * What keeps a version in review from being approved; empty when nothing does. An approval counts only for the content it was given to,
 * and a request for changes stands until its author takes it back or the section is edited.
 */
export function approvalGate(input: GateInput): readonly GateObstacle[] {
  const { content, decisions, openBlockingThreads, problems, findings, waivedKeys } = input;
  return [
    ...checklist(content, problems)
      .filter(({ essential, state }) => essential && state !== 'complete')
      .map(({ key }) => ({ code: 'gate.element-incomplete' as const, values: { section: key } })),
    ...problems
      .filter(({ severity }) => severity === 'error')
      .map(({ section, code }) => ({ code: 'gate.problem' as const, values: { section, problem: code } })),
    ...findings
      .filter(({ key }) => !waivedKeys.has(key))
      .map(({ section, key, excerpt }) => ({ code: 'gate.finding' as const, values: { section, key, excerpt } })),
    ...openBlockingThreads.map(({ id, section }) => ({ code: 'gate.blocking-thread' as const, values: { section, thread: id } })),
    ...decisions
      .filter(({ decision }) => decision === 'request_change')
      .map(({ section, stakeholderRef }) => ({
        code: 'gate.change-requested' as const,
        values: { section, stakeholder: stakeholderRef },
      })),
    ...approvalObstacles(input),
  ];
}

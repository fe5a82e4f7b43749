import { redact } from '@pulso/analysis';
import type { Ledger, Operation } from './ledger.js';

/** A row of `feedback` or of `feedback_follow_up`, as far as the checker asks. */
export interface StoredSubmission {
  readonly feedbackId: string;
  readonly submissionId: string;
  readonly publicKey: string;
  readonly bodyHash: string;
  readonly isFollowUp: boolean;
}

/** A feedback with everything that was made of it. */
export interface StoredFeedback {
  readonly feedbackId: string;
  /** Its comment and what followed, in order. */
  readonly words: readonly string[];
  readonly followUps: number;
  /** By version, oldest first. */
  readonly analyses: readonly { readonly version: number; readonly engine: string; readonly analyzedText: string }[];
  readonly task: { readonly state: string; readonly reason: string | null } | null;
}

export interface StoredAlert {
  readonly id: string;
  readonly objectiveId: string;
  readonly periodKey: string;
  /** How often it fired again after it seemed over. */
  readonly reopenings: number;
}

export interface StoredDelivery {
  readonly id: string;
  readonly alertId: string | null;
  readonly event: string;
  readonly target: string;
  readonly body: string;
  readonly state: string;
}

/** What the database holds once nothing is under way any more. */
export interface FinalState {
  readonly submissions: readonly StoredSubmission[];
  readonly feedback: readonly StoredFeedback[];
  /** Sums of the outcome ledger by public key and outcome. */
  readonly outcomes: readonly { readonly publicKey: string; readonly outcome: string; readonly n: number }[];
  readonly rollups: { readonly feedback: number; readonly differences: readonly object[] };
  readonly alerts: readonly StoredAlert[];
  readonly deliveries: readonly StoredDelivery[];
}

/** A webhook as it arrived at the sink. */
export interface SinkRequest {
  readonly webhookId: string;
  readonly body: string;
}

/** One broken promise. */
export interface Violation {
  readonly invariant: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I7' | 'I8' | 'I10' | 'I13';
  readonly what: string;
}

type Found = (what: string) => void;

function collect(invariant: Violation['invariant'], search: (found: Found) => void): Violation[] {
  const violations: Violation[] = [];
  search((what) => violations.push({ invariant, what }));
  return violations;
}

const keyOf = ({ publicKey, submissionId }: { readonly publicKey: string; readonly submissionId: string }) =>
  `${publicKey} ${submissionId}`;

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

/** I1: what was acknowledged is there once, with the very body, under the id its receipt named. */
export function checkAcked(operations: readonly Operation[], stored: readonly StoredSubmission[]): Violation[] {
  const byKey = grouped(stored, keyOf);
  return collect('I1', (found) => {
    for (const operation of operations) {
      if (operation.result !== 'ok') continue;
      const rows = byKey.get(keyOf(operation)) ?? [];
      if (rows.length === 0) found(`${operation.submissionId} was acknowledged and is lost`);
      for (const { bodyHash, feedbackId } of rows) {
        if (bodyHash !== operation.bodyHash) found(`${operation.submissionId} is stored with another body`);
        if (feedbackId !== operation.feedbackId) found(`${operation.submissionId} is stored under another id than its receipt named`);
      }
    }
  });
}

/** I2: nothing is there twice, and what nobody heard of is there at most once; what was refused is not there. */
export function checkOnce(operations: readonly Operation[], stored: readonly StoredSubmission[]): Violation[] {
  const byKey = grouped(stored, keyOf);
  return collect('I2', (found) => {
    for (const [key, rows] of byKey) if (rows.length > 1) found(`${key} is stored ${rows.length} times`);
    for (const operation of operations) {
      const isThere = byKey.get(keyOf(operation))?.some(({ bodyHash }) => bodyHash === operation.bodyHash);
      if (operation.result === 'fail' && isThere) found(`${operation.submissionId} was refused and is stored`);
    }
  });
}

/** I3: no row without somebody who sent it. */
export function checkInvoked(operations: readonly Operation[], stored: readonly StoredSubmission[]): Violation[] {
  const invoked = new Set(operations.map((operation) => `${keyOf(operation)} ${operation.bodyHash}`));
  return collect('I3', (found) => {
    for (const row of stored) if (!invoked.has(`${keyOf(row)} ${row.bodyHash}`)) found(`${keyOf(row)} was never sent`);
  });
}

/**
 * I4: every feedback was read, the current reading covers exactly its words, and none was read more often than its words changed; what
 * could not be read is dead with a reason. Holds where no language model reads a second time.
 */
export function checkAnalyzed(feedback: readonly StoredFeedback[]): Violation[] {
  return collect('I4', (found) => {
    for (const { feedbackId, words, followUps, analyses, task } of feedback) {
      if (task && task.state !== 'dead') found(`${feedbackId} is still ${task.state}`);
      if (task?.state === 'dead' && !task.reason) found(`${feedbackId} is dead and nobody knows why`);
      if (task) continue;
      const current = analyses.at(-1);
      if (!current) {
        found(`${feedbackId} was never analysed`);
        continue;
      }
      if (analyses.length > 1 + followUps) found(`${feedbackId} was analysed ${analyses.length} times for ${followUps} follow-ups`);
      if (analyses.some(({ version }, index) => version !== index + 1)) found(`${feedbackId} has gaps or twins in its versions`);
      if (current.analyzedText !== redact(words.join('\n')).text) found(`${feedbackId} has a current analysis of other words than its own`);
    }
  });
}

/** I5: slices and observations equal a recount from raw. */
export function checkRollups({ feedback, rollups }: Pick<FinalState, 'feedback' | 'rollups'>): Violation[] {
  return collect('I5', (found) => {
    for (const difference of rollups.differences) found(JSON.stringify(difference));
    const analyzed = feedback.filter(({ analyses }) => analyses.length > 0).length;
    if (rollups.feedback !== analyzed) found(`the recount saw ${rollups.feedback} feedback, ${analyzed} are analysed`);
  });
}

/** What a message speaks of, so that a second one of the same can be told; mails say it in words, webhooks in JSON. */
function occasionOf({ alertId, event, target, body }: StoredDelivery): string {
  if (!target.startsWith('http')) return `${alertId} ${event} ${target} ${body}`;
  const { data } = JSON.parse(body) as { data: { feedbackId?: string; severity?: string; analysis?: { engine: string; model: string } } };
  return [alertId, event, target, data.feedbackId, data.severity, data.analysis?.engine, data.analysis?.model].join(' ');
}

/**
 * I7: one episode for an objective and period; one message for each occasion and receiver, a reopening being one more; what arrives is
 * what was written down, and repetitions are the same message.
 */
export function checkAlerts({ alerts, deliveries }: Pick<FinalState, 'alerts' | 'deliveries'>, sink?: readonly SinkRequest[]): Violation[] {
  const reopenings = new Map(alerts.map((alert) => [alert.id, alert.reopenings]));
  return collect('I7', (found) => {
    for (const [key, twins] of grouped(alerts, ({ objectiveId, periodKey }) => `${objectiveId} ${periodKey}`))
      if (twins.length > 1) found(`objective and period ${key} have ${twins.length} episodes`);
    for (const [occasion, twins] of grouped(deliveries, occasionOf))
      if (twins.length > 1 + (reopenings.get(twins[0]?.alertId ?? '') ?? 0)) found(`${occasion} has ${twins.length} messages`);
    if (!sink) return;
    const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
    for (const { webhookId, body } of sink) {
      const delivery = byId.get(webhookId);
      if (!delivery) found(`the sink heard ${webhookId}, which nobody wrote down`);
      else if (delivery.body !== body) found(`${webhookId} arrived with another body than was written down`);
    }
    const heard = new Set(sink.map(({ webhookId }) => webhookId));
    for (const { id, state, target } of deliveries)
      if (state === 'delivered' && target.startsWith('http') && !heard.has(id)) found(`${id} counts as delivered and never arrived`);
  });
}

/**
 * I10: outcomes sum to receipts. Accepted and replayed are written with the rows they speak of, so they are exact; refusals are written a
 * moment later, so a killed process may take some along: `exact` says that none was killed.
 */
export function checkOutcomes(
  ledger: Ledger,
  { submissions, outcomes }: Pick<FinalState, 'submissions' | 'outcomes'>,
  exact: boolean,
): Violation[] {
  const sum = (outcome?: string) => outcomes.reduce((n, one) => n + (outcome === undefined || one.outcome === outcome ? one.n : 0), 0);
  return collect('I10', (found) => {
    for (const [publicKey, rows] of grouped(submissions, (row) => row.publicKey)) {
      const accepted = outcomes.find((one) => one.publicKey === publicKey && one.outcome === 'accepted')?.n ?? 0;
      if (accepted !== rows.length) found(`${publicKey} accepted ${accepted} by its ledger and ${rows.length} by its rows`);
    }
    if (sum() > ledger.sent) found(`${sum()} outcomes of ${ledger.sent} requests`);
    for (const [outcome, n] of ledger.answers) {
      // Without a shape there is no submission yet, and without a touchpoint no ledger to write it in.
      if (/^(service|http|request)\.|^touchpoint\.unknown$/.test(outcome) && outcome !== 'request.too-many') continue;
      const isWritten = exact ? sum(outcome) === n : outcome !== 'replayed' || sum(outcome) >= n;
      if (!isWritten) found(`${n} answers ${outcome}, ${sum(outcome)} in the outcome ledger`);
    }
  });
}

export interface CheckOptions {
  /** Whether no process that serves was killed, so that refusals are exact too. */
  readonly exact?: boolean;
  /** What arrived at the webhook sink; not compared when nobody listened. */
  readonly sink?: readonly SinkRequest[];
}

/** Every promise of intake, analysis, measurement and alerting, checked on what is left when nothing is under way. */
export function check(ledger: Ledger, state: FinalState, { exact = false, sink }: CheckOptions = {}): Violation[] {
  return [
    ...checkAcked(ledger.operations, state.submissions),
    ...checkOnce(ledger.operations, state.submissions),
    ...checkInvoked(ledger.operations, state.submissions),
    ...checkAnalyzed(state.feedback),
    ...checkRollups(state),
    ...checkAlerts(state, sink),
    ...checkOutcomes(ledger, state, exact),
  ];
}

import { check, type Violation } from './check.js';
import type { Cluster } from './cluster.js';
import { quiescence, readFinalState, secondsToNextAnalysis } from './final-state.js';
import type { Ledger } from './ledger.js';
import { say } from './nemesis.js';

export interface Findings {
  readonly violations: readonly Violation[];
  readonly openTasks: number;
  readonly dead: number;
  /** Longest time from a fault to the next acknowledgement, and to the next committed analysis, in seconds. */
  readonly slowestAckSeconds: number;
  readonly slowestAnalysisSeconds: number;
}

export interface Outcome {
  readonly name: string;
  readonly cluster: Cluster;
  readonly ledger: Ledger;
  /** When each fault was injected. */
  readonly faults: readonly number[];
  readonly exact?: boolean;
}

/** Waits until nothing is under way, checks every promise and prints the experiment's line. */
export async function conclude({ name, cluster, ledger, faults, exact = false }: Outcome): Promise<Findings> {
  const quiet = await quiescence(cluster.ownerUrl);
  const state = await readFinalState(cluster.ownerUrl);
  const violations = check(ledger, state, { exact, sink: cluster.sink.received });
  const toAnalysis = await secondsToNextAnalysis(cluster.ownerUrl, faults);
  const toAck = faults.map((fault) => nextAfter(ledger.ackedAtMs, fault));
  const findings = {
    violations,
    openTasks: quiet.openTasks,
    dead: state.feedback.filter(({ task }) => task?.state === 'dead').length,
    slowestAckSeconds: worst(toAck),
    slowestAnalysisSeconds: worst(toAnalysis),
  };
  const lost = violations.filter(({ invariant }) => invariant === 'I1').length;
  const duplicated = violations.filter(({ invariant, what }) => invariant === 'I2' || / times/.test(what)).length;
  say(
    `${name} rounds=${faults.length} sent=${ledger.operations.length} acked=${ledger.count('ok')} unknown=${ledger.count('info')} ` +
      `refused=${ledger.count('fail')} lost=${lost} duplicated=${duplicated} analysed=${state.feedback.length} dead=${findings.dead} ` +
      `alerts=${state.alerts.length} webhooks=${cluster.sink.received.length} violations=${violations.length} recovery-ack=${findings.slowestAckSeconds.toFixed(1)}s ` +
      `recovery-analysis=${findings.slowestAnalysisSeconds.toFixed(1)}s drained-in=${(quiet.afterMs / 1000).toFixed(1)}s ` +
      `answers=${JSON.stringify(Object.fromEntries(ledger.answers))}`,
  );
  return findings;
}

/** Seconds from a moment to the first of these after it; null when none came. */
function nextAfter(moments: readonly number[], moment: number): number | null {
  const next = Math.min(...moments.filter((one) => one > moment));
  return Number.isFinite(next) ? (next - moment) / 1000 : null;
}

function worst(seconds: readonly (number | null)[]): number {
  return Math.max(0, ...seconds.map((one) => one ?? 0));
}

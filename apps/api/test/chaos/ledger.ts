/** What became of an operation, as its sender saw it: `info` heard nothing certain, so it may or may not have been stored. */
export type OperationResult = 'ok' | 'fail' | 'info';

/** One submission a client invoked, whatever number of times it was sent. */
export interface Operation {
  readonly submissionId: string;
  readonly publicKey: string;
  /** SHA-256 of the canonical body, hex. */
  readonly bodyHash: string;
  /** The submission whose words this one adds to; null for a first submission. */
  readonly follows: string | null;
  readonly startedAtMs: number;
  endedAtMs: number;
  result: OperationResult;
  /** What the receipt named. */
  feedbackId: string | null;
}

/** Everything the load did and heard; what the checker believes over any counter of the program's. */
export class Ledger {
  readonly operations: Operation[] = [];
  readonly ackedAtMs: number[] = [];
  /** Answers by outcome, one for every request that was answered: `accepted`, `replayed`, or the code of a problem. */
  readonly answers = new Map<string, number>();
  /** Requests sent, answered or not. */
  sent = 0;

  invoke(operation: Pick<Operation, 'submissionId' | 'publicKey' | 'bodyHash' | 'follows'>): Operation {
    const invoked: Operation = { ...operation, startedAtMs: Date.now(), endedAtMs: 0, result: 'info', feedbackId: null };
    this.operations.push(invoked);
    return invoked;
  }

  answered(outcome: string): void {
    this.answers.set(outcome, (this.answers.get(outcome) ?? 0) + 1);
  }

  acked(operation: Operation, feedbackId: string): void {
    this.complete(operation, 'ok');
    operation.feedbackId = feedbackId;
    this.ackedAtMs.push(operation.endedAtMs);
  }

  complete(operation: Operation, result: OperationResult): void {
    operation.result = result;
    operation.endedAtMs = Date.now();
  }

  count(result: OperationResult): number {
    return this.operations.filter((operation) => operation.result === result).length;
  }

  /** Codes of answers that mean a failure of the program's own, rather than of the request or for the moment. */
  bugs(): string[] {
    return [...this.answers.keys()].filter((code) => code === 'service.failed' || code.startsWith('http.5'));
  }
}

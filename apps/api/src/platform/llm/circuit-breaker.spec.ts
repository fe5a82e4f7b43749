import { CircuitBreaker } from './circuit-breaker.js';
import type { CallOutcome } from './circuit-breaker.js';

describe('CircuitBreaker', () => {
  let now = 0;
  let breaker: CircuitBreaker;
  const call = (outcome: CallOutcome) => breaker.acquire()?.done(outcome);
  const calls = (n: number, outcome: CallOutcome) => Array.from({ length: n }, () => call(outcome));

  beforeEach(() => {
    now = 1_000;
    breaker = new CircuitBreaker(() => now);
  });

  it('opens when half of twenty calls failed, not before the twentieth', () => {
    calls(9, 'success');
    calls(10, 'failure');
    expect(breaker.isOpen).toBe(false);
    call('success');
    expect(breaker.isOpen).toBe(true);
    expect(breaker.acquire()).toBeNull();
    expect(breaker.retryInMs).toBe(30_000);
  });

  it('stays closed below half', () => {
    calls(11, 'success');
    calls(10, 'failure');
    expect(breaker.isOpen).toBe(false);
  });

  it('opens after five timeouts in a row, and one success in between starts the count again', () => {
    calls(4, 'timeout');
    call('success');
    calls(4, 'timeout');
    expect(breaker.isOpen).toBe(false);
    call('timeout');
    expect(breaker.isOpen).toBe(true);
  });

  it('forgets calls older than a minute', () => {
    calls(19, 'failure');
    now += 60_000;
    call('failure');
    expect(breaker.isOpen).toBe(false);
  });

  it('lets one probe through every thirty seconds and closes when it succeeds', () => {
    calls(5, 'timeout');
    now += 29_999;
    expect(breaker.acquire()).toBeNull();
    now += 1;
    const probe = breaker.acquire();
    expect(probe).not.toBeNull();
    expect(breaker.acquire()).toBeNull();
    probe!.done('success');
    expect(breaker.isOpen).toBe(false);
    expect(breaker.retryInMs).toBe(0);
    expect(breaker.acquire()).not.toBeNull();
  });

  it('waits again after a failed probe, and is not stuck by one that never reports', () => {
    calls(5, 'timeout');
    now += 30_000;
    call('failure');
    now += 29_999;
    expect(breaker.acquire()).toBeNull();
    now += 1;
    expect(breaker.acquire()).not.toBeNull();
    now += 30_000;
    expect(breaker.acquire()).not.toBeNull();
  });

  it('ignores what started before it opened, and second reports', () => {
    const early = breaker.acquire()!;
    calls(5, 'timeout');
    early.done('success');
    expect(breaker.isOpen).toBe(true);

    now += 30_000;
    call('success');
    const permit = breaker.acquire()!;
    for (let at = 0; at < 30; at++) permit.done('timeout');
    expect(breaker.isOpen).toBe(false);
  });
});

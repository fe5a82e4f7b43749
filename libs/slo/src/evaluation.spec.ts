import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { evaluate, type EvaluationInput } from './evaluation.js';
import { assertObjective, windowAt, type Objective } from './objective.js';

const MARCH = { fromMs: Date.parse('2026-02-28T23:00:00Z'), toMs: Date.parse('2026-03-31T22:00:00Z') };
const HALF = (MARCH.fromMs + MARCH.toMs) / 2;

const csat: Objective = {
  id: 'slo_csat',
  indicatorKey: 'csat_top2',
  generation: 1,
  comparator: 'gte',
  target: '0.85',
  warningTarget: '0.87',
  window: { kind: 'calendar', unit: 'month' },
  timeZone: 'Europe/Madrid',
  minSample: 50,
  zeroTraffic: 'no_data',
};
const errors: Objective = {
  ...csat,
  id: 'slo_errors',
  indicatorKey: 'error_rate',
  comparator: 'lte',
  target: '0.02',
  warningTarget: '0.015',
};

/** `satisfied` ones spread evenly over n events. */
const spread = (n: number, satisfied: number): string =>
  Array.from({ length: n }, (_, index) => {
    const upTo = (events: number): number => Math.floor((events * satisfied) / n);
    return upTo(index + 1) > upTo(index) ? '1' : '0';
  }).join('');

function input(objective: Objective, n: number, satisfied: number, over: Partial<EvaluationInput> = {}): EvaluationInput {
  return {
    objective,
    window: MARCH,
    asOfMs: MARCH.toMs,
    n,
    good: objective.comparator === 'gte' ? satisfied : n - satisfied,
    stream: spread(n, satisfied),
    previousPeriodCounts: [500, 500, 500],
    ...over,
  };
}

it.each([
  [512, 447, 'MET'],
  [498, 429, 'MET_AT_RISK'],
  [430, 358, 'MISSED'],
  [395, 311, 'MISSED'],
  [520, 446, 'MET_AT_RISK'],
  [541, 474, 'MET'],
  [200, 170, 'MET_AT_RISK'],
  [11, 11, 'INSUFFICIENT_DATA'],
  [49, 0, 'INSUFFICIENT_DATA'],
  [50, 0, 'MISSED'],
  [0, 0, 'NO_DATA'],
])('a month that closed with %d answers, %d good, is %s', (n, good, verdict) => {
  expect(evaluate(input(csat, n, good)).verdict).toBe(verdict);
});

it.each([
  [500, 490, 'MET_AT_RISK'],
  [500, 489, 'MISSED'],
  [500, 493, 'MET'],
])('an error rate of at most 2 %% on %d interactions, %d without error: %s', (n, satisfied, verdict) => {
  const evaluation = evaluate(input(errors, n, satisfied));
  expect(evaluation.verdict).toBe(verdict);
  expect(evaluation.budget.allowed).toBe(10);
  expect(evaluation.budget.bad).toBe(n - satisfied);
  expect(evaluation.value).toBe((n - satisfied) / n);
});

it('gives an lte objective the mirror image of the gte one in everything', () => {
  const mirror: Objective = { ...csat, comparator: 'lte', target: '0.15', warningTarget: '0.13' };
  const one = evaluate(input(csat, 400, 338, { asOfMs: HALF }));
  const other = evaluate(input(mirror, 400, 338, { asOfMs: HALF }));
  expect(other.verdict).toBe(one.verdict);
  expect(other.detector).toEqual(one.detector);
  expect(other.forecast).toEqual(one.forecast);
  expect(other.budget).toEqual(one.budget);
  expect(other.confidenceSequence.lower).toBeCloseTo(1 - one.confidenceSequence.upper, 12);
  expect(other.wilson?.upper).toBeCloseTo(1 - (one.wilson?.lower ?? 0), 12);
});

it.each([
  ['no_data', MARCH.toMs, 'NO_DATA'],
  ['met', MARCH.toMs, 'MET'],
  ['missed', MARCH.toMs, 'MISSED'],
  ['met', HALF, 'NO_DATA'],
  ['missed', HALF, 'NO_DATA'],
] as const)('an empty period under the clause %s, asked at %d, is %s', (zeroTraffic, asOfMs, verdict) => {
  const evaluation = evaluate(input({ ...csat, zeroTraffic }, 0, 0, { asOfMs }));
  expect(evaluation.verdict).toBe(verdict);
  expect([evaluation.value, evaluation.wilson, evaluation.budget.consumed, evaluation.irrecoverable]).toEqual([null, null, null, false]);
});

it.each([
  [undefined, 'INSUFFICIENT_DATA'],
  [1001, 'INSUFFICIENT_DATA'],
  [1000, 'MET'],
])('with a coverage of 10 %% asked for and %s eligible, 100 good answers are %s', (eligible, verdict) => {
  const objective: Objective = { ...csat, minCoverage: '0.1' };
  expect(evaluate(input(objective, 100, 100, eligible === undefined ? {} : { eligible })).verdict).toBe(verdict);
});

describe('an open period', () => {
  it('is missed for now, and may recover', () => {
    const evaluation = evaluate(input(csat, 60, 50, { asOfMs: HALF, previousPeriodCounts: [1200, 1200, 1200] }));
    expect([evaluation.verdict, evaluation.closed, evaluation.irrecoverable]).toEqual(['MISSED', false, false]);
  });

  it('is irrecoverable when not even twice the expected rest could save it', () => {
    const evaluation = evaluate(input(csat, 400, 200, { asOfMs: MARCH.toMs - 1000 }));
    expect([evaluation.verdict, evaluation.irrecoverable, evaluation.forecast?.probability]).toEqual(['MISSED', true, 0]);
  });

  it('is at risk while it is on target but unlikely to stay there', () => {
    const evaluation = evaluate(input({ ...csat, warningTarget: undefined } as Objective, 200, 170, { asOfMs: HALF }));
    expect(evaluation.verdict).toBe('MET_AT_RISK');
    expect(evaluation.forecast?.probability).toBeLessThan(0.7);
  });

  it('is at risk after an alarm, until what follows is on target; the final verdict forgets it', () => {
    const stream = `${'1'.repeat(300)}${'0'.repeat(16)}`;
    const dropped = { n: 316, good: 300, stream, asOfMs: HALF };
    expect(evaluate(input(csat, 316, 300, dropped))).toMatchObject({ verdict: 'MET_AT_RISK', detector: { alarming: true } });
    const recovered = { n: 376, good: 360, stream: stream + '1'.repeat(60), asOfMs: HALF };
    expect(evaluate(input(csat, 376, 360, recovered))).toMatchObject({ verdict: 'MET', detector: { alarming: false } });
    expect(evaluate(input(csat, 316, 300, { ...dropped, asOfMs: MARCH.toMs })).verdict).toBe('MET');
  });

  it('says how many bad answers the whole period still bears', () => {
    const { budget } = evaluate(input(csat, 250, 220, { asOfMs: HALF }));
    expect(budget.badAnswersLeft).toBe(Math.floor(0.15 * 500) - 30);
  });
});

it('scales the detector to ten usual periods and keeps it there while the period runs', () => {
  const early = evaluate(input(csat, 60, 55, { asOfMs: MARCH.fromMs + 86_400_000 })).detector.threshold;
  const late = evaluate(input(csat, 900, 800, { asOfMs: HALF })).detector.threshold;
  expect([early, late]).toEqual([5000, 5000]);
});

it('has no forecast and is never out of reach in a rolling window', () => {
  const objective: Objective = { ...csat, window: { kind: 'rolling', days: 28 } };
  const evaluation = evaluate(input(objective, 100, 10));
  expect([evaluation.verdict, evaluation.forecast, evaluation.irrecoverable, evaluation.closed, evaluation.surelyMissed]).toEqual([
    'MISSED',
    null,
    false,
    false,
    true,
  ]);
});

it('finds the first event at which enough answers fell short', () => {
  const stream = `${'1'.repeat(60)}${'0'.repeat(20)}`;
  const evaluation = evaluate(input(csat, 80, 60, { stream }));
  expect(evaluation.firstCrossing).toBe(70);
  expect(evaluate(input(csat, 100, 100)).firstCrossing).toBeNull();
  const exactlyOnTarget = { ...csat, minSample: 200 };
  expect(evaluate(input(exactlyOnTarget, 200, 170)).firstCrossing).toBeNull();
  expect(evaluate(input(exactlyOnTarget, 200, 169)).firstCrossing).toBe(199);
});

it('does not call a period lost that has too few answers for a verdict', () => {
  expect(evaluate(input(csat, 49, 0)).irrecoverable).toBe(false);
  expect(evaluate(input(csat, 50, 0)).irrecoverable).toBe(true);
});

it('refuses counts and a stream that do not describe the same events', () => {
  expect(() => evaluate(input(csat, 100, 90, { stream: spread(100, 89) }))).toThrow(
    expect.objectContaining({ code: 'slo.stream-mismatch' }),
  );
  expect(() => evaluate(input(csat, 100, 90, { stream: spread(99, 90) }))).toThrow(
    expect.objectContaining({ code: 'slo.stream-mismatch' }),
  );
  expect(() => evaluate(input(csat, 1, 1, { good: 2 }))).toThrow(expect.objectContaining({ code: 'slo.invalid-count' }));
});

describe('canonicalInputs', () => {
  const hash = (of: EvaluationInput): string => createHash('sha256').update(evaluate(of).canonicalInputs).digest('hex');

  it('is one text for one set of facts, whatever the order of members and however late a closed period is read', () => {
    const facts = input(csat, 100, 90);
    const reordered = Object.fromEntries(Object.entries(facts).reverse()) as unknown as EvaluationInput;
    expect(hash(reordered)).toBe(hash(facts));
    expect(hash({ ...facts, asOfMs: MARCH.toMs + 86_400_000 })).toBe(hash(facts));
    const richer = { ...facts, objective: { ...csat, title: 'Satisfacción' }, fetchedAt: new Date() };
    expect(hash(richer)).toBe(hash(facts));
    expect(evaluate(facts).canonicalInputs).not.toMatch(/:\s*-?\d/);
  });

  it('hashes as evaluations that are already stored were hashed', () => {
    const facts = input(csat, 100, 90, { previousPeriodCounts: [512, 498], eligible: 1000, baseline: { n: 10, good: 9 } });
    expect(hash(facts)).toBe('49beae85ba8a40a352f033f12458077b89db9a64de230fd0164d40b3af7475f9');
  });

  it.each<[string, Partial<EvaluationInput>]>([
    ['target', { objective: { ...csat, target: '0.84' } }],
    ['warning target', { objective: { ...csat, warningTarget: '0.88' } }],
    ['comparator', { objective: { ...csat, comparator: 'lte' }, good: 10 }],
    ['minimum sample', { objective: { ...csat, minSample: 51 } }],
    ['clause for empty periods', { objective: { ...csat, zeroTraffic: 'met' } }],
    ['window', { window: { ...MARCH, fromMs: MARCH.fromMs + 1 } }],
    ['eligible', { eligible: 1000 }],
    ['generation', { objective: { ...csat, generation: 2 } }],
    ['order of events', { stream: [...spread(100, 90)].reverse().join('') }],
    ['moment', { asOfMs: HALF }],
    ['history', { previousPeriodCounts: [500, 500] }],
    ['baseline', { baseline: { n: 10, good: 9 } }],
  ])('changes with the %s', (_name, over) => {
    expect(hash(input(csat, 100, 90, over))).not.toBe(hash(input(csat, 100, 90)));
  });
});

it('holds together on any history', () => {
  const events = fc.array(fc.boolean(), { maxLength: 300 });
  const objective = fc.constantFrom(csat, errors, { ...csat, window: { kind: 'rolling', days: 7 } } satisfies Objective);
  fc.assert(
    fc.property(objective, events, fc.double({ min: 0, max: 1, noNaN: true }), (of, bits, share) => {
      const satisfied = bits.filter(Boolean).length;
      const facts = input(of, bits.length, satisfied, {
        stream: bits.map((bit) => (bit ? '1' : '0')).join(''),
        asOfMs: Math.round(MARCH.fromMs + share * (MARCH.toMs - MARCH.fromMs)),
      });
      const evaluation = evaluate(facts);
      expect(evaluate(facts)).toEqual(evaluation);
      expect(JSON.parse(JSON.stringify(evaluation))).toEqual(evaluation);
      const { lower, upper } = evaluation.confidenceSequence;
      const value = evaluation.value ?? 0.5;
      expect(lower <= value && value <= upper).toBe(true);
      if (bits.length === 0) expect(evaluation.verdict).toBe('NO_DATA');
      else if (bits.length < 50) expect(evaluation.verdict).toBe('INSUFFICIENT_DATA');
      else expect(evaluation.verdict === 'MISSED').toBe(evaluation.budget.remaining < 0);
      if (evaluation.irrecoverable) expect(evaluation.forecast?.probability).toBe(0);
    }),
  );
});

it('has no evidence against a target that the value reaches', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, extra) => {
      const least = Math.ceil(n * 0.85);
      const satisfied = least + Math.floor(extra * (n - least));
      expect(evaluate(input(csat, n, satisfied)).eProcess).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

describe('an objective', () => {
  it.each<[Partial<Objective>, string]>([
    [{ target: '85' }, 'slo.share-out-of-range'],
    [{ target: '1' }, 'slo.share-out-of-range'],
    [{ warningTarget: '0.85' }, 'slo.warning-not-stricter'],
    [{ warningTarget: '0.80' }, 'slo.warning-not-stricter'],
    [{ comparator: 'lte', target: '0.02', warningTarget: '0.03' }, 'slo.warning-not-stricter'],
    [{ minSample: 0 }, 'slo.min-sample-out-of-range'],
    [{ window: { kind: 'rolling', days: 0 } }, 'slo.window-out-of-range'],
    [{ timeZone: 'Europe/Atlantis' }, 'time.unknown-zone'],
    [{ minCoverage: '5' }, 'slo.share-out-of-range'],
  ])('is refused with %j: %s', (over, code) => {
    expect(() => assertObjective({ ...csat, ...over })).toThrow(expect.objectContaining({ code }));
  });

  it('is accepted as it stands', () => {
    expect(() => [csat, errors].forEach(assertObjective)).not.toThrow();
  });

  it('knows the window of an instant and its name', () => {
    expect(windowAt(csat, HALF)).toEqual({ key: '2026-03', window: MARCH });
    const rolling = windowAt({ ...csat, window: { kind: 'rolling', days: 28 } }, HALF);
    expect(rolling.key).toBe('rolling-28d');
    expect(rolling.window.toMs).toBe(HALF + 1);
  });
});

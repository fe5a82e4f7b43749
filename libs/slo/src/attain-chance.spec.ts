import fc from 'fast-check';
import { attainChance, creditShareOf, type AttainChanceInput, type DailyCount, type Simulated } from './attain-chance.js';

/** mulberry32: a small seeded generator, good enough for tests. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const DAY_MS = 86_400_000;
const objective: AttainChanceInput['objective'] = {
  comparator: 'gte',
  target: '0.85',
  window: { kind: 'calendar', unit: 'month' },
  timeZone: 'Europe/Madrid',
  minSample: 50,
  zeroTraffic: 'no_data',
};

/** Days with 15 to 19 good answers of 20, so that whole weeks lie on both sides of 85 % and all of them together exactly on it. */
function onTarget(): DailyCount[] {
  return history(168, 1).map((day, index) => ({ ...day, good: Math.min(day.valid, 15 + ((index * 2) % 5)) }));
}

/** Weekdays with 20 answers and Sundays with none, each answer good with probability `share`. */
function history(days: number, share: number, perDay = 20, seed = 7): DailyCount[] {
  const random = seeded(seed);
  return Array.from({ length: days }, (_, index) => {
    const at = Date.UTC(2026, 0, 5) + index * DAY_MS;
    const valid = new Date(at).getUTCDay() === 0 ? 0 : perDay;
    const good = Array.from({ length: valid }, random).filter((drawn) => drawn < share).length;
    return { date: new Date(at).toISOString().slice(0, 10), valid, good };
  });
}

function simulate(overrides: Partial<AttainChanceInput>): Simulated {
  const result = attainChance({ objective, history: history(168, 0.85), on: '2026-10-15', random: seeded(1), trials: 4000, ...overrides });
  if (result.kind !== 'simulated') throw new Error(result.reason);
  return result;
}

it('is near certain far above the target, near impossible far below, and open on it', () => {
  const above = simulate({ history: history(168, 0.92) });
  const below = simulate({ history: history(168, 0.75) });
  const on = simulate({ history: onTarget() });
  expect(on.history.good / on.history.valid).toBeCloseTo(0.85, 2);
  expect(above.met).toBeGreaterThan(0.99);
  expect(below.met).toBeLessThan(0.01);
  expect(on.met).toBeGreaterThan(0.2);
  expect(on.met).toBeLessThan(0.8);
  for (const result of [above, below, on]) {
    expect(Math.abs(result.met - (result.analyticMet ?? -1))).toBeLessThan(0.2);
    expect(result.metInterval.lower).toBeLessThanOrEqual(result.met);
    expect(result.metInterval.upper).toBeGreaterThanOrEqual(result.met);
  }
});

it('keeps weekdays: October 2026 has four Sundays, so 27 days of 20 answers', () => {
  const result = simulate({});
  expect(result.periodDays).toBe(31);
  expect(result.expectedEvents).toBe(540);
});

it('gives the same answer to the same seed, and another to another', () => {
  expect(simulate({ random: seeded(42) })).toEqual(simulate({ random: seeded(42) }));
  expect(simulate({ random: seeded(42) }).met).not.toBe(simulate({ random: seeded(43) }).met);
});

it('says how often there are too few answers, and lets the clause decide about none', () => {
  const few = simulate({ history: history(168, 0.9, 1) });
  expect(few).toMatchObject({ met: 0, missed: 0, insufficient: 1, analyticMet: null });
  const lone = [...history(1, 1, 1), { date: '2026-06-30', valid: 1, good: 1 }];
  expect(simulate({ history: lone }).noData).toBeGreaterThan(0.5);
  const decided = simulate({ history: lone, objective: { ...objective, zeroTraffic: 'met' } });
  expect(decided.noData).toBe(0);
  expect(decided.met).toBeGreaterThan(0.5);
});

it('reads a maximum of bad events the other way round', () => {
  const errors = { ...objective, comparator: 'lte' as const, target: '0.02' };
  expect(simulate({ objective: errors, history: history(168, 0.005) }).met).toBeGreaterThan(0.97);
  expect(simulate({ objective: errors, history: history(168, 0.06) }).met).toBeLessThan(0.03);
});

it.each([
  [null, 'unknown-indicator', 0],
  [[], 'no-history', 0],
  [history(60, 0.9, 0), 'no-history', 0],
  [history(27, 0.9), 'too-little-history', 27],
])('refuses what cannot be measured and says what is missing', (given, reason, daysPresent) => {
  const result = attainChance({ objective, history: given, on: '2026-10-15', random: seeded(1) });
  expect(result).toEqual({ kind: 'refused', reason, daysPresent, daysNeeded: 28 });
});

it('follows the window: a rolling one, a quarter, and a month in which the clock changes', () => {
  expect(simulate({ objective: { ...objective, window: { kind: 'rolling', days: 28 } } }).periodDays).toBe(28);
  expect(simulate({ objective: { ...objective, window: { kind: 'calendar', unit: 'quarter' } } }).periodDays).toBe(92);
  expect(simulate({ objective: { ...objective, timeZone: 'America/Santiago' }, on: '2026-09-06' }).periodDays).toBe(30);
});

describe('credits', () => {
  const terms = {
    tiers: [
      { threshold: '0.85', share: '0.05' },
      { threshold: '0.80', share: '0.08' },
      { threshold: '0.75', share: '0.12' },
    ],
    withinLevel: 'highest',
    perPeriodShare: '0.10',
  } as const;

  it.each([
    [85, 0],
    [84, 0.05],
    [80, 0.05],
    [79, 0.08],
    [10, 0.1],
  ])('%d of 100 gives %d: tiers are half open and the cap binds', (good, share) => {
    expect(creditShareOf(terms, 'gte', good, 100)).toBe(share);
  });

  it('adds tiers up where the schedule says so, and reads thresholds above for a maximum', () => {
    expect(creditShareOf({ ...terms, withinLevel: 'cumulative', perPeriodShare: null }, 'gte', 79, 100)).toBeCloseTo(0.13, 12);
    const errors = { tiers: [{ threshold: '0.02', share: '0.04' }], withinLevel: 'highest', perPeriodShare: null } as const;
    expect([creditShareOf(errors, 'lte', 2, 100), creditShareOf(errors, 'lte', 3, 100)]).toEqual([0, 0.04]);
    const never = { ...errors, tiers: [{ threshold: '1', share: '0.01' }] } as const;
    expect([creditShareOf(never, 'gte', 100, 100), creditShareOf(never, 'gte', 99, 100), creditShareOf(never, 'lte', 100, 100)]).toEqual([
      0, 0.01, 0,
    ]);
  });

  it('expects a credit that grows as the service gets worse', () => {
    const expected = [0.92, 0.84, 0.75].map(
      (share) => simulate({ history: history(168, share), credits: terms }).expectedCreditShare ?? -1,
    );
    expect(expected[0]).toBeLessThan(0.001);
    expect(expected[1]).toBeGreaterThan(expected[0] as number);
    expect(expected[2]).toBeGreaterThan(expected[1] as number);
    expect(expected[2]).toBeLessThanOrEqual(0.1);
  });
});

it('adds up to certainty, whatever the history', () => {
  const day = fc.record({ valid: fc.integer({ min: 0, max: 30 }), good: fc.integer({ min: 0, max: 30 }) });
  fc.assert(
    fc.property(fc.array(day, { minLength: 28, maxLength: 60 }), fc.integer(), (drawn, seed) => {
      const days = drawn.map(({ valid, good }, index) => ({
        date: new Date(Date.UTC(2026, 0, 1) + index * DAY_MS).toISOString().slice(0, 10),
        valid,
        good: Math.min(valid, good),
      }));
      const result = attainChance({ objective, history: days, on: '2026-02-01', random: seeded(seed), trials: 50 });
      if (result.kind === 'refused') return expect(result.reason).toBe('no-history');
      expect(result.met + result.missed + result.insufficient + result.noData).toBeCloseTo(1, 12);
    }),
    { numRuns: 100 },
  );
});

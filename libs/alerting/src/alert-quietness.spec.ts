import { evaluate, type Objective } from '@pulso/slo';
import { advanceEpisode, type AlertEpisode } from './alert-episode.js';
import { alertPolicy } from './alert-policy.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONTH = { fromMs: Date.parse('2026-04-01T00:00:00Z'), toMs: Date.parse('2026-05-01T00:00:00Z') };
const PER_DAY = 40;
const USUAL = 30 * PER_DAY;

const objective: Objective = {
  id: 'slo_csat',
  indicatorKey: 'csat_top2',
  generation: 1,
  comparator: 'gte',
  target: '0.85',
  window: { kind: 'calendar', unit: 'month' },
  timeZone: 'UTC',
  minSample: 50,
  zeroTraffic: 'no_data',
};

/** Mulberry32, so that every run sees the same months. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** When the first alert of a month opens, in days from its start, looked at every eight hours; null when none does. */
function firstAlert(random: () => number, shareAt: (day: number) => number): number | null {
  const events = Array.from({ length: USUAL }, () => random() * 30)
    .sort((left, right) => left - right)
    .map((day) => ({ day, bit: random() < shareAt(day) ? '1' : '0' }));
  let episode: AlertEpisode | null = null;
  for (let day = 1; day < 30; day += 1 / 3) {
    const stream = events.flatMap((event) => (event.day <= day ? [event.bit] : [])).join('');
    const nowMs = MONTH.fromMs + day * DAY;
    const evaluation = evaluate({
      objective,
      window: MONTH,
      asOfMs: nowMs,
      n: stream.length,
      good: stream.replaceAll('0', '').length,
      stream,
      previousPeriodCounts: [USUAL, USUAL, USUAL],
      baseline: { n: USUAL, good: Math.round(0.88 * USUAL) },
    });
    const step = advanceEpisode(episode, evaluation, nowMs, alertPolicy(MONTH.toMs - nowMs));
    if (step.transition === 'opened') return day;
    episode = step.episode;
  }
  return null;
}

function months(n: number, seed: number, shareAt: (day: number) => number): (number | null)[] {
  const random = randomFrom(seed);
  return Array.from({ length: n }, () => firstAlert(random, shareAt));
}

it('is quiet in nearly every month of a service three points above its target', () => {
  const alerted = months(30, 20_260_401, () => 0.88).filter((day) => day !== null);
  expect(alerted.length).toBeLessThanOrEqual(3);
});

it('finds a drop within two days, as quickly as the detector sees it', () => {
  const found = months(16, 20_260_402, (day) => (day < 15 ? 0.88 : 0.6)).map((day) => day ?? Number.POSITIVE_INFINITY);
  const afterwards = found.filter((day) => day >= 15).sort((left, right) => left - right);
  expect(afterwards.length).toBeGreaterThanOrEqual(14);
  expect(afterwards.at(-1)).toBeLessThan(30);
  expect(afterwards[Math.floor(afterwards.length / 2)]! - 15).toBeLessThan(2);
});

it('warns of a month three points below its target long before it ends', () => {
  const found = months(12, 20_260_403, () => 0.82);
  expect(found).not.toContain(null);
  expect(Math.max(...(found as number[]))).toBeLessThan(25);
});

import { dropAlternatives, eDetector, RECOVERY_EVENTS } from './e-detector.js';

it('watches for a small, a clear and a drastic drop, and never for an impossible one', () => {
  expect(dropAlternatives(0.85).map((q) => Number(q.toFixed(10)))).toEqual([0.8, 0.7, 0.55]);
  expect(dropAlternatives(0.2)).toHaveLength(2);
  expect(dropAlternatives(0.04)).toEqual([0.02]);
});

it('is the average of its alternatives', () => {
  const stream = '110100100';
  const alone = dropAlternatives(0.85).map((q) => eDetector(stream, 0.85, Infinity, [q]));
  const together = eDetector(stream, 0.85, Infinity);
  expect(together.statistic).toBeCloseTo(alone.reduce((sum, { statistic }) => sum + statistic, 0) / 3, 10);
  expect(together.cusum).toBeCloseTo(alone.reduce((sum, { cusum }) => sum + cusum, 0) / 3, 10);
});

it('sees a late drop as fast as an early one: a long good history buys no delay', () => {
  const early = eDetector('0'.repeat(40), 0.85, 12_000).alarms[0] ?? Infinity;
  const history = '1'.repeat(5000);
  const late = (eDetector(history + '0'.repeat(40), 0.85, 12_000).alarms[0] ?? Infinity) - history.length;
  expect(late).toBeLessThanOrEqual(early);
});

it('starts again after an alarm and names each event that raised one', () => {
  const { alarms, lastAlarmIndex, max, statistic, threshold } = eDetector('0'.repeat(30), 0.85, 100);
  const [first, second] = alarms;
  expect(alarms.length).toBeGreaterThan(2);
  expect((second ?? 0) - (first ?? 0)).toBe((first ?? 0) + 1);
  expect(lastAlarmIndex).toBe(alarms.at(-1));
  expect(max).toBeGreaterThanOrEqual(threshold);
  expect(statistic).toBeLessThan(threshold);
});

it('stays alarming until enough of what follows is on target, and then until the next alarm', () => {
  const broken = '0'.repeat(7);
  const { alarms } = eDetector(broken, 0.85, 1000);
  expect(alarms).toEqual([broken.length - 1]);
  expect(eDetector(`${broken}${'1'.repeat(RECOVERY_EVENTS - 1)}`, 0.85, 1000).alarming).toBe(true);
  const stillShort = eDetector(`${broken}${'11110'.repeat(8)}`, 0.85, 1000);
  expect([stillShort.alarms, stillShort.alarming]).toEqual([[broken.length - 1], true]);
  const recovered = `${broken}${'1'.repeat(RECOVERY_EVENTS)}`;
  expect(eDetector(recovered, 0.85, 1000).alarming).toBe(false);
  expect(eDetector(`${recovered}000`, 0.85, 1000).alarming).toBe(false);
  expect(eDetector(`${recovered}${'0'.repeat(12)}`, 0.85, 1000).alarming).toBe(true);
});

/** mulberry32, so that the runs are the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const streamOf = (random: () => number, n: number, share: number): string =>
  Array.from({ length: n }, () => (random() < share ? '1' : '0')).join('');

it('keeps its promise on generated months: few false alarms on target, almost none above, and it finds a drop', () => {
  const random = randomFrom(20_260_101);
  const expected = 1200;
  const months = 300;
  const alarmed = (share: number): number =>
    Array.from({ length: months }, () => eDetector(streamOf(random, expected, share), 0.85, 10 * expected)).filter(
      ({ alarms }) => alarms.length > 0,
    ).length / months;
  expect(alarmed(0.85)).toBeLessThanOrEqual(0.1);
  expect(alarmed(0.88)).toBeLessThanOrEqual(0.02);
  const delays = Array.from({ length: 101 }, () => {
    const { alarms } = eDetector(streamOf(random, 600, 0.88) + streamOf(random, 600, 0.6), 0.85, 10 * expected);
    return (alarms.find((index) => index >= 600) ?? 1200) - 600;
  }).sort((left, right) => left - right);
  expect(delays[50]).toBeLessThanOrEqual(50);
});

it('refuses a stream of anything but 0 and 1', () => {
  expect(() => eDetector('10x', 0.85, 10)).toThrow(expect.objectContaining({ code: 'slo.invalid-stream' }));
});

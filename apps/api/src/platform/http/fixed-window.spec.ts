import fc from 'fast-check';
import { FixedWindow } from './fixed-window.js';

it('gives each key its units a window, and says what is left', () => {
  const window = new FixedWindow('test', 2, 10);
  expect([window.take('a', 1_000), window.take('a', 2_000), window.take('a', 3_000), window.take('b', 4_000)]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(window.left('a', 4_000)).toEqual({ name: 'test', units: 2, windowSeconds: 10, remaining: 0, resetMs: 7_000 });
  expect(window.left('b', 4_000).remaining).toBe(1);
  expect(window.left('c', 4_000).remaining).toBe(2);
  expect([window.take('a', 10_999), window.take('a', 11_000)]).toEqual([false, true]);
});

it('does not stand still until a clock that was set back has caught up', () => {
  const window = new FixedWindow('test', 1, 10);
  expect([window.take('a', 1_000_000), window.take('a', 1_000), window.take('a', 2_000)]).toEqual([true, true, false]);
});

it('never gives a key more than its units in one window, and never less', () => {
  const step = fc.record({ key: fc.constantFrom('a', 'b', 'c'), afterMs: fc.nat({ max: 2_500 }) });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(step, { maxLength: 200 }), (units, steps) => {
      const window = new FixedWindow('test', units, 3);
      let nowMs = 5_000;
      let endMs = -Infinity;
      let used: Record<string, number> = {};
      for (const { key, afterMs } of steps) {
        nowMs += afterMs;
        if (nowMs >= endMs) [endMs, used] = [nowMs + 3_000, {}];
        const before = used[key] ?? 0;
        expect(window.take(key, nowMs)).toBe(before < units);
        used[key] = Math.min(units, before + 1);
        expect(window.left(key, nowMs)).toMatchObject({ remaining: units - used[key]!, resetMs: endMs - nowMs });
      }
    }),
  );
});

import { evaluate, type Comparator } from '@pulso/slo';
import { toEvaluationView } from './evaluation-view.js';

const window = { fromMs: Date.parse('2026-03-01T00:00:00Z'), toMs: Date.parse('2026-04-01T00:00:00Z') };

function view(comparator: Comparator, target: string, good: number) {
  const n = 200;
  const satisfying = comparator === 'gte' ? good : n - good;
  const result = evaluate({
    objective: {
      id: 'o',
      indicatorKey: 'i',
      generation: 1,
      comparator,
      target,
      window: { kind: 'calendar', unit: 'month' },
      timeZone: 'UTC',
      minSample: 50,
      zeroTraffic: 'no_data',
    },
    window,
    asOfMs: Date.parse('2026-03-15T00:00:00Z'),
    n,
    good,
    stream: '1'.repeat(satisfying) + '0'.repeat(n - satisfying),
    previousPeriodCounts: [400],
  });
  const row = {
    period_key: '2026-03',
    from_at: new Date(window.fromMs),
    to_at: new Date(window.toMs),
    state: 'open' as const,
    verdict: result.verdict,
    n,
    good,
    result,
    inputs_hash: '',
    evaluated_at: new Date(),
  };
  return toEvaluationView(row, comparator);
}

it.each([
  ['gte', '0.85', 180, 0.9],
  ['lte', '0.02', 2, 0.01],
] as const)('shows value, interval and projection of an %s objective on one side', (comparator, target, good, value) => {
  const shown = view(comparator, target, good);
  expect(shown.value).toBe(value);
  expect(shown.forecast!.projected).toBeCloseTo(value, 1);
  expect(shown.interval!.low).toBeLessThan(value);
  expect(shown.interval!.high).toBeGreaterThan(value);
});

import type { EvaluationView } from '@pulso/contracts';
import { byUrgency, needsAttention } from './urgency.js';

const standing = (verdict: EvaluationView['verdict'], consumed: number, irrecoverable = false) => ({
  current: { verdict, irrecoverable, budget: { consumed } } as EvaluationView,
});

it('puts the missed first, then the one with less margin, and the unmeasured before the met', () => {
  const [missed, worse, risk, few, met] = [
    standing('MISSED', 1.1),
    standing('MISSED', 1.8),
    standing('MET_AT_RISK', 0.9),
    standing('INSUFFICIENT_DATA', 0),
    standing('MET', 0.3),
  ];
  expect([met, few, risk, missed, worse].sort(byUrgency)).toEqual([worse, missed, risk, few, met]);
});

it('an objective that met so far but is out of reach needs attention; one without data does not', () => {
  expect(needsAttention(standing('MET', 0.2, true))).toBe(true);
  expect(needsAttention(standing('NO_DATA', 0))).toBe(false);
  expect(needsAttention({ current: null })).toBe(false);
});

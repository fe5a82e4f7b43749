import { advanceEpisode, DEFAULT_ALERT_POLICY } from '@pulso/alerting';
import type { FeedbackAnalysis } from '@pulso/analysis';
import { startOfDay } from '@pulso/kernel';
import { alertOf } from './alert-story.js';
import { apportion } from './apportion.js';
import { callCentreMonths } from './call-centre-story.js';
import type { DemoObjective } from './demo-agreement.js';
import { tell } from './demo-organization.js';
import { evaluateAt, periodsOf, type StoryPeriod } from './evaluate-story.js';
import { ALERT_MONTHS } from './insert-alerts.js';
import { monthOf } from './month-plan.js';
import { CALL_CENTRE, CALL_CENTRE_TELLING } from './seed-call-centre.js';

const ZONE = 'Europe/Madrid';
const NOTHING_READ = { abstained: true, sentiment: 0, defectReported: false, severity: 0 } as FeedbackAnalysis;
const N1: DemoObjective = {
  id: 'n1',
  code: 'N1',
  name: { es: '', en: '' },
  serviceId: 'call-centre',
  indicatorKey: 'csat_top2',
  comparator: 'gte',
  target: '0.85',
  warningTarget: '0.87',
  unit: 'month',
  minSample: 50,
};

function storyUntil(nowMs: number): StoryPeriod[] {
  const feedback = tell(
    { nowMs, analyze: () => NOTHING_READ },
    {
      ...CALL_CENTRE_TELLING,
      touchpoint: { id: 'tp', serviceId: N1.serviceId, surveyKind: 'csat' },
      months: callCentreMonths(monthOf(nowMs, ZONE)),
      setting: CALL_CENTRE,
    },
  );
  const term = { effectiveFromMs: startOfDay('2026-01-01', ZONE), effectiveToMs: startOfDay('2029-01-01', ZONE) };
  return periodsOf(ZONE, term, N1, feedback, nowMs);
}

describe.each(['2026-11-23T16:30:00Z', '2026-11-30T23:10:00Z', '2027-02-03T09:00:00Z'])('told at %s', (now) => {
  const nowMs = Date.parse(now);
  const periods = storyUntil(nowMs);

  it('raises alerts in February, March and April, and in no other month', () => {
    const alerts = periods.flatMap((period) => alertOf(period) ?? []);
    expect(alerts.map(({ period, episode }) => [period.key, episode.severity])).toEqual(
      ALERT_MONTHS.map((month, index) => [month, index === 0 ? 'warning' : 'critical']),
    );
  });

  it('leaves the running month calm, until thirty bad answers come', () => {
    const current = periods.at(-1)!;
    const calm = evaluateAt(current, nowMs);
    expect(['MET', 'MET_AT_RISK']).toContain(calm.verdict);
    expect(advanceEpisode(null, calm, nowMs, DEFAULT_ALERT_POLICY).episode.state).toBe('inactive');
    const worse = { ...current, events: [...current.events, ...Array.from({ length: 30 }, () => ({ occurredMs: nowMs, good: false }))] };
    expect(advanceEpisode(null, evaluateAt(worse, nowMs), nowMs, DEFAULT_ALERT_POLICY).episode.state).toBe('firing');
  });

  it('has no answer after now', () => {
    expect(periods.flatMap(({ events }) => events).every(({ occurredMs }) => occurredMs <= nowMs)).toBe(true);
  });
});

describe('apportion', () => {
  it.each([
    [10, [1, 1, 1], undefined, [4, 3, 3]],
    [7, [0, 2, 1], undefined, [0, 5, 2]],
    [9, [1, 1], [2, 8], [2, 7]],
    [0, [1, 2], undefined, [0, 0]],
  ])('of %d by %j within %j is %j', (total, weights, limits, parts) => expect(apportion(total, weights, limits)).toEqual(parts));

  it('always adds up, within the limits', () => {
    for (let total = 0; total < 60; total += 1) {
      const limits = [3, 0, 40, 9, 8];
      const parts = apportion(total, [5, 1, 0.2, 3, 7], limits);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
      expect(parts.every((part, index) => part <= limits[index]!)).toBe(true);
    }
  });

  it('refuses what does not fit', () => expect(() => apportion(4, [1, 1], [1, 2])).toThrow(RangeError));
});

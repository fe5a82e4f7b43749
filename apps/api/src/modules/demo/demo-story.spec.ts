import { advanceEpisode, alertPolicy, readSignal } from '@pulso/alerting';
import type { FeedbackAnalysis } from '@pulso/analysis';
import { startOfDay } from '@pulso/kernel';
import { alertOf } from './alert-story.js';
import { apportion } from './apportion.js';
import { cafeMonths, hotelMonths } from './bakery-story.js';
import { callCentreMonths } from './call-centre-story.js';
import type { DemoObjective } from './demo-agreement.js';
import { tell, type TellingManner } from './demo-organization.js';
import { evaluateAt, periodsOf, type StoryPeriod } from './evaluate-story.js';
import { ALERT_MONTHS } from './insert-alerts.js';
import { monthOf, type MonthPlan } from './month-plan.js';
import { CAFE, CALL_CENTRE, HOTEL } from './seed-call-centre.js';
import { SHOP } from './seed-shop.js';
import { shopMonths } from './shop-story.js';

const NOTHING_READ = { abstained: true, sentiment: 0, defectReported: false, severity: 0 } as FeedbackAnalysis;
const OBJECTIVE = {
  id: 'n1',
  code: 'N1',
  name: { es: '', en: '' },
  serviceId: 'call-centre',
  indicatorKey: 'csat_top2',
  comparator: 'gte',
  unit: 'month',
} as const;

interface Stage extends Pick<DemoObjective, 'target' | 'minSample'> {
  readonly manner: TellingManner;
  readonly months: (lastMonth: string) => MonthPlan[];
  readonly begins: string;
  readonly warningTarget?: string;
}

const CALLS: Stage = {
  manner: CALL_CENTRE,
  months: callCentreMonths,
  begins: '2026-01-01',
  target: '0.85',
  warningTarget: '0.87',
  minSample: 50,
};
const BREAD = { begins: '2026-01-01', target: '0.90', minSample: 30 };
const STAGES: [string, Stage][] = [
  ['call centre', CALLS],
  ['café', { ...BREAD, manner: CAFE, months: cafeMonths }],
  ['hotel', { ...BREAD, manner: HOTEL, months: hotelMonths }],
  ['shop', { ...CALLS, manner: SHOP, months: shopMonths, begins: '2026-09-01' }],
];

function storyUntil(nowMs: number, { manner, months, begins, ...terms }: Stage = CALLS): StoryPeriod[] {
  const { timeZone } = manner.setting;
  const touchpoint = { id: 'tp', serviceId: OBJECTIVE.serviceId, surveyKind: 'csat' } as const;
  const feedback = tell({ nowMs, analyze: () => NOTHING_READ }, { ...manner, touchpoint, months: months(monthOf(nowMs, timeZone)) });
  const term = { effectiveFromMs: startOfDay(begins, timeZone), effectiveToMs: startOfDay('2029-01-01', timeZone) };
  return periodsOf(timeZone, term, { ...OBJECTIVE, ...terms }, feedback, nowMs);
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
    const policy = alertPolicy(current.window.toMs - nowMs);
    expect(['MET', 'MET_AT_RISK']).toContain(calm.verdict);
    expect(advanceEpisode(null, calm, nowMs, policy).episode.state).toBe('inactive');
    const worse = { ...current, events: [...current.events, ...Array.from({ length: 30 }, () => ({ occurredMs: nowMs, good: false }))] };
    expect(advanceEpisode(null, evaluateAt(worse, nowMs), nowMs, policy).episode.state).toBe('firing');
  });

  it('has no answer after now', () => {
    expect(periods.flatMap(({ events }) => events).every(({ occurredMs }) => occurredMs <= nowMs)).toBe(true);
  });
});

describe.each(STAGES)('the %s', (_, stage) => {
  const days = Array.from({ length: 9 }, (__, index) => Date.parse('2026-11-01T09:00:00Z') + index * 11 * 86_400_000);

  it('raises no alert of itself on the day it is seeded, whichever that is', () => {
    const troubled = days.filter((nowMs) => {
      const current = storyUntil(nowMs, stage).at(-1)!;
      const policy = alertPolicy(current.window.toMs - nowMs);
      return !['unmeasured', 'clear', 'unclear'].includes(readSignal(evaluateAt(current, nowMs), nowMs, policy).signal);
    });
    expect(troubled.map((nowMs) => new Date(nowMs).toISOString())).toEqual([]);
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

import { evaluate, type Evaluation, type Objective } from '@pulso/slo';
import fc from 'fast-check';
import { advanceEpisode, closeEpisode, INACTIVE_EPISODE, silenceEpisode, type AlertEpisode } from './alert-episode.js';
import type { AlertReason } from './alert-evidence.js';
import { isBreach, tellOf, type AlertLevel, type AlertNotice } from './alert-notice.js';
import { alertPolicy } from './alert-policy.js';

const HOUR = 3_600_000;
const WINDOW = { fromMs: Date.parse('2026-03-01T00:00:00Z'), toMs: Date.parse('2026-04-01T00:00:00Z') };
const AT = WINDOW.fromMs + 300 * HOUR;

const evidence = (...reasons: AlertReason[]) => ({ reasons });
const firing: AlertEpisode = { ...INACTIVE_EPISODE, state: 'firing', severity: 'warning', openedAtMs: AT };
const critical: AlertEpisode = { ...firing, severity: 'critical' };
const resolved: AlertEpisode = { ...critical, state: 'resolved', resolvedAtMs: AT };
const recovering: AlertEpisode = { ...critical, state: 'recovering' };
const LIVE = { nowMs: AT, isOver: false };

it.each<[string, AlertEpisode, { reasons: AlertReason[] }, AlertLevel | null, AlertNotice | null, AlertLevel | null]>([
  ['a danger', firing, evidence('detector-alarm'), null, 'slo.at_risk', 'warning'],
  ['a danger they know of', firing, evidence('detector-alarm'), 'warning', null, 'warning'],
  ['a graver danger', critical, evidence('forecast-unlikely'), 'warning', 'slo.at_risk', 'critical'],
  ['a lesser danger than they know of', firing, evidence('detector-alarm'), 'critical', null, 'critical'],
  ['a breach', critical, evidence('surely-missed'), 'critical', 'slo.breached', 'breached'],
  ['a breach they know of', critical, evidence('irrecoverable'), 'breached', null, 'breached'],
  ['a target no longer surely missed', critical, evidence('below-target'), 'breached', null, 'breached'],
  ['a recovery', resolved, evidence(), 'breached', 'slo.recovered', null],
  ['the recovery from what they never heard of', resolved, evidence(), null, null, null],
  ['a recovery that is not sure yet', recovering, evidence(), null, null, null],
  ['a lean', { ...INACTIVE_EPISODE, state: 'pending' }, evidence('forecast-at-risk'), null, null, null],
  ['a danger without data', { ...firing, frozen: true }, evidence(), null, null, null],
  ['what is closed', closeEpisode(critical, 'period-final', AT), evidence('missed'), 'critical', null, 'critical'],
  ['what happens in a silence', silenceEpisode(critical, AT + 1), evidence('surely-missed'), 'warning', null, 'warning'],
  ['what a silence held back', silenceEpisode(critical, AT), evidence('surely-missed'), 'warning', 'slo.breached', 'breached'],
  ['a recovery that a silence held back', silenceEpisode(resolved, AT), evidence(), 'warning', 'slo.recovered', null],
])('of %s', (_, episode, reasons, told, notice, after) => {
  expect(tellOf(episode, reasons, told, LIVE)).toEqual({ notice, told: after });
});

it('says nothing of a period that is over', () => {
  expect(tellOf(critical, evidence('missed'), 'warning', { nowMs: AT, isOver: true })).toEqual({ notice: null, told: 'warning' });
});

const objective: Objective = {
  id: 'slo',
  indicatorKey: 'csat_top2',
  generation: 1,
  comparator: 'gte',
  target: '0.85',
  window: { kind: 'calendar', unit: 'month' },
  timeZone: 'UTC',
  minSample: 50,
  zeroTraffic: 'no_data',
};

function standing(satisfied: number, n: number): Evaluation {
  const stream = '1'.repeat(satisfied) + '0'.repeat(n - satisfied);
  return evaluate({ objective, window: WINDOW, asOfMs: AT, n, good: satisfied, stream, previousPeriodCounts: [2 * n] });
}

const STANDINGS = [standing(60, 60), standing(190, 200), standing(0, 60), standing(172, 200), standing(165, 200), standing(0, 0)];

it('owes nobody anything once a silence is over, and says nothing twice', () => {
  const step = fc.record({ standing: fc.constantFrom(...STANDINGS), silence: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const policy = alertPolicy(240 * HOUR);
      let episode: AlertEpisode = INACTIVE_EPISODE;
      let told: AlertLevel | null = null;
      let since: AlertNotice[] = [];
      for (const [index, { standing: at, silence }] of steps.entries()) {
        const nowMs = AT + index * policy.leanEveryMs;
        const before = silenceEpisode(episode, silence ? nowMs + 1 : null);
        const next = advanceEpisode(before, { ...at, n: at.n === 0 ? 0 : at.n + index, asOfMs: nowMs }, nowMs, policy);
        const telling = tellOf(next.episode, next.evidence, told, { nowMs, isOver: false });
        if (silence) expect(telling).toEqual({ notice: null, told });
        else if (!next.episode.frozen && next.episode.state === 'firing') {
          expect(telling.told).not.toBeNull();
          if (isBreach(next.evidence)) expect(telling.told).toBe('breached');
        } else if (!next.episode.frozen && next.episode.state === 'resolved') expect(telling.told).toBeNull();
        if (telling.notice === 'slo.breached') expect(since).not.toContain('slo.breached');
        if (telling.notice === 'slo.recovered') {
          expect(since.length).toBeGreaterThan(0);
          since = [];
        } else if (telling.notice !== null) since.push(telling.notice);
        expect(since.length).toBeLessThanOrEqual(3);
        ({ episode } = next);
        ({ told } = telling);
      }
    }),
  );
});

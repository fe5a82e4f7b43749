import { evaluate, type Evaluation, type Objective } from '@pulso/slo';
import fc from 'fast-check';
import {
  acknowledgeEpisode,
  advanceEpisode,
  closeEpisode,
  EPISODE_TRANSITIONS,
  episodeKey,
  INACTIVE_EPISODE,
  isSilenced,
  silenceEpisode,
  type AlertEpisode,
  type EpisodeState,
  type EpisodeTransition,
} from './alert-episode.js';
import { alertPolicy } from './alert-policy.js';

const HOUR = 3_600_000;
/** In the middle of a month. */
const POLICY = alertPolicy(15 * 24 * HOUR);
const MONTH = { fromMs: Date.parse('2026-02-28T23:00:00Z'), toMs: Date.parse('2026-03-31T22:00:00Z') };

const objective: Objective = {
  id: 'slo_csat',
  indicatorKey: 'csat_top2',
  generation: 1,
  comparator: 'gte',
  target: '0.85',
  window: { kind: 'calendar', unit: 'month' },
  timeZone: 'Europe/Madrid',
  minSample: 50,
  zeroTraffic: 'no_data',
};

/** `share` of 20 satisfied, evenly spread. */
const answers = (n: number, of20: number): string =>
  Array.from({ length: n }, (_, index) => (Math.floor(((index + 1) * of20) / 20) > Math.floor((index * of20) / 20) ? '1' : '0')).join('');

function standing(stream: string, asOfMs: number): Evaluation {
  const good = [...stream].filter((bit) => bit === '1').length;
  return evaluate({ objective, window: MONTH, asOfMs, n: stream.length, good, stream, previousPeriodCounts: [500, 500, 500] });
}

/** Plays a stream in batches, one evaluation an hour, as the evaluator does. */
function play(batches: readonly string[], start: AlertEpisode | null = null, startMs = MONTH.fromMs + 200 * HOUR) {
  let episode = start;
  let stream = '';
  const transitions: EpisodeTransition[] = [];
  const states: EpisodeState[] = [];
  batches.forEach((batch, index) => {
    stream += batch;
    const nowMs = startMs + index * HOUR;
    const step = advanceEpisode(episode, standing(stream, nowMs), nowMs, POLICY);
    episode = step.episode;
    states.push(step.episode.state);
    if (step.transition) transitions.push(step.transition);
  });
  return { episode: episode ?? INACTIVE_EPISODE, transitions, states };
}

/** An evaluation with a chosen forecast, for what no stream produces on demand. */
const withProbability = (probability: number): Evaluation => {
  const base = standing(answers(200, 18), MONTH.fromMs + 300 * HOUR);
  return { ...base, forecast: base.forecast && { ...base.forecast, probability } };
};
const AT = MONTH.fromMs + 300 * HOUR;

/** Short of its target beyond doubt. */
const CRITICAL = standing('0'.repeat(60), AT);

/** Evaluations one after the other, each made just when it is looked at, by default far enough apart to count and with one event more. */
function steps(evaluations: readonly Evaluation[], start: AlertEpisode | null = null, apartMs = POLICY.leanEveryMs, startMs = AT) {
  let episode = start;
  const transitions: (EpisodeTransition | null)[] = [];
  for (const [index, evaluation] of evaluations.entries()) {
    const nowMs = startMs + index * apartMs;
    const step = advanceEpisode(episode, { ...evaluation, n: evaluation.n + index, asOfMs: nowMs }, nowMs, POLICY);
    episode = step.episode;
    transitions.push(step.transition);
  }
  return { episode: episode ?? INACTIVE_EPISODE, transitions };
}

it('stays inactive on a service that is on target', () => {
  const { episode, transitions } = play([answers(200, 18), ...Array.from({ length: 10 }, () => answers(20, 18))]);
  expect(transitions).toEqual([]);
  expect(episode.state).toBe('inactive');
});

it('fires once and resolves once on a service that breaks, wavers and recovers', () => {
  const wavering = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? '0'.repeat(4) : '1'.repeat(40)));
  const { episode, transitions } = play([
    answers(100, 18),
    '0'.repeat(25),
    ...wavering,
    ...Array.from({ length: 12 }, () => '1'.repeat(40)),
  ]);
  expect(transitions.filter((transition) => transition === 'opened')).toHaveLength(1);
  expect(transitions.filter((transition) => transition === 'recovered')).toHaveLength(1);
  expect(transitions).not.toContain('reopened');
  expect(episode.state).toBe('resolved');
});

it('does not flap while the forecast swings over the bounds', () => {
  const fired = steps([withProbability(0.6), withProbability(0.6), withProbability(0.6)]);
  expect(fired.transitions).toEqual([null, null, 'opened']);
  const swings = Array.from({ length: 20 }, (_, index) => withProbability(index % 2 === 0 ? 0.9 : 0.65));
  const held = steps(swings, fired.episode);
  expect(held.transitions.filter(Boolean)).toEqual([]);
  expect(steps([withProbability(0.9), withProbability(0.9)], held.episode).transitions).toEqual([null, 'recovered']);
});

it('does not resolve in the band between firing and clear', () => {
  const fired = steps(Array.from({ length: 3 }, () => withProbability(0.6))).episode;
  const { episode } = steps(
    Array.from({ length: 20 }, () => withProbability(0.75)),
    fired,
  );
  expect(episode.state).toBe('firing');
});

it('needs three evaluations in a row below 0.7', () => {
  const { transitions } = steps([0.6, 0.6, 0.75, 0.6, 0.6, 0.75].map(withProbability));
  expect(transitions.filter(Boolean)).toEqual([]);
});

it.each([
  [0.19, 'critical'],
  [0.21, 'warning'],
])('with a forecast of %d the third evaluation opens an alert, %s', (probability, severity) => {
  const { transitions, episode } = steps([probability, probability, probability].map(withProbability));
  expect(transitions).toEqual([null, null, 'opened']);
  expect(episode.severity).toBe(severity);
});

it('is critical at once when an unlikely forecast is borne out by the detector', () => {
  const { detector } = standing(`${answers(400, 19)}${'0'.repeat(18)}`, AT);
  const { transitions, episode } = steps([{ ...withProbability(0.19), detector }]);
  expect([transitions, episode.severity]).toEqual([['opened'], 'critical']);
});

it('does not count a look at the same events, however late', () => {
  const evaluation = withProbability(0.1);
  let episode: AlertEpisode | null = null;
  for (let day = 0; day < 20; day += 1) {
    const nowMs = AT + day * 24 * HOUR;
    episode = advanceEpisode(episode, { ...evaluation, asOfMs: nowMs }, nowMs, POLICY).episode;
  }
  expect(episode).toMatchObject({ state: 'pending', leaningStreak: 1 });
});

it('looks less often while much of the period is left, and never twice within minutes of a month', () => {
  const days = (horizon: number) => alertPolicy(horizon * 24 * HOUR).leanEveryMs / (24 * HOUR);
  expect([days(30), days(6), days(0)]).toEqual([5, 1, 0]);
  expect(alertPolicy(-HOUR).leanEveryMs).toBe(0);
});

it('escalates a warning once and keeps the severity until it resolves', () => {
  const warned = steps([0.6, 0.6, 0.6].map(withProbability)).episode;
  const { transitions, episode } = steps([0.1, 0.6, 0.1].map(withProbability), warned);
  expect(transitions).toEqual(['escalated', null, null]);
  expect(episode.severity).toBe('critical');
});

it('opens a warning when the detector alarms although the period is on target', () => {
  const stream = `${answers(400, 19)}${'0'.repeat(18)}`;
  const evaluation = standing(stream, AT);
  expect(evaluation.verdict).toBe('MET_AT_RISK');
  const step = advanceEpisode(null, evaluation, AT, POLICY);
  expect([step.transition, step.episode.severity]).toEqual(['opened', 'warning']);
  expect(step.evidence.reasons).toContain('detector-alarm');
});

it('is critical from thirty bad answers on when thirty are enough for a verdict', () => {
  const evaluation = evaluate({
    objective: { ...objective, minSample: 20 },
    window: MONTH,
    asOfMs: AT,
    n: 30,
    good: 0,
    stream: '0'.repeat(30),
    previousPeriodCounts: [],
  });
  const step = advanceEpisode(null, evaluation, AT, POLICY);
  expect([step.transition, step.episode.severity]).toEqual(['opened', 'critical']);
});

it('does not call a dip of an open period critical', () => {
  const evaluation = standing(answers(60, 17).replace(/1$/, '0'), AT);
  expect(evaluation.verdict).toBe('MISSED');
  const step = advanceEpisode(null, evaluation, AT, POLICY);
  expect([step.transition, step.episode.state]).toEqual([null, 'pending']);
});

it('is critical when the period closed short of its target, and over when it closed on it', () => {
  const missed = standing(answers(500, 16), MONTH.toMs);
  const step = advanceEpisode(null, missed, MONTH.toMs, POLICY);
  expect([step.transition, step.episode.severity, step.evidence.reasons.includes('missed')]).toEqual(['opened', 'critical', true]);
  const met = standing(answers(500, 18), MONTH.toMs);
  const once = advanceEpisode(step.episode, met, MONTH.toMs, POLICY);
  expect(advanceEpisode(once.episode, met, MONTH.toMs + POLICY.clearEveryMs, POLICY).transition).toBe('recovered');
});

it('does not warn of a late drop in a period that closed on target', () => {
  const closed = standing(`${answers(400, 19)}${'0'.repeat(18)}`, MONTH.toMs);
  expect(closed.detector.alarming).toBe(true);
  expect(advanceEpisode(null, closed, MONTH.toMs, POLICY).episode).toEqual(INACTIVE_EPISODE);
});

describe('over a rolling window', () => {
  const rolling = (n: number, of20: number): Evaluation => {
    const stream = answers(n, of20);
    const good = [...stream].filter((bit) => bit === '1').length;
    const days28: Objective = { ...objective, window: { kind: 'rolling', days: 28 }, warningTarget: '0.90' };
    const window = { fromMs: AT - 28 * 24 * HOUR, toMs: AT };
    return evaluate({ objective: days28, window, asOfMs: AT, n, good, stream, previousPeriodCounts: [500] });
  };

  it('is critical when the value is surely short, and a warning when it is short for three evaluations', () => {
    const surely = advanceEpisode(null, rolling(400, 14), AT, POLICY);
    expect([surely.episode.severity, surely.evidence.reasons.includes('surely-missed')]).toEqual(['critical', true]);
    const short = steps(Array.from({ length: 3 }, () => rolling(100, 16)));
    expect([short.transitions, short.episode.severity]).toEqual([[null, null, 'opened'], 'warning']);
  });

  it('resolves at the warning target, not at the target that fired', () => {
    const firing = steps(Array.from({ length: 3 }, () => rolling(100, 16))).episode;
    const between = steps(
      Array.from({ length: 10 }, () => rolling(100, 17)),
      firing,
    );
    expect(between.episode.state).toBe('firing');
    expect(steps([rolling(100, 18), rolling(100, 18)], between.episode).transitions).toEqual([null, 'recovered']);
  });
});

describe('without a measurement', () => {
  const firing = steps([CRITICAL]).episode;
  const silentSource = { ...standing('', AT), asOfMs: AT };
  const tooFew = standing('1'.repeat(49), AT);

  it.each([
    ['NO_DATA', silentSource],
    ['INSUFFICIENT_DATA', tooFew],
  ])('%s freezes a firing episode however long it lasts, and thaws it with data', (verdict, evaluation) => {
    expect(evaluation.verdict).toBe(verdict);
    const { episode, transitions } = steps(
      Array.from({ length: 50 }, () => evaluation),
      firing,
    );
    expect(transitions.filter(Boolean)).toEqual([]);
    expect(episode).toEqual({ ...firing, frozen: true });
    const thawed = steps([withProbability(0.9), withProbability(0.9)], episode);
    expect(thawed.transitions).toEqual([null, 'recovered']);
    expect(thawed.episode.frozen).toBe(false);
  });

  it('a stale evaluation freezes too', () => {
    const { episode } = advanceEpisode(firing, withProbability(0.9), AT + POLICY.staleAfterMs + 1, POLICY);
    expect([episode.state, episode.frozen]).toEqual(['firing', true]);
  });

  it('opens nothing', () => {
    expect(steps([silentSource, tooFew]).episode).toEqual(INACTIVE_EPISODE);
  });
});

it('reopens the same episode and asks for attention again', () => {
  const acknowledged = acknowledgeEpisode(steps([CRITICAL]).episode, AT);
  const resolved = steps([0.9, 0.9].map(withProbability), acknowledged).episode;
  const { transitions, episode } = steps([CRITICAL], resolved);
  expect(transitions).toEqual(['reopened']);
  expect([episode.reopenings, episode.acknowledgedAtMs, episode.resolvedAtMs, episode.openedAtMs]).toEqual([1, null, null, AT]);
});

it('counts evaluations of one burst once, towards firing and towards resolving', () => {
  const burst = (probability: number) => Array.from({ length: 40 }, () => withProbability(probability));
  const leaning = steps(burst(0.6), null, 400);
  expect(leaning.transitions.filter(Boolean)).toEqual([]);
  expect(leaning.episode.leaningStreak).toBe(1);
  const firing = steps([CRITICAL]).episode;
  const clearing = steps(burst(0.9), firing, 400);
  expect(clearing.transitions.filter(Boolean)).toEqual([]);
  expect(clearing.episode.state).toBe('recovering');
});

it('returns to resolved, not to never, when a second lean passes', () => {
  const resolved = steps([CRITICAL, ...[0.9, 0.9].map(withProbability)]).episode;
  const { episode } = steps([0.6, 0.9].map(withProbability), resolved, undefined, AT + HOUR);
  expect(episode.state).toBe('resolved');
});

it('stays closed once its agreement has ended', () => {
  const firing = steps([CRITICAL]).episode;
  const closed = closeEpisode(firing, 'agreement-ended', AT);
  expect([closed.state, closed.closingReason, closed.resolvedAtMs]).toEqual(['resolved', 'agreement-ended', AT]);
  expect(steps([withProbability(0.1)], closed)).toEqual({ episode: closed, transitions: [null] });
  expect(closeEpisode(INACTIVE_EPISODE, 'agreement-ended', AT).state).toBe('inactive');
});

it('is silenced until an instant, and not at it', () => {
  const { episode } = steps([CRITICAL]);
  const silent = silenceEpisode(episode, AT + 1);
  expect([
    isSilenced(episode, AT),
    isSilenced(silent, AT),
    isSilenced(silent, AT + 1),
    isSilenced(silenceEpisode(silent, null), AT),
  ]).toEqual([false, true, false, false]);
});

it('names one episode for one objective, scope and period without ambiguity', () => {
  expect(episodeKey('a', 'b', 'c')).toBe(episodeKey('a', 'b', 'c'));
  expect(episodeKey('a,b', 'c', 'd')).not.toBe(episodeKey('a', 'b,c', 'd'));
});

it('only ever takes the steps of the table, and opens and recovers in turn', () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  const evaluation = fc.oneof(
    { weight: 5, arbitrary: probability.map(withProbability) },
    { weight: 1, arbitrary: fc.constantFrom(standing('', AT), CRITICAL) },
  );
  fc.assert(
    fc.property(fc.array(evaluation, { maxLength: 60 }), (evaluations) => {
      let episode: AlertEpisode = INACTIVE_EPISODE;
      let open = false;
      for (const [index, next] of evaluations.entries()) {
        const nowMs = AT + index * POLICY.leanEveryMs;
        const step = advanceEpisode(episode, { ...next, n: next.n + index, asOfMs: nowMs }, nowMs, POLICY);
        const allowed: readonly EpisodeState[] = EPISODE_TRANSITIONS[episode.state];
        expect(step.episode.state === episode.state || allowed.includes(step.episode.state)).toBe(true);
        if (step.transition === 'opened' || step.transition === 'reopened') {
          expect(open).toBe(false);
          open = true;
        }
        if (step.transition === 'recovered') {
          expect(open).toBe(true);
          open = false;
        }
        if (next.verdict === 'NO_DATA') expect(step.episode.state).toBe(episode.state);
        episode = step.episode;
      }
    }),
  );
});

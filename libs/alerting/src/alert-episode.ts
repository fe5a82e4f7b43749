import type { Evaluation } from '@pulso/slo';
import { readSignal, type AlertEvidence, type Signal } from './alert-evidence.js';
import type { AlertPolicy } from './alert-policy.js';

/** Where an episode may go next. A resolved one fires again as itself: there is one episode per objective, scope and period. */
export const EPISODE_TRANSITIONS = {
  inactive: ['pending', 'firing'],
  pending: ['inactive', 'resolved', 'firing'],
  firing: ['recovering', 'resolved'],
  recovering: ['firing', 'resolved'],
  resolved: ['pending', 'firing'],
} as const;

export type EpisodeState = keyof typeof EPISODE_TRANSITIONS;

export type AlertSeverity = 'warning' | 'critical';

export type EpisodeTransition = 'opened' | 'escalated' | 'recovered' | 'reopened';

/** Why a person or the agreement's end closed an episode that evidence had not. */
export type ClosingReason = 'agreement-ended' | 'period-final' | 'objective-withdrawn';

/** One alert: its state, and what people did to it, which never changes the state. */
export interface AlertEpisode {
  readonly state: EpisodeState;
  /** The highest reached since it last fired; kept after it resolves. Null until it fires for the first time. */
  readonly severity: AlertSeverity | null;
  /** Nothing is measured at present, so nothing is concluded. */
  readonly frozen: boolean;
  readonly acknowledgedAtMs: number | null;
  readonly silencedUntilMs: number | null;
  /** Evaluations in a row that lean towards an alert. */
  readonly leaningStreak: number;
  /** Evaluations in a row without any danger, while firing. */
  readonly cleanStreak: number;
  /** When a streak last grew; evaluations that follow too closely see much the same events and do not count again. */
  readonly countedAtMs: number | null;
  /** How many events were measured then. */
  readonly countedN: number | null;
  readonly openedAtMs: number | null;
  readonly resolvedAtMs: number | null;
  readonly closingReason: ClosingReason | null;
  /** How many times it fired again after it had resolved. */
  readonly reopenings: number;
}

export const INACTIVE_EPISODE: AlertEpisode = {
  state: 'inactive',
  severity: null,
  frozen: false,
  acknowledgedAtMs: null,
  silencedUntilMs: null,
  leaningStreak: 0,
  cleanStreak: 0,
  countedAtMs: null,
  countedN: null,
  openedAtMs: null,
  resolvedAtMs: null,
  closingReason: null,
  reopenings: 0,
};

/** Names the one episode of an objective, a scope and a period. */
export function episodeKey(objectiveId: string, scopeKey: string, periodKey: string): string {
  return JSON.stringify([objectiveId, scopeKey, periodKey]);
}

export interface EpisodeStep {
  readonly episode: AlertEpisode;
  /** What others are to hear of; null when nothing changed for them. */
  readonly transition: EpisodeTransition | null;
  readonly evidence: AlertEvidence;
}

type Advance = Pick<EpisodeStep, 'episode' | 'transition'>;

function fire(episode: AlertEpisode, severity: AlertSeverity, nowMs: number): Advance {
  const again = episode.openedAtMs !== null;
  return {
    episode: {
      ...episode,
      state: 'firing',
      severity,
      acknowledgedAtMs: null,
      leaningStreak: 0,
      cleanStreak: 0,
      openedAtMs: episode.openedAtMs ?? nowMs,
      resolvedAtMs: null,
      reopenings: episode.reopenings + (again ? 1 : 0),
    },
    transition: again ? 'reopened' : 'opened',
  };
}

/** Whether one more evaluation makes this streak longer: its first does, each further one only after a pause. */
function counts(streak: number, { countedAtMs }: AlertEpisode, nowMs: number, pauseMs: number): boolean {
  return streak === 0 || countedAtMs === null || nowMs - countedAtMs >= pauseMs;
}

/** Not firing: evidence fires at once, a forecast and a value short of its target have to last. */
function watch(episode: AlertEpisode, signal: Signal, n: number, nowMs: number, policy: AlertPolicy): Advance {
  if (signal === 'critical' || signal === 'warning') return fire(episode, signal, nowMs);
  const quiet: EpisodeState = episode.openedAtMs === null ? 'inactive' : 'resolved';
  if (signal !== 'leaning' && signal !== 'sinking') return { episode: { ...episode, state: quiet, leaningStreak: 0 }, transition: null };
  const isNews = episode.leaningStreak === 0 || n !== episode.countedN;
  if (!isNews || !counts(episode.leaningStreak, episode, nowMs, policy.leanEveryMs)) return { episode, transition: null };
  const leaningStreak = episode.leaningStreak + 1;
  if (leaningStreak >= policy.atRiskEvaluations) return fire(episode, signal === 'sinking' ? 'critical' : 'warning', nowMs);
  return { episode: { ...episode, state: 'pending', leaningStreak, countedAtMs: nowMs, countedN: n }, transition: null };
}

/** Firing: it may get worse at once, and gets better only after clean evaluations in a row. A relapse meanwhile is no news. */
function hold(episode: AlertEpisode, signal: Signal, nowMs: number, policy: AlertPolicy): Advance {
  if ((signal === 'critical' || signal === 'sinking') && episode.severity !== 'critical') {
    return { episode: { ...episode, state: 'firing', severity: 'critical', cleanStreak: 0 }, transition: 'escalated' };
  }
  if (signal !== 'clear') return { episode: { ...episode, state: 'firing', cleanStreak: 0 }, transition: null };
  if (!counts(episode.cleanStreak, episode, nowMs, policy.clearEveryMs)) return { episode, transition: null };
  const cleanStreak = episode.cleanStreak + 1;
  if (cleanStreak < policy.cleanEvaluations)
    return { episode: { ...episode, state: 'recovering', cleanStreak, countedAtMs: nowMs }, transition: null };
  return { episode: { ...episode, state: 'resolved', cleanStreak: 0, leaningStreak: 0, resolvedAtMs: nowMs }, transition: 'recovered' };
}

/**
 * Takes an episode one evaluation further; null is an objective that never was in danger. Without a measurement (NO_DATA,
 * INSUFFICIENT_DATA, stale) it freezes: it neither fires nor resolves. An episode closed for a reason stays closed.
 */
export function advanceEpisode(current: AlertEpisode | null, evaluation: Evaluation, nowMs: number, policy: AlertPolicy): EpisodeStep {
  const before = current ?? INACTIVE_EPISODE;
  const { signal, evidence } = readSignal(evaluation, nowMs, policy);
  if (before.closingReason !== null) return { episode: before, transition: null, evidence };
  if (signal === 'unmeasured')
    return { episode: { ...before, frozen: before.state !== 'inactive' && before.state !== 'resolved' }, transition: null, evidence };
  const thawed = { ...before, frozen: false };
  const isActive = before.state === 'firing' || before.state === 'recovering';
  return { ...(isActive ? hold(thawed, signal, nowMs, policy) : watch(thawed, signal, evaluation.n, nowMs, policy)), evidence };
}

/** Ends an episode for good, whatever its evidence: its agreement ended or its period became final. */
export function closeEpisode(episode: AlertEpisode, reason: ClosingReason, nowMs: number): AlertEpisode {
  if (episode.closingReason !== null) return episode;
  const closed = { ...episode, frozen: false, closingReason: reason };
  return episode.openedAtMs === null
    ? { ...closed, state: 'inactive', leaningStreak: 0 }
    : { ...closed, state: 'resolved', resolvedAtMs: episode.resolvedAtMs ?? nowMs };
}

/** Somebody takes care of it: noted once, until it fires again. */
export function acknowledgeEpisode(episode: AlertEpisode, nowMs: number): AlertEpisode {
  return { ...episode, acknowledgedAtMs: episode.acknowledgedAtMs ?? nowMs };
}

/** No notices until an instant; null ends the silence. */
export function silenceEpisode(episode: AlertEpisode, untilMs: number | null): AlertEpisode {
  return { ...episode, silencedUntilMs: untilMs };
}

export function isSilenced(episode: AlertEpisode, nowMs: number): boolean {
  return episode.silencedUntilMs !== null && nowMs < episode.silencedUntilMs;
}

import { advanceEpisode, alertPolicy, closeEpisode, type AlertEpisode, type AlertEvidence, type EpisodeTransition } from '@pulso/alerting';
import type { Evaluation } from '@pulso/slo';
import { evaluateAt, type StoryPeriod } from './evaluate-story.js';

const HOUR_MS = 3_600_000;

/** What an alert was decided on. */
export interface Finding {
  readonly evaluation: Evaluation;
  readonly evidence: AlertEvidence;
}

/** One alert of the past, with the steps that led to its end. */
export interface AlertStory {
  readonly period: StoryPeriod;
  readonly episode: AlertEpisode;
  /** When it fired first, and when it fired last. */
  readonly first: Finding;
  readonly last: Finding;
  readonly steps: readonly { readonly transition: EpisodeTransition; readonly atMs: number }[];
}

/** Evaluates a period that is over every four hours, as it went, and tells what alert came of it; null if none did. */
export function alertOf(period: StoryPeriod): AlertStory | null {
  let episode: AlertEpisode | null = null;
  const firing: Finding[] = [];
  const steps: { transition: EpisodeTransition; atMs: number }[] = [];
  for (let atMs = period.window.fromMs + 8 * HOUR_MS; atMs < period.window.toMs; atMs += 4 * HOUR_MS) {
    const evaluation = evaluateAt(period, atMs);
    const step = advanceEpisode(episode, evaluation, atMs, alertPolicy(period.window.toMs - atMs));
    episode = step.episode;
    if (step.transition) steps.push({ transition: step.transition, atMs });
    if (episode.state === 'firing') firing.push({ evaluation, evidence: step.evidence });
  }
  const first = firing[0];
  const last = firing.at(-1);
  if (!episode || !first || !last) return null;
  return { period, episode: closeEpisode(episode, 'period-final', period.window.toMs), first, last, steps };
}

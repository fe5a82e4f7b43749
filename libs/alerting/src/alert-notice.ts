import { isSilenced, type AlertEpisode, type AlertSeverity } from './alert-episode.js';
import type { AlertEvidence } from './alert-evidence.js';

export type AlertNotice = 'slo.at_risk' | 'slo.breached' | 'slo.recovered';

/** How bad it is, as far as people are told: in danger, in grave danger, missed. */
export type AlertLevel = AlertSeverity | 'breached';

const RANK: Readonly<Record<AlertLevel, number>> = { warning: 1, critical: 2, breached: 3 };

/** The target is missed beyond doubt, not merely in danger. */
export function isBreach({ reasons }: Pick<AlertEvidence, 'reasons'>): boolean {
  return reasons.some((reason) => reason === 'missed' || reason === 'irrecoverable' || reason === 'surely-missed');
}

export interface Telling {
  /** What people are told now; null when it is nothing. */
  readonly notice: AlertNotice | null;
  /** The worst they were told of and have not been told is over. */
  readonly told: AlertLevel | null;
}

/**
 * What people are to hear of an episode who so far were told of `told`: of anything worse, once, and of its end. A silence holds it back; when it
 * ends they hear how things stand then. Nothing is said without data, of a closed episode, or of a period that is over, where only late or
 * restored facts still change.
 */
export function tellOf(
  episode: AlertEpisode,
  evidence: Pick<AlertEvidence, 'reasons'>,
  told: AlertLevel | null,
  { nowMs, isOver }: { readonly nowMs: number; readonly isOver: boolean },
): Telling {
  const nothing: Telling = { notice: null, told };
  if (isOver || episode.closingReason !== null || episode.frozen || isSilenced(episode, nowMs)) return nothing;
  if (episode.state === 'resolved') return told === null ? nothing : { notice: 'slo.recovered', told: null };
  if (episode.state !== 'firing' || episode.severity === null) return nothing;
  const level = isBreach(evidence) ? 'breached' : episode.severity;
  if (told !== null && RANK[level] <= RANK[told]) return nothing;
  return { notice: level === 'breached' ? 'slo.breached' : 'slo.at_risk', told: level };
}

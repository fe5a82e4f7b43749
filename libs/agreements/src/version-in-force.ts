import { windowContains, type TimeWindow } from '@pulso/kernel';
import type { AgreementVersionStatus } from './agreement-version-status.js';

/** When a version of an agreement binds. Instants are UTC milliseconds. */
export interface VersionTerm {
  readonly id: string;
  /** Counts up from 1 within one agreement. */
  readonly n: number;
  readonly status: AgreementVersionStatus;
  readonly effectiveFromMs: number;
  /** First instant no longer governed; null while the end is open. */
  readonly effectiveToMs: number | null;
  /** When the last party that has to sign did; null until then. */
  readonly signedAtMs: number | null;
}

/** A version binds for its own time even after it has ended; one that was never signed, or was cancelled before it began, never does. */
const BINDING: ReadonlySet<AgreementVersionStatus> = new Set(['signed', 'scheduled', 'active', 'superseded', 'expired', 'terminated']);

/** The time a version binds: its term, but not before the last signature. Null for one that never bound. */
function bindingTerm({ status, signedAtMs, effectiveFromMs, effectiveToMs }: VersionTerm): TimeWindow | null {
  if (!BINDING.has(status) || signedAtMs === null) return null;
  return { fromMs: Math.max(effectiveFromMs, signedAtMs), toMs: effectiveToMs ?? Number.POSITIVE_INFINITY };
}

function governs(version: VersionTerm, instantMs: number): boolean {
  const term = bindingTerm(version);
  return term !== null && windowContains(term, instantMs);
}

/** The part of a window that lies in a version's own term, so that a month in which it begins or ends is paced right; null if none. */
export function windowWithinTerm(version: VersionTerm, { fromMs, toMs }: TimeWindow): TimeWindow | null {
  const term = bindingTerm(version);
  if (term === null) return null;
  const part = { fromMs: Math.max(fromMs, term.fromMs), toMs: Math.min(toMs, term.toMs) };
  return part.fromMs < part.toMs ? part : null;
}

/**
 * The version that governs a feedback, chosen by when the feedback occurred and never by when it is processed; of two, the later one.
 * Null before the signature or outside every term: such feedback is a baseline and gets no verdict.
 */
export function versionInForce<Version extends VersionTerm>(versions: readonly Version[], occurredAtMs: number): Version | null {
  return versions
    .filter((version) => governs(version, occurredAtMs))
    .reduce<Version | null>((latest, version) => (latest === null || version.n > latest.n ? version : latest), null);
}

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

function governs({ status, signedAtMs, effectiveFromMs, effectiveToMs }: VersionTerm, instantMs: number): boolean {
  if (!BINDING.has(status) || signedAtMs === null) return false;
  return Math.max(effectiveFromMs, signedAtMs) <= instantMs && (effectiveToMs === null || instantMs < effectiveToMs);
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

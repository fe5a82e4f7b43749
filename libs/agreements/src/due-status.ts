import type { AgreementVersionStatus } from './agreement-version-status.js';

/** What the clock alone makes of a signed version: where it should stand at an instant. `toMs` is infinite for one without end. */
export function dueStatus(
  status: AgreementVersionStatus,
  effective: { readonly fromMs: number; readonly toMs: number },
  nowMs: number,
): AgreementVersionStatus {
  if (status !== 'signed' && status !== 'scheduled' && status !== 'active') return status;
  if (status === 'active') return nowMs >= effective.toMs ? 'expired' : 'active';
  return nowMs >= effective.fromMs ? 'active' : 'scheduled';
}

/** Whether service begins before the last signature: what happens until then is a baseline and gets no verdict. */
export function startsBeforeSignature(effectiveFromMs: number, signedAtMs: number): boolean {
  return effectiveFromMs < signedAtMs;
}

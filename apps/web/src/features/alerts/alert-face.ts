import type { AlertView } from '@pulso/contracts';

/** What an alert looks like at a glance. Frozen and silenced are never hidden behind a state that sounds better. */
export type AlertFace = 'frozen' | AlertView['state'];

/** Lack of data outweighs any state but the closed one: a frozen alert never looks resolved or recovering. */
export function alertFace({ state, frozen }: Pick<AlertView, 'state' | 'frozen'>): AlertFace {
  return frozen && state !== 'resolved' ? 'frozen' : state;
}

export function isSilenced({ silencedUntil }: Pick<AlertView, 'silencedUntil'>, nowMs: number): boolean {
  return silencedUntil !== null && new Date(silencedUntil).getTime() > nowMs;
}

/** What the connection chip says. A short drop that heals is never shown. */
export type ConnectionStatus = 'connecting' | 'connected' | 'catching-up' | 'offline';

export interface Connection {
  readonly status: ConnectionStatus;
  /** When the line was lost, in milliseconds; null while it holds. */
  readonly lostAtMs: number | null;
  readonly failedRetries: number;
}

export type ConnectionEvent =
  | { readonly type: 'connected' }
  | { readonly type: 'lost'; readonly atMs: number }
  | { readonly type: 'retry-failed' }
  | { readonly type: 'tick'; readonly nowMs: number }
  | { readonly type: 'caught-up' };

/** A drop shorter than this is not worth a word: the socket retries after one to five seconds. */
export const GRACE_MS = 10_000;

export const startConnection = (atMs: number): Connection => ({ status: 'connecting', lostAtMs: atMs, failedRetries: 0 });

/** Offline needs both: silence longer than the grace, and a retry that failed. */
export function advanceConnection(state: Connection, event: ConnectionEvent): Connection {
  switch (event.type) {
    case 'connected': {
      const shown = state.status === 'offline' ? 'catching-up' : state.status === 'connecting' ? 'connecting' : 'connected';
      return { status: shown, lostAtMs: null, failedRetries: 0 };
    }
    case 'caught-up':
      return state.lostAtMs === null ? { ...state, status: 'connected' } : state;
    case 'lost':
      return state.lostAtMs === null ? { ...state, lostAtMs: event.atMs } : state;
    case 'retry-failed':
      return { ...state, failedRetries: state.failedRetries + 1 };
    case 'tick': {
      const silent = state.lostAtMs !== null && event.nowMs - state.lostAtMs >= GRACE_MS;
      return silent && state.failedRetries > 0 && state.status !== 'offline' ? { ...state, status: 'offline' } : state;
    }
  }
}

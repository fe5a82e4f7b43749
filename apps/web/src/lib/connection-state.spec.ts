import { advanceConnection, GRACE_MS, startConnection, type Connection, type ConnectionEvent } from './connection-state.js';

const after = (...events: ConnectionEvent[]): Connection => events.reduce(advanceConnection, startConnection(0));
const up: ConnectionEvent[] = [{ type: 'connected' }, { type: 'caught-up' }];

it('a drop that heals within the grace is never shown', () => {
  const dropped = after(...up, { type: 'lost', atMs: 1_000 }, { type: 'retry-failed' }, { type: 'tick', nowMs: 6_000 });
  expect(dropped.status).toBe('connected');
  expect(advanceConnection(dropped, { type: 'connected' }).status).toBe('connected');
});

it('a minute away says offline since the moment of the loss, then catches up, then is connected', () => {
  const away = after(...up, { type: 'lost', atMs: 1_000 }, { type: 'retry-failed' }, { type: 'tick', nowMs: 1_000 + GRACE_MS });
  expect(away).toMatchObject({ status: 'offline', lostAtMs: 1_000 });
  const back = advanceConnection(away, { type: 'connected' });
  expect(back.status).toBe('catching-up');
  expect(advanceConnection(back, { type: 'caught-up' }).status).toBe('connected');
});

it('silence alone is not offline: a retry must have failed', () => {
  expect(after(...up, { type: 'lost', atMs: 0 }, { type: 'tick', nowMs: 60_000 }).status).toBe('connected');
});

it('the moment of the loss is the first one', () => {
  expect(after(...up, { type: 'lost', atMs: 5 }, { type: 'lost', atMs: 9 }).lostAtMs).toBe(5);
});

it('an answer that comes late does not hide that the line is down', () => {
  const away = after({ type: 'retry-failed' }, { type: 'tick', nowMs: GRACE_MS });
  expect(advanceConnection(away, { type: 'caught-up' }).status).toBe('offline');
});

import type { ConsoleServerEvents } from '@pulso/contracts';
import { createContext, useContext, useEffect, useMemo, useReducer, useRef, type ReactNode } from 'react';
import { io, type Socket } from 'socket.io-client';
import { advanceConnection, startConnection, type Connection } from './connection-state.js';

export type ConsoleSocket = Socket<ConsoleServerEvents, Record<never, never>>;

interface Live {
  readonly socket: ConsoleSocket;
  readonly connection: Connection;
}

const LiveContext = createContext<Live | null>(null);

interface ConsoleSocketProviderProps {
  /** Runs on every connection, also the first: fetches what may have been missed. */
  readonly catchUp: () => Promise<unknown>;
  readonly children: ReactNode;
}

/** Keeps one socket to `/console` while somebody is signed in, and says honestly how it is doing. */
export function ConsoleSocketProvider({ catchUp, children }: ConsoleSocketProviderProps) {
  const [connection, dispatch] = useReducer(advanceConnection, Date.now(), startConnection);
  const socket = useMemo<ConsoleSocket>(
    () => io('/console', { autoConnect: false, transports: ['websocket', 'polling'], tryAllTransports: true, reconnectionDelayMax: 5_000 }),
    [],
  );
  const latestCatchUp = useRef(catchUp);
  useEffect(() => {
    latestCatchUp.current = catchUp;
  }, [catchUp]);

  useEffect(() => {
    const connected = () => {
      dispatch({ type: 'connected' });
      const done = () => dispatch({ type: 'caught-up' });
      latestCatchUp.current().then(done, done);
    };
    const lost = () => dispatch({ type: 'lost', atMs: Date.now() });
    const failed = () => dispatch({ type: 'retry-failed' });
    socket.on('connect', connected);
    socket.on('disconnect', lost);
    socket.on('connect_error', failed);
    socket.connect();
    const timer = setInterval(() => dispatch({ type: 'tick', nowMs: Date.now() }), 1_000);
    return () => {
      clearInterval(timer);
      socket.off('connect', connected);
      socket.off('disconnect', lost);
      socket.off('connect_error', failed);
      socket.disconnect();
    };
  }, [socket]);

  const live = useMemo(() => ({ socket, connection }), [socket, connection]);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

export function useLiveLine(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLiveLine outside of ConsoleSocketProvider');
  return live;
}

/** Listens to one server event while the component is on the page. */
export function useServerEvent<Name extends keyof ConsoleServerEvents>(name: Name, listener: ConsoleServerEvents[Name]): void {
  const { socket } = useLiveLine();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  }, [listener]);
  useEffect(() => {
    const call = (...parts: unknown[]) => (latest.current as (...parts: unknown[]) => void)(...parts);
    socket.on(name as never, call as never);
    return () => void socket.off(name as never, call as never);
  }, [name, socket]);
}

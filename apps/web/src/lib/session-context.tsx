import type { SessionView } from '@pulso/contracts';
import { createContext, useContext } from 'react';
import { may, type Action } from './permissions.js';

const SessionContext = createContext<SessionView | null>(null);
export const SessionProvider = SessionContext.Provider;

/** Who is signed in. Only inside the signed-in part of the console. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of the signed-in part');
  return session;
}

/** Whether the person signed in may start an action. */
export function useMay(action: Action): boolean {
  return may(useSession().role, action);
}

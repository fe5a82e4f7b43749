import type { SessionView } from '@pulso/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api, ApiError } from '../../../lib/api.js';

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }): Promise<SessionView | null> => {
    try {
      return await api.get<SessionView>('/session', {}, signal);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
});

export const signIn = (body: { email: string; password: string }) => api.post<SessionView>('/session', body);
export const signOut = () => api.delete('/session');

import type { LiveView } from '@pulso/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.js';

/** The head of the Live screen: every number of it from one response. */
export const liveQuery = queryOptions({
  queryKey: ['live'],
  queryFn: ({ signal }) => api.get<LiveView>('/live', {}, signal),
  refetchInterval: 60_000,
});

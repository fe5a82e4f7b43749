import type { AlertDetail, AlertView } from '@pulso/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.js';
import { pagesQuery } from '../../../lib/pages.js';

export const openAlertsQuery = pagesQuery<AlertView>(['alerts'], '/alerts', { open: true });
export const allAlertsQuery = pagesQuery<AlertView>(['alerts'], '/alerts');

export const alertQuery = (id: string) =>
  queryOptions({ queryKey: ['alert', id], queryFn: ({ signal }) => api.get<AlertDetail>(`/alerts/${id}`, {}, signal) });

export const acknowledgeAlert = (id: string) => api.post(`/alerts/${id}/acknowledge`);
export const silenceAlert = (id: string, body: { readonly until: string; readonly reason: string }) =>
  api.post(`/alerts/${id}/silence`, body);
export const unsilenceAlert = (id: string) => api.delete(`/alerts/${id}/silence`);

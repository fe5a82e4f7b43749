import type { CreateTouchpointBody, TouchpointView, UpdateTouchpointBody } from '@pulso/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.js';
import { pagesQuery } from '../../../lib/pages.js';

export const touchpointsQuery = pagesQuery<TouchpointView>(['touchpoints'], '/touchpoints');

export const touchpointQuery = (id: string) =>
  queryOptions({ queryKey: ['touchpoint', id], queryFn: ({ signal }) => api.get<TouchpointView>(`/touchpoints/${id}`, {}, signal) });

export const createTouchpoint = (body: CreateTouchpointBody) => api.post<TouchpointView>('/touchpoints', body);
export const updateTouchpoint = (id: string, body: UpdateTouchpointBody) => api.patch<TouchpointView>(`/touchpoints/${id}`, body);

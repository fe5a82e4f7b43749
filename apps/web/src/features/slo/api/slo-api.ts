import type { ObjectiveDetail } from '@pulso/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.js';

export const objectiveQuery = (id: string) =>
  queryOptions({ queryKey: ['objective', id], queryFn: ({ signal }) => api.get<ObjectiveDetail>(`/objectives/${id}`, {}, signal) });

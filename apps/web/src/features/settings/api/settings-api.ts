import type { apiKeyView, createdApiKey, createMemberBody, MemberView } from '@pulso/contracts';
import type { ApiKeyScope, Role } from '@pulso/kernel';
import type { z } from 'zod';
import { api } from '../../../lib/api.js';
import { pagesQuery } from '../../../lib/pages.js';

export type ApiKeyView = z.infer<typeof apiKeyView>;

export const membersQuery = pagesQuery<MemberView>(['members'], '/members');
export const createMember = (body: z.infer<typeof createMemberBody>) => api.post<MemberView>('/members', body);
export const changeRole = (userId: string, role: Role) => api.patch(`/members/${userId}`, { role });
export const removeMember = (userId: string) => api.delete(`/members/${userId}`);

export const apiKeysQuery = pagesQuery<ApiKeyView>(['api-keys'], '/api-keys');
export const createApiKey = (body: { readonly name: string; readonly scopes: readonly ApiKeyScope[] }) =>
  api.post<z.infer<typeof createdApiKey>>('/api-keys', body);
export const revokeApiKey = (id: string) => api.delete(`/api-keys/${id}`);

export const removeDemo = () => api.delete('/demo');

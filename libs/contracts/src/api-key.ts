import { API_KEY_SCOPES } from '@pulso/kernel';
import { z } from 'zod';
import { instant, page } from './page.js';

export const apiKeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(API_KEY_SCOPES)),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type ApiKeyView = z.infer<typeof apiKeyView>;
export const apiKeyPage = page(apiKeyView);
export const createApiKeyBody = z.object({ name: z.string().trim().min(1).max(80), scopes: z.array(z.enum(API_KEY_SCOPES)).min(1) });
export type CreateApiKeyBody = z.infer<typeof createApiKeyBody>;
/** The only answer that ever carries the key itself. */
export const createdApiKey = apiKeyView.extend({ key: z.string() });
export type CreatedApiKey = z.infer<typeof createdApiKey>;

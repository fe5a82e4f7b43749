import { z } from 'zod';
import { idPageQuery, instant, page } from './page.js';

export const deliveryKind = z.enum(['email', 'webhook']);
/** `outbox`: written down and shown, because no mail server is configured. */
export const deliveryState = z.enum(['pending', 'delivered', 'outbox', 'failed']);

export const deliveryView = z.object({
  id: z.uuid(),
  kind: deliveryKind,
  event: z.string(),
  target: z.string(),
  subject: z.string().nullable(),
  state: deliveryState,
  attempts: z.number().int(),
  nextAt: instant.nullable(),
  lastError: z.string().nullable(),
  createdAt: instant,
  deliveredAt: instant.nullable(),
});
export type DeliveryView = z.infer<typeof deliveryView>;
export const deliveryPage = page(deliveryView);
export const deliveryQuery = idPageQuery.extend({ kind: deliveryKind.optional(), state: deliveryState.optional() });
export const deliveryDetail = deliveryView.extend({ body: z.string(), lastResponse: z.string().nullable() });
export type DeliveryDetail = z.infer<typeof deliveryDetail>;

export const WEBHOOK_EVENTS = ['slo.at_risk', 'slo.breached', 'slo.recovered', 'feedback.received', 'feedback.analyzed'] as const;
export const webhookEvent = z.enum(WEBHOOK_EVENTS);

export const webhookEndpointView = z.object({
  id: z.uuid(),
  url: z.string(),
  events: z.array(webhookEvent),
  status: z.enum(['active', 'disabled']),
  createdAt: instant,
});
export type WebhookEndpointView = z.infer<typeof webhookEndpointView>;
export const webhookEndpointPage = page(webhookEndpointView);
export const createWebhookEndpointBody = z.object({ url: z.url().max(500), events: z.array(webhookEvent).min(1) });
export const updateWebhookEndpointBody = z.object({
  events: z.array(webhookEvent).min(1).optional(),
  status: z.enum(['active', 'disabled']).optional(),
});
/** The signing secret (Standard Webhooks, `whsec_…`) is shown once. */
export const createdWebhookEndpoint = webhookEndpointView.extend({ secret: z.string() });

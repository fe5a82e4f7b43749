import type { createdWebhookEndpoint, DeliveryDetail, DeliveryView, webhookEvent, WebhookEndpointView } from '@pulso/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../../../lib/api.js';
import { pagesQuery } from '../../../lib/pages.js';

export type WebhookEvent = z.infer<typeof webhookEvent>;
export type CreatedWebhookEndpoint = z.infer<typeof createdWebhookEndpoint>;

/** Every event, so that one added to the contract cannot be forgotten here. */
const EVENTS: Readonly<Record<WebhookEvent, true>> = {
  'slo.at_risk': true,
  'slo.breached': true,
  'slo.recovered': true,
  'feedback.received': true,
  'feedback.analyzed': true,
};
export const WEBHOOK_EVENTS = Object.keys(EVENTS) as WebhookEvent[];

export const deliveriesQuery = (kind?: DeliveryView['kind']) => pagesQuery<DeliveryView>(['deliveries'], '/deliveries', { kind });
export const deliveryQuery = (id: string) =>
  queryOptions({ queryKey: ['deliveries', id], queryFn: ({ signal }) => api.get<DeliveryDetail>(`/deliveries/${id}`, {}, signal) });
export const resendDelivery = (id: string) => api.post(`/deliveries/${id}/resend`);

export const endpointsQuery = pagesQuery<WebhookEndpointView>(['webhook-endpoints'], '/webhook-endpoints');
export const createEndpoint = (body: { readonly url: string; readonly events: readonly WebhookEvent[] }) =>
  api.post<CreatedWebhookEndpoint>('/webhook-endpoints', body);
export const setEndpointStatus = (id: string, status: WebhookEndpointView['status']) => api.patch(`/webhook-endpoints/${id}`, { status });
export const testEndpoint = (id: string) => api.post(`/webhook-endpoints/${id}/test`);
export const deleteEndpoint = (id: string) => api.delete(`/webhook-endpoints/${id}`);

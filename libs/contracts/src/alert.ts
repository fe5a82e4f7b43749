import { z } from 'zod';
import { idPageQuery, instant, localized, page } from './page.js';
import { evaluationView } from './slo.js';

export const alertState = z.enum(['pending', 'firing', 'recovering', 'resolved']);
export const alertSeverity = z.enum(['warning', 'critical']);

export const alertView = z.object({
  id: z.uuid(),
  objective: z.object({
    id: z.uuid(),
    code: z.string(),
    name: localized,
    comparator: z.enum(['gte', 'lte']),
    target: z.string(),
    timeZone: z.string(),
  }),
  agreement: z.object({ id: z.uuid(), code: z.string(), title: localized }),
  service: z.object({ id: z.uuid(), name: z.string() }),
  periodKey: z.string(),
  state: alertState,
  severity: alertSeverity,
  frozen: z.boolean(),
  openedAt: instant,
  resolvedAt: instant.nullable(),
  /** Why, in a sentence a manager can act on. */
  evidence: localized,
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  silencedUntil: instant.nullable(),
  silencedBy: z.string().nullable(),
  silenceReason: z.string().nullable(),
  isDemo: z.boolean(),
});
export type AlertView = z.infer<typeof alertView>;
export const alertPage = page(alertView);
export const alertQuery = idPageQuery.extend({ open: z.enum(['true', 'false']).optional() });

export const alertDetail = alertView.extend({
  evaluation: evaluationView.nullable(),
  /** Who was told, by which channel, and what became of it. */
  deliveries: z.array(z.object({ id: z.uuid(), kind: z.enum(['email', 'webhook']), target: z.string(), state: z.string(), at: instant })),
  history: z.array(z.object({ at: instant, action: z.string(), actor: z.string().nullable() })),
});
export type AlertDetail = z.infer<typeof alertDetail>;

export const silenceAlertBody = z.object({ until: instant, reason: z.string().trim().min(3).max(280) });

import { cleanText, SURVEY_KINDS } from '@pulso/feedback';
import { z } from 'zod';
import { instant, page } from './page.js';

export const surveyKind = z.enum(SURVEY_KINDS);
export const touchpointLanguage = z.enum(['es', 'en', 'pt']);
/** Text without control characters, which PostgreSQL would refuse; measured after cleaning. */
const words = (maximum: number) => z.string().overwrite(cleanText).min(1).max(maximum);
const origin = z
  .string()
  .max(200)
  .regex(
    /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/,
    'An origin looks like https://www.example.com or https://*.example.com, with no path.',
  );

export const touchpointView = z.object({
  id: z.uuid(),
  publicKey: z.string(),
  name: z.string(),
  surveyKind,
  language: touchpointLanguage,
  question: z.string(),
  followUpQuestion: z.string(),
  allowedOrigins: z.array(z.string()),
  service: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  status: z.enum(['active', 'closed']),
  isDemo: z.boolean(),
  createdAt: instant,
  /** Feedback received in the last 30 days, and when the newest came. */
  received30d: z.number().int(),
  lastReceivedAt: instant.nullable(),
});
export type TouchpointView = z.infer<typeof touchpointView>;
export const touchpointPage = page(touchpointView);

export const createTouchpointBody = z.object({
  name: words(80),
  surveyKind,
  language: touchpointLanguage.default('es'),
  question: words(140).optional(),
  followUpQuestion: words(140).optional(),
  allowedOrigins: z.array(origin).max(50).default([]),
  serviceId: z.uuid().nullable().default(null),
});
export type CreateTouchpointBody = z.infer<typeof createTouchpointBody>;

export const updateTouchpointBody = z.object({
  name: words(80).optional(),
  language: touchpointLanguage.optional(),
  question: words(140).optional(),
  followUpQuestion: words(140).optional(),
  allowedOrigins: z.array(origin).max(50).optional(),
  status: z.enum(['active', 'closed']).optional(),
});
export type UpdateTouchpointBody = z.infer<typeof updateTouchpointBody>;

/** What the widget needs to draw itself; public. */
export const surveyView = z.object({
  publicKey: z.string(),
  name: z.string(),
  organizationName: z.string(),
  surveyKind,
  language: touchpointLanguage,
  question: z.string(),
  followUpQuestion: z.string(),
});
export type SurveyView = z.infer<typeof surveyView>;

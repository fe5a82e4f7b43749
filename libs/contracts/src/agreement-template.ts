import { AGREEMENT_TYPES, PERSPECTIVES } from '@pulso/agreements';
import { z } from 'zod';
import { instant, localized, page } from './page.js';

/** Something only the parties know, asked for when an agreement is begun from a template. */
export const templateVariable = z.object({
  key: z.string(),
  label: localized,
  /** `money` is a whole number of minor units, `date` a civil date, `number` decimal text. */
  kind: z.enum(['text', 'date', 'money', 'number', 'email']),
  /** Used when nothing is given; empty where only the parties can tell. */
  default: z.string(),
  example: z.string(),
});
export type TemplateVariableView = z.infer<typeof templateVariable>;

/** `key` begins a draft: that of a built-in template, or the id of one of the organization's own. */
export const agreementTemplateView = z.object({
  key: z.string(),
  origin: z.enum(['built-in', 'own']),
  name: localized,
  description: localized,
  type: z.enum(AGREEMENT_TYPES),
  perspective: z.enum(PERSPECTIVES),
  /** What has to be checked with a lawyer before it is relied on; null where the template leans on no law. */
  legalNote: localized.nullable(),
  variables: z.array(templateVariable),
  createdAt: instant.nullable(),
});
export type AgreementTemplateView = z.infer<typeof agreementTemplateView>;
export const agreementTemplatePage = page(agreementTemplateView);

export const createAgreementTemplateBody = z.strictObject({
  name: z.strictObject({ es: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) }),
  description: z.strictObject({ es: z.string().trim().max(2_000), en: z.string().trim().max(2_000) }),
  agreementId: z.uuid(),
  n: z.number().int().min(1),
});
export type CreateAgreementTemplateBody = z.infer<typeof createAgreementTemplateBody>;

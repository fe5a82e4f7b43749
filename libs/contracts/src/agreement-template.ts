import { AGREEMENT_TYPES, PERSPECTIVES } from '@pulso/agreements';
import { z } from 'zod';
import { instant, localized, page } from './page.js';

/** A blank that a template asks to be filled in before the draft is made. */
export const templateVariable = z.object({
  key: z.string(),
  label: localized,
  kind: z.enum(['text', 'email', 'date', 'time_zone', 'currency', 'money', 'number', 'share']),
  isRequired: z.boolean(),
  default: z.string(),
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
  /** Rests on a law or custom that somebody who knows it has to confirm. */
  verifyWithCounsel: z.boolean(),
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

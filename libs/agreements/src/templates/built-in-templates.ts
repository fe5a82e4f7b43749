import type { AgreementTemplate } from './agreement-template.js';
import { CALL_CENTRE } from './call-centre.js';

/** The templates every organization has, in the order they are offered. */
export const BUILT_IN_TEMPLATES: readonly AgreementTemplate[] = [CALL_CENTRE];

export function builtInTemplate(key: string): AgreementTemplate | undefined {
  return BUILT_IN_TEMPLATES.find((template) => template.key === key);
}

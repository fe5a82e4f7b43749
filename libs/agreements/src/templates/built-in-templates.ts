import type { AgreementTemplate } from './agreement-template.js';
import { BAKERY_DELIVERIES } from './bakery-deliveries.js';
import { CALL_CENTRE } from './call-centre.js';
import { CUSTOMER_SERVICE_SPAIN } from './customer-service-spain.js';
import { DESIGN_AGENCY } from './design-agency.js';
import { IT_MANAGED_SERVICE } from './it-managed-service.js';
import { PQRS_COLOMBIA } from './pqrs-colombia.js';
import { SALES_MARKETING_SUPPORT } from './sales-marketing-support.js';
import { UNDERPINNING_TELECOM } from './underpinning-telecom.js';

/** The templates every organization has, in the order they are offered. */
export const BUILT_IN_TEMPLATES: readonly AgreementTemplate[] = [
  CALL_CENTRE,
  BAKERY_DELIVERIES,
  SALES_MARKETING_SUPPORT,
  DESIGN_AGENCY,
  IT_MANAGED_SERVICE,
  CUSTOMER_SERVICE_SPAIN,
  PQRS_COLOMBIA,
  UNDERPINNING_TELECOM,
];

export function builtInTemplate(key: string): AgreementTemplate | undefined {
  return BUILT_IN_TEMPLATES.find((template) => template.key === key);
}

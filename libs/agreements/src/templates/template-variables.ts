import type { LocalizedText } from '../localized-text.js';
import type { TemplateVariable } from './agreement-template.js';
import { t } from './template-values.js';

function variable(key: string, kind: TemplateVariable['kind'], label: LocalizedText, example: string, fallback = ''): TemplateVariable {
  return { key, kind, label, default: fallback, example };
}

export const textVariable = (key: string, label: LocalizedText, example: string, fallback = ''): TemplateVariable =>
  variable(key, 'text', label, example, fallback);

export const moneyVariable = (key: string, label: LocalizedText, amountMinor: string): TemplateVariable =>
  variable(key, 'money', label, amountMinor, amountMinor);

export const numberVariable = (key: string, label: LocalizedText, value: string): TemplateVariable =>
  variable(key, 'number', label, value, value);

/** A person's name and e-mail address. */
export function personVariables(key: string, who: LocalizedText, name: string, email: string): TemplateVariable[] {
  return [
    variable(`${key}_name`, 'text', t(`${who.es}: nombre`, `${who.en}: name`), name),
    variable(`${key}_email`, 'email', t(`${who.es}: correo`, `${who.en}: e-mail`), email),
  ];
}

/** First and last day, zone and currency. */
export function termVariables(timeZone: string, currency: string): TemplateVariable[] {
  return [
    variable('effective_from', 'date', t('Primer día de servicio', 'First day of service'), '2026-01-01'),
    variable('effective_to', 'date', t('Último día de servicio', 'Last day of service'), '2026-12-31'),
    variable('time_zone', 'text', t('Zona horaria', 'Time zone'), timeZone, timeZone),
    variable('currency', 'text', t('Moneda', 'Currency'), currency, currency),
  ];
}

/** The people of an agreement between a provider and a customer. */
export const PROVIDER_AND_CUSTOMER: readonly TemplateVariable[] = [
  textVariable('provider_name', t('Nombre del proveedor', 'Name of the provider'), 'VozClara Contact Center'),
  ...personVariables('provider_manager', t('Gerencia del servicio', 'Service manager'), 'Marta Ruiz', 'marta.ruiz@vozclara.example'),
  ...personVariables('provider_escalation', t('Escalamiento nivel 2', 'Escalation level 2'), 'Diego Paz', 'diego.paz@vozclara.example'),
  textVariable('customer_name', t('Nombre del cliente', 'Name of the customer'), 'Panadería La Espiga'),
  ...personVariables('customer_owner', t('Responsable de cuenta', 'Account owner'), 'Elena Soto', 'elena.soto@laespiga.example'),
  ...personVariables(
    'customer_billing',
    t('Facturación del cliente', 'Billing of the customer'),
    'Iván Mora',
    'ivan.mora@laespiga.example',
  ),
];

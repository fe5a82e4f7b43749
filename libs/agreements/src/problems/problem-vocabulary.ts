import type { ReferenceKind } from '../references.js';
import type { LocalizedText } from '../localized-text.js';
import type { MetricClass } from '../metrics.js';
import type { StakeholderFunction } from '../stakeholders.js';

const FUNCTIONS: Readonly<Record<StakeholderFunction, LocalizedText>> = {
  signatory: { es: 'firmante', en: 'signatory' },
  approver: { es: 'aprobador', en: 'approver' },
  reviewer: { es: 'revisor', en: 'reviewer' },
  account_owner: { es: 'responsable de cuenta', en: 'account owner' },
  service_manager: { es: 'gerente de servicio', en: 'service manager' },
  escalation_l1: { es: 'escalamiento de nivel 1', en: 'level 1 escalation' },
  escalation_l2: { es: 'escalamiento de nivel 2', en: 'level 2 escalation' },
  escalation_l3: { es: 'escalamiento de nivel 3', en: 'level 3 escalation' },
  billing: { es: 'facturación', en: 'billing' },
  privacy: { es: 'privacidad', en: 'privacy' },
  observer: { es: 'observador', en: 'observer' },
};

const CLASSES: Readonly<Record<MetricClass, LocalizedText>> = {
  quality: { es: 'la calidad de la salida', en: 'the quality of the output' },
  error_rate: { es: 'las tasas de error', en: 'error rates' },
  cost: { es: 'el costo de cumplir los objetivos', en: 'the cost of meeting the targets' },
  impact: { es: 'el impacto en el cliente', en: 'the impact on the customer' },
  loyalty: { es: 'la lealtad', en: 'loyalty' },
  effort: { es: 'el esfuerzo', en: 'effort' },
  throughput: { es: 'el volumen', en: 'throughput' },
  timeliness: { es: 'la puntualidad', en: 'timeliness' },
  availability: { es: 'la disponibilidad', en: 'availability' },
};

const KINDS: Readonly<Record<ReferenceKind, LocalizedText>> = {
  party: { es: 'la parte', en: 'party' },
  person: { es: 'la persona', en: 'person' },
  participant: { es: 'la persona o parte', en: 'person or party' },
  service: { es: 'el servicio', en: 'service' },
  calendar: { es: 'el calendario', en: 'calendar' },
  plan: { es: 'el plan de servicio', en: 'service plan' },
  level: { es: 'el nivel de servicio', en: 'service level' },
  level_code: { es: 'el código de nivel', en: 'level code' },
  indicator: { es: 'la métrica', en: 'metric' },
  remedy_plan: { es: 'el plan de respuesta', en: 'remedy plan' },
  credit_schedule: { es: 'la escala de créditos', en: 'credit schedule' },
  obligation: { es: 'la obligación', en: 'obligation' },
};

const MEMBERS = {
  comparator: { es: 'el sentido de la comparación', en: 'the direction of the comparison' },
  window: { es: 'el período', en: 'the window' },
  method: { es: 'el método', en: 'the method' },
  slice: { es: 'la franja', en: 'the slice' },
  indicator: { es: 'la métrica', en: 'the metric' },
  level: { es: 'si obliga', en: 'whether it binds' },
} as const satisfies Readonly<Record<string, LocalizedText>>;

const LANGUAGES: Readonly<Record<string, LocalizedText>> = {
  es: { es: 'español', en: 'Spanish' },
  en: { es: 'inglés', en: 'English' },
};

/** Values of problems that are words of ours rather than of the agreement, by the name of the value. */
export const VOCABULARY: Readonly<Record<string, Readonly<Record<string, LocalizedText>>>> = {
  function: FUNCTIONS,
  class: CLASSES,
  kind: KINDS,
  member: MEMBERS,
  language: LANGUAGES,
};

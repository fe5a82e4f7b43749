import type { LocalizedText } from '../localized-text.js';
import type { MeasurementExclusion } from '../exclusions.js';
import type { AgreedIndicator } from '../metrics.js';
import type { Obligation } from '../obligations.js';
import type { Overview } from '../overview.js';
import type { CreditSchedule, RemedyPlan, RemedyStep } from '../remedies.js';
import type { ServiceLevel } from '../service-levels.js';
import type { ServicePlan } from '../services.js';
import type { ContactPoint, Party, PartyRole, StakeholderFunction } from '../stakeholders.js';
import type { TerminationCondition } from '../termination.js';
import type { DocumentSignature } from './document-blocks.js';

type Words<Value extends string> = Readonly<Record<Value, LocalizedText>>;

export const AGREEMENT_TYPE_WORDS: Words<Overview['type']> = {
  customer: { es: 'acuerdo de cliente', en: 'customer agreement' },
  internal: { es: 'acuerdo interno', en: 'internal agreement' },
  multilevel: { es: 'acuerdo multinivel', en: 'multilevel agreement' },
  underpinning: { es: 'contrato de apoyo', en: 'underpinning contract' },
};

export const PERSPECTIVE_WORDS: Words<Overview['perspective']> = {
  provider: { es: 'lo lleva quien presta el servicio', en: 'kept by the provider' },
  customer: { es: 'lo lleva quien recibe el servicio', en: 'kept by the customer' },
  internal: { es: 'lo lleva la propia organización', en: 'kept inside the organization' },
};

export const LANGUAGE_WORDS: Words<'es' | 'en'> = { es: { es: 'español', en: 'Spanish' }, en: { es: 'inglés', en: 'English' } };

export const ROUNDING_WORDS: Words<Overview['rounding']> = {
  half_up: { es: 'la media unidad sube', en: 'halves are rounded up' },
  half_even: { es: 'la media unidad va a la cifra par', en: 'halves go to the even digit' },
};

export const AMENDMENT_WORDS: Words<Overview['amendmentEffect']> = {
  next_period: { es: 'cuenta desde el período siguiente a su firma', en: 'counts from the period after its signature' },
  split_period: {
    es: 'parte en dos el período en curso y cada parte se mide con su texto',
    en: 'splits the running period, and each part is judged by its own text',
  },
};

export const PARTY_KIND_WORDS: Words<Party['kind']> = {
  organization: { es: 'organización', en: 'organization' },
  team: { es: 'equipo', en: 'team' },
  person: { es: 'persona', en: 'person' },
};

export const PARTY_ROLE_WORDS: Words<PartyRole> = {
  provider: { es: 'presta el servicio', en: 'provider' },
  customer: { es: 'cliente', en: 'customer' },
  sub_provider: { es: 'suministra a quien presta el servicio', en: 'supplier of the provider' },
  beneficiary: { es: 'beneficiaria', en: 'beneficiary' },
  auditor: { es: 'audita', en: 'auditor' },
  broker: { es: 'intermedia', en: 'broker' },
  measurer: { es: 'mide', en: 'measurer' },
};

export const FUNCTION_WORDS: Words<StakeholderFunction> = {
  signatory: { es: 'firma', en: 'signatory' },
  approver: { es: 'aprueba', en: 'approver' },
  reviewer: { es: 'revisa', en: 'reviewer' },
  account_owner: { es: 'responsable de cuenta', en: 'account owner' },
  service_manager: { es: 'gerencia del servicio', en: 'service manager' },
  escalation_l1: { es: 'escalamiento nivel 1', en: 'escalation level 1' },
  escalation_l2: { es: 'escalamiento nivel 2', en: 'escalation level 2' },
  escalation_l3: { es: 'escalamiento nivel 3', en: 'escalation level 3' },
  billing: { es: 'facturación', en: 'billing' },
  privacy: { es: 'protección de datos', en: 'privacy' },
  observer: { es: 'observa', en: 'observer' },
};

export const CONTACT_WORDS: Words<ContactPoint['kind']> = {
  email: { es: 'correo', en: 'e-mail' },
  phone: { es: 'teléfono', en: 'phone' },
  chat: { es: 'chat', en: 'chat' },
};

export const PRICE_FREQUENCY_WORDS: Words<NonNullable<ServicePlan['price']>['frequency']> = {
  month: { es: 'al mes', en: 'a month' },
  quarter: { es: 'al trimestre', en: 'a quarter' },
  year: { es: 'al año', en: 'a year' },
  unit: { es: 'por unidad', en: 'per unit' },
};

export const LEVEL_WORDS: Words<ServiceLevel['level']> = {
  contractual: { es: 'contractual: obliga a las partes', en: 'contractual: it binds the parties' },
  internal_guardrail: { es: 'guía interna: avisa y no obliga', en: 'internal guardrail: it warns and does not bind' },
};

export const METHOD_WORDS: Words<ServiceLevel['method']> = {
  events: { es: 'cada respuesta o caso cuenta igual', en: 'every answer or case counts the same' },
  slices: {
    es: 'se juzga cada tramo y se cuentan los que alcanzan su valor',
    en: 'each slot is judged, and those that reach their value are counted',
  },
  slice_ratio: { es: 'promedio de los tramos: cada tramo pesa igual', en: 'average of the slots: each slot weighs the same' },
  aggregate: { es: 'un solo valor de todo el período', en: 'one value of the whole period' },
};

export const SLICE_LENGTH_WORDS: Words<NonNullable<ServiceLevel['slice']>['length']> = {
  hour: { es: 'una hora', en: 'one hour' },
  day: { es: 'un día', en: 'one day' },
  week: { es: 'una semana', en: 'one week' },
};

export const EMPTY_SLICE_WORDS: Words<NonNullable<ServiceLevel['slice']>['empty']> = {
  gap: { es: 'no cuenta', en: 'does not count' },
  good: { es: 'cuenta como cumplido', en: 'counts as met' },
  bad: { es: 'cuenta como incumplido', en: 'counts as missed' },
};

export const INSUFFICIENT_WORDS: Words<ServiceLevel['insufficient']> = {
  insufficient_data: {
    es: 'el período queda sin veredicto, como «datos insuficientes»',
    en: 'the period gets no verdict and is shown as "not enough data"',
  },
  carry_forward: { es: 'sus datos pasan al período siguiente', en: 'its data go to the next period' },
  extend_window: {
    es: 'el período se alarga hasta llegar a la muestra mínima',
    en: 'the period is extended until the minimum sample is there',
  },
};

export const ZERO_TRAFFIC_WORDS: Words<ServiceLevel['zeroTraffic']> = {
  no_data: { es: 'el período no cuenta como cumplido ni como incumplido', en: 'the period counts as neither met nor missed' },
  met: { es: 'el período cuenta como cumplido', en: 'the period counts as met' },
  missed: { es: 'el período cuenta como incumplido', en: 'the period counts as missed' },
};

export const VERDICT_RULE_WORDS: Words<ServiceLevel['verdictRule']> = {
  point: { es: 'el valor medido se compara con el objetivo', en: 'the measured value is compared with the target' },
  confident_miss: {
    es: 'se incumple cuando todo el intervalo de confianza del 95 % queda del lado malo del objetivo',
    en: 'missed when the whole 95% confidence interval lies on the wrong side of the target',
  },
  confident_met: {
    es: 'se cumple cuando todo el intervalo de confianza del 95 % queda del lado bueno del objetivo',
    en: 'met when the whole 95% confidence interval lies on the right side of the target',
  },
};

export const RESPONSIBILITY_WORDS: Words<ServiceLevel['responsibilities'][number]['role']> = {
  responsible: { es: 'Lo hace', en: 'Responsible' },
  accountable: { es: 'Responde de ello', en: 'Accountable' },
  consulted: { es: 'Se le consulta', en: 'Consulted' },
  informed: { es: 'Se le informa', en: 'Informed' },
};

export const EXCLUSION_KIND_WORDS: Words<MeasurementExclusion['kind']> = {
  cause: { es: 'causa ajena', en: 'outside cause' },
  event_class: { es: 'clase de casos', en: 'class of events' },
  time_window: { es: 'franja de tiempo', en: 'time window' },
  counterparty_fault: { es: 'causa de la otra parte', en: 'fault of the other party' },
  planned_maintenance: { es: 'mantenimiento programado', en: 'planned maintenance' },
};

export const EXCLUSION_MODE_WORDS: Words<MeasurementExclusion['mode']> = {
  drop_events: { es: 'los casos afectados no se cuentan', en: 'the affected events are not counted' },
  freeze_time: { es: 'el tiempo afectado no se cuenta', en: 'the affected time is not counted' },
};

export const INSUFFICIENT_POLICY_WORDS: Words<TerminationCondition['insufficientPolicy']> = {
  skip: { es: 'se salta: ni suma ni interrumpe', en: 'is skipped: it neither adds nor interrupts' },
  reset: { es: 'la cuenta vuelve a empezar', en: 'the count starts again' },
  count_as_miss: { es: 'cuenta como incumplido', en: 'counts as missed' },
};

export const TRIGGER_WORDS: Words<RemedyPlan['triggers'][number]> = {
  at_risk: { es: 'un nivel está en riesgo', en: 'a level is at risk' },
  missed: { es: 'un nivel se incumple', en: 'a level is missed' },
  consecutive_2: { es: 'un nivel se incumple dos períodos seguidos', en: 'a level is missed in two consecutive periods' },
  termination_near: { es: 'falta un incumplimiento para el derecho a cancelar', en: 'one more miss gives the right to terminate' },
};

export const ACTION_WORDS: Words<RemedyStep['action']> = {
  notify: { es: 'Avisar', en: 'Notify' },
  acknowledge: { es: 'Confirmar la recepción', en: 'Acknowledge' },
  root_cause: { es: 'Analizar la causa raíz', en: 'Find the root cause' },
  corrective_action: { es: 'Corregir', en: 'Correct' },
  credit: { es: 'Abonar el crédito', en: 'Credit' },
  executive_review: { es: 'Revisar en dirección', en: 'Executive review' },
  price_review: { es: 'Revisar el precio', en: 'Price review' },
};

export const CREDIT_BASE_WORDS: Words<CreditSchedule['base']> = {
  period_fee: { es: 'la cuota del período', en: 'the fee of the period' },
  service_fee: { es: 'la cuota del servicio afectado', en: 'the fee of the affected service' },
  invoice: { es: 'la factura del período', en: 'the invoice of the period' },
  per_unit: { es: 'el precio de cada unidad afectada', en: 'the price of each affected unit' },
};

export const WITHIN_LEVEL_WORDS: Words<CreditSchedule['withinLevel']> = {
  highest: { es: 'se aplica solo el tramo más alto que corresponda', en: 'only the highest tier that holds applies' },
  cumulative: { es: 'los tramos que correspondan se suman', en: 'the tiers that hold add up' },
};

export const ACROSS_LEVELS_WORDS: Words<CreditSchedule['acrossLevels']> = {
  sum: { es: 'los créditos de varios niveles se suman', en: 'credits of several levels add up' },
  max: { es: 'de varios niveles se aplica el crédito mayor', en: 'of several levels, the largest credit applies' },
};

export const METRIC_CLASS_WORDS: Words<AgreedIndicator['class']> = {
  quality: { es: 'calidad de la salida', en: 'output quality' },
  error_rate: { es: 'tasa de errores', en: 'error rate' },
  cost: { es: 'costo de cumplir los objetivos', en: 'cost of meeting the targets' },
  impact: { es: 'impacto en el cliente', en: 'impact on the customer' },
  loyalty: { es: 'lealtad', en: 'loyalty' },
  effort: { es: 'esfuerzo', en: 'effort' },
  throughput: { es: 'volumen atendido', en: 'throughput' },
  timeliness: { es: 'puntualidad', en: 'timeliness' },
  availability: { es: 'disponibilidad', en: 'availability' },
};

export const METRIC_KIND_WORDS: Words<AgreedIndicator['kind']> = {
  KQI: { es: 'KQI: percibida por el cliente', en: 'KQI: perceived by the customer' },
  KPI: { es: 'KPI: medida en el proceso', en: 'KPI: measured on the process' },
};

export const METRIC_FORM_WORDS: Words<AgreedIndicator['form']> = {
  ratio: { es: 'proporción de casos', en: 'share of cases' },
  bounded_mean: { es: 'promedio en una escala', en: 'mean on a scale' },
  count: { es: 'recuento', en: 'count' },
  rate: { es: 'cantidad por unidad de tiempo', en: 'quantity per unit of time' },
  sum: { es: 'suma', en: 'sum' },
  percentile: { es: 'percentil', en: 'percentile' },
  composite: { es: 'valor compuesto', en: 'composite value' },
};

export const METRIC_SOURCE_WORDS: Words<AgreedIndicator['source']> = {
  feedback: { es: 'opiniones de clientes', en: 'customer feedback' },
  measurement: { es: 'mediciones enviadas', en: 'measurements sent in' },
  incident: { es: 'registro de incidencias', en: 'incident log' },
  ledger: { es: 'registro de costos', en: 'cost ledger' },
  derived: { es: 'calculada a partir de otras', en: 'derived from others' },
};

export const DEDUP_WORDS: Words<AgreedIndicator['dedup']> = {
  none: { es: 'cada respuesta cuenta', en: 'every answer counts' },
  last_per_interaction: { es: 'cuenta la última respuesta de cada interacción', en: 'the last answer of each interaction counts' },
  one_per_customer_per_period: { es: 'cuenta una respuesta por cliente y período', en: 'one answer per customer and period counts' },
};

export const OBLIGATION_KIND_WORDS: Words<Obligation['kind']> = {
  payment: { es: 'pago', en: 'payment' },
  delivery: { es: 'entrega', en: 'delivery' },
  access: { es: 'acceso', en: 'access' },
  information: { es: 'información', en: 'information' },
  response: { es: 'respuesta', en: 'response' },
  staffing: { es: 'dotación de personal', en: 'staffing' },
  other: { es: 'otra', en: 'other' },
};

export const SIGNATURE_METHOD_WORDS: Words<DocumentSignature['method']> = {
  typed: { es: 'firma electrónica simple, nombre escrito', en: 'simple electronic signature, typed name' },
  drawn: { es: 'firma electrónica simple, trazo dibujado', en: 'simple electronic signature, drawn' },
};

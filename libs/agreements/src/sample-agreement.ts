import type { AgreementContent } from './agreement-content.js';
import type { LocalizedText } from './localized-text.js';
import type { AgreedIndicator, MetricClass } from './metrics.js';
import type { Recurrence } from './recurrence.js';
import type { ServiceLevel } from './service-levels.js';
import type { Stakeholder, StakeholderFunction } from './stakeholders.js';

const t = (es: string, en: string): LocalizedText => ({ es, en });

const monthlyOn = (day: number): Recurrence => ({
  every: 1,
  unit: 'month',
  on: { kind: 'day_of_month', day },
  at: '10:00',
  from: '2026-01-01',
});

const person = (ref: string, partyRef: string, name: string, functions: readonly StakeholderFunction[]): Stakeholder => ({
  ref,
  partyRef,
  name,
  jobTitle: 'Gerencia',
  functions,
  contacts: [{ kind: 'email', value: `${ref}@${partyRef}.example` }],
  locale: 'es',
  timeZone: 'Europe/Madrid',
});

const indicator = (ref: string, metricClass: MetricClass, over: Partial<AgreedIndicator> = {}): AgreedIndicator => ({
  ref,
  key: ref.replaceAll('-', '_'),
  generation: 1,
  name: t(`Métrica ${ref}`, `Metric ${ref}`),
  class: metricClass,
  kind: 'KQI',
  form: 'ratio',
  unit: 'ratio',
  source: 'feedback',
  series: '',
  algorithm: t('Respuestas buenas entre respuestas dadas.', 'Good answers among answers given.'),
  dedup: 'none',
  scorer: null,
  ...over,
});

const level = (ref: string, code: string, indicatorRef: string, over: Partial<ServiceLevel> = {}): ServiceLevel => ({
  ref,
  code,
  name: t(`Nivel ${code}`, `Level ${code}`),
  serviceRef: 'llamadas',
  indicatorRef,
  planRef: null,
  partyRef: null,
  level: 'contractual',
  comparator: 'gte',
  target: '0.85',
  warningTarget: '0.87',
  window: { kind: 'calendar', unit: 'month' },
  method: 'events',
  slice: null,
  minSample: 50,
  minCoverage: null,
  insufficient: 'insufficient_data',
  zeroTraffic: 'no_data',
  verdictRule: 'point',
  remedyPlanRef: 'respuesta',
  creditScheduleRef: null,
  calendarRef: null,
  expectedPerWindow: 400,
  responsibilities: [{ partyRef: 'vozclara', role: 'responsible' }],
  ...over,
});

/** A complete agreement without a problem, which the specs of this library break one piece at a time. */
export const SAMPLE_AGREEMENT: AgreementContent = {
  overview: {
    title: t('Centro de llamadas', 'Call centre'),
    type: 'customer',
    perspective: 'provider',
    summary: t('VozClara atiende a quienes llaman a La Espiga.', 'VozClara answers those who call La Espiga.'),
    statementOfIntent: t('', ''),
    languages: ['es', 'en'],
    prevailingLanguage: 'es',
    timeZone: 'Europe/Madrid',
    effectiveFrom: '2026-01-01',
    effectiveTo: '2026-12-31',
    renewal: { mode: 'manual', termMonths: 12, noticeDays: 60 },
    currency: 'EUR',
    rounding: 'half_up',
    disputeWindowDays: 10,
    periodCloseGraceHours: 72,
    amendmentEffect: 'next_period',
    parentCode: null,
    overridableLevels: [],
    underpins: [],
  },
  stakeholders: {
    parties: [
      {
        ref: 'vozclara',
        kind: 'organization',
        name: 'VozClara',
        legalName: '',
        taxId: '',
        address: '',
        roles: ['provider'],
        mustSign: true,
        signingOrder: 1,
        planRef: null,
      },
      {
        ref: 'la-espiga',
        kind: 'organization',
        name: 'La Espiga',
        legalName: '',
        taxId: '',
        address: '',
        roles: ['customer'],
        mustSign: true,
        signingOrder: 2,
        planRef: 'oro',
      },
    ],
    people: [
      person('marta', 'vozclara', 'Marta Ruiz', ['signatory', 'service_manager']),
      person('diego', 'vozclara', 'Diego Paz', ['escalation_l1']),
      person('elena', 'la-espiga', 'Elena Soto', ['signatory', 'account_owner']),
      person('ivan', 'la-espiga', 'Iván Mora', ['approver', 'billing']),
    ],
  },
  goals: {
    goals: [
      { ref: 'g1', partyRef: 'la-espiga', statement: t('Que quien llama vuelva a comprar.', 'That callers buy again.'), levelRefs: ['n1'] },
      { ref: 'g2', partyRef: 'vozclara', statement: t('Cobrar cada mes.', 'To be paid every month.'), levelRefs: ['n1'] },
    ],
    beneficiaries: [
      {
        ref: 'clientes',
        description: t('Personas que compran pan.', 'People who buy bread.'),
        benefitsHow: t('Hablan con una persona.', 'They talk to a person.'),
        needs: t('Resolver a la primera.', 'To be helped the first time.'),
        levelRefs: ['n1'],
      },
    ],
  },
  services: {
    services: [
      {
        ref: 'llamadas',
        name: t('Llamadas entrantes', 'Inbound calls'),
        description: t('Pedidos, incidencias y reclamaciones.', 'Orders, incidents and complaints.'),
        channels: ['teléfono'],
        locations: [],
        volumesUpTo: t('', ''),
        calendarRef: 'lunes-sabado',
        deliverables: [
          {
            ref: 'informe',
            name: t('Informe mensual', 'Monthly report'),
            unit: 'reports',
            due: t('El tercer día hábil de cada mes.', 'The third working day of each month.'),
            acceptedBy: ['elena'],
          },
        ],
      },
    ],
    calendars: [
      {
        ref: 'lunes-sabado',
        name: t('Lunes a sábado', 'Monday to Saturday'),
        weekly: [
          { day: 'mon', start: '08:00', end: '20:00' },
          { day: 'sat', start: '08:00', end: '20:00' },
        ],
        closed: [{ date: '2026-01-06', name: t('Reyes', 'Epiphany') }],
      },
    ],
    plans: [
      {
        ref: 'base',
        name: t('Base', 'Basic'),
        inheritsFrom: null,
        price: null,
        overrides: [{ levelRef: 'n1', target: '0.86' }],
      },
      { ref: 'oro', name: t('Oro', 'Gold'), inheritsFrom: 'base', price: { amountMinor: '1800000', frequency: 'month' }, overrides: [] },
    ],
  },
  service_levels: {
    levels: [
      level('n1', 'N1', 'csat-top2', { creditScheduleRef: 'creditos', planRef: 'oro', partyRef: 'vozclara' }),
      level('n2', 'N2', 'calls-per-hour', {
        method: 'slices',
        slice: { length: 'hour', value: '120', minSample: 1, empty: 'gap' },
        target: '0.95',
        warningTarget: null,
        minSample: 200,
        expectedPerWindow: 300,
        calendarRef: 'lunes-sabado',
      }),
      level('n4', 'N4', 'error-rate', { comparator: 'lte', target: '0.02', warningTarget: '0.015' }),
      level('n6', 'N6', 'cost-per-satisfied', { comparator: 'lte', target: '15.00', warningTarget: null, method: 'aggregate' }),
      level('n7', 'N7', 'lost-time', {
        level: 'internal_guardrail',
        comparator: 'lte',
        target: '6',
        warningTarget: null,
        method: 'aggregate',
        window: { kind: 'rolling', days: 28 },
        remedyPlanRef: null,
      }),
    ],
  },
  exclusions: {
    services: [{ ref: 'ventas', name: t('Ventas salientes', 'Outbound sales'), reason: t('Contrato aparte.', 'Another contract.') }],
    statesNoExcludedServices: false,
    measurement: [
      {
        ref: 'corte',
        kind: 'cause',
        description: t('Cortes de la línea de más de 15 minutos.', 'Line outages of more than 15 minutes.'),
        needsEvidence: true,
        approverFunction: 'account_owner',
        levelRefs: ['n2'],
        mode: 'freeze_time',
      },
    ],
  },
  termination: {
    conditions: [
      {
        ref: 'tres-seguidos',
        inFavourOf: ['la-espiga'],
        description: t('N1 no se alcanza tres meses seguidos.', 'N1 is missed three months in a row.'),
        rule: { kind: 'consecutive_misses', levelRefs: ['n1'], n: 3 },
        insufficientPolicy: 'skip',
        cureDays: 30,
        noticeDays: 30,
      },
      {
        ref: 'impago',
        inFavourOf: ['vozclara'],
        description: t('Un recibo queda impagado 45 días.', 'An invoice stays unpaid for 45 days.'),
        rule: { kind: 'obligation', obligationRef: 'pago', daysLate: 45 },
        insufficientPolicy: 'skip',
        cureDays: 0,
        noticeDays: 30,
      },
    ],
  },
  remedy_plan: {
    plans: [
      {
        ref: 'respuesta',
        name: t('Respuesta', 'Response'),
        triggers: ['missed'],
        steps: [
          {
            action: 'notify',
            description: t('Aviso en una hora.', 'Notice in one hour.'),
            assigneeFunction: 'escalation_l1',
            due: { amount: 1, unit: 'hour' },
          },
          {
            action: 'root_cause',
            description: t('Causa raíz en cinco días hábiles.', 'Root cause in five working days.'),
            assigneeFunction: 'service_manager',
            due: { amount: 5, unit: 'business_day' },
          },
        ],
      },
    ],
    creditSchedules: [
      {
        ref: 'creditos',
        name: t('Créditos', 'Credits'),
        base: 'period_fee',
        feeMinor: '1800000',
        tiers: [
          { threshold: '0.85', share: '0.05' },
          { threshold: '0.80', share: '0.08' },
          { threshold: '0.75', share: '0.12' },
        ],
        withinLevel: 'highest',
        acrossLevels: 'sum',
        caps: { perPeriodShare: '0.15', perYearShare: '0.10' },
        earnBack: { nextPeriods: 2, atLeast: '0.88' },
        bonusTiers: [],
        claim: { kind: 'automatic' },
        minAmountMinor: '0',
        soleRemedy: false,
      },
    ],
  },
  metrics: {
    indicators: [
      indicator('csat-top2', 'quality'),
      indicator('calls-per-hour', 'throughput', {
        kind: 'KPI',
        form: 'rate',
        unit: 'calls',
        source: 'measurement',
        series: 'calls.answered',
      }),
      indicator('error-rate', 'error_rate'),
      indicator('cost-per-satisfied', 'cost', { kind: 'KPI', form: 'rate', unit: 'EUR', source: 'ledger', series: 'costs' }),
      indicator('lost-time', 'impact', { form: 'rate', unit: 'minutes' }),
    ],
  },
  obligations: {
    obligations: [
      {
        ref: 'pago',
        obligorRef: 'la-espiga',
        obligeeRef: 'vozclara',
        kind: 'payment',
        action: t('Pagar la cuota mensual por adelantado.', 'Pay the monthly fee in advance.'),
        payment: { amountMinor: '1800000', basis: 'fixed', unit: '', netDays: 15, taxIncluded: false },
        due: monthlyOn(5),
        evidence: t('', ''),
        consequence: t('', ''),
        suspendsLevelRefs: [],
      },
      {
        ref: 'dotacion',
        obligorRef: 'vozclara',
        obligeeRef: 'la-espiga',
        kind: 'staffing',
        action: t('Dotar al menos 14 agentes por franja.', 'Staff at least 14 agents a shift.'),
        payment: null,
        due: null,
        evidence: t('', ''),
        consequence: t('', ''),
        suspendsLevelRefs: ['n2'],
      },
    ],
  },
  monitoring: {
    statement: t('Encuesta al cerrar la llamada y centralita.', 'Survey after the call and telephone exchange.'),
    sources: [
      { ref: 'centralita', tool: 'Centralita', ownerRef: 'vozclara', series: 'calls.answered' },
      { ref: 'contabilidad', tool: 'Contabilidad', ownerRef: 'ivan', series: 'costs' },
    ],
    reporting: monthlyOn(3),
    meeting: {
      recurrence: { every: 1, unit: 'month', on: { kind: 'weekday', weekday: 'tue', ordinal: 1 }, at: '10:00', from: '2026-01-01' },
      attendeeFunctions: ['service_manager', 'account_owner'],
      agenda: t('Cifras del mes.', 'Figures of the month.'),
    },
    reportRecipients: ['elena'],
    responsibleRef: 'marta',
    retentionMonths: 24,
    auditAccess: true,
  },
  review: {
    recurrence: { every: 3, unit: 'month', on: { kind: 'day_of_month', day: 15 }, at: '10:00', from: '2026-01-01' },
    attendeeFunctions: ['service_manager', 'account_owner'],
    agenda: t('Objetivos y cambios.', 'Targets and changes.'),
  },
  glossary: {
    terms: [{ ref: 'franja', term: t('franja', 'shift'), definition: t('Media jornada de atención.', 'Half a day of attendance.') }],
  },
};

import {
  AGREEMENT_LANGUAGES,
  AGREEMENT_TYPES,
  LEVEL_COMPARATORS,
  LEVEL_METHODS,
  METRIC_CLASSES,
  PARTY_ROLES,
  PERSPECTIVES,
  REF,
  STAKEHOLDER_FUNCTIONS,
  WEEKDAYS,
  type AgreementContent,
  type SectionKey,
} from '@pulso/agreements';
import { CALENDAR_UNITS } from '@pulso/kernel';
import { z } from 'zod';

/**
 * The shape of an agreement's content on the wire. A draft may be incomplete: texts may be empty and references may point nowhere yet; what
 * is missing is told by the checklist, what is impossible is refused here. Unknown members are refused, so that nothing is dropped silently.
 */
const MAX_ITEMS = 500;

const ref = z.string().regex(REF, 'Use lower-case letters, digits and hyphens, at most 63.');
const name = z.string().max(200);
const line = z.string().max(2_000);
const prose = z.strictObject({ es: z.string().max(20_000), en: z.string().max(20_000) });
const short = z.strictObject({ es: z.string().max(500), en: z.string().max(500) });
const date = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as 08:00.');
const decimal = z.string().regex(/^\d{1,12}(\.\d{1,9})?$/, 'Write a number as 0.85: digits, a dot, no sign.');
const share = z.string().regex(/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/, 'Write a share as a fraction from 0 to 1, such as 0.85 for 85 %.');
const minor = z.string().regex(/^\d{1,15}$/, 'Write an amount as a whole number of the smallest unit of the currency.');
const count = z.number().int().min(0).max(1_000_000_000);
const days = z.number().int().min(0).max(3_660);
const stakeholderFunction = z.enum(STAKEHOLDER_FUNCTIONS);
const timeZone = z.string().min(1).max(64);

const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(MAX_ITEMS);

/** A list whose items are told apart by `ref`. */
const items = <Item extends z.ZodType<{ readonly ref: string }>>(item: Item) =>
  list(item).superRefine((values, context) => {
    const seen = new Set<string>();
    values.forEach((value, index) => {
      if (seen.has(value.ref)) context.addIssue({ code: 'custom', path: [index, 'ref'], message: `"${value.ref}" is used twice.` });
      seen.add(value.ref);
    });
  });

const recurrence = z.strictObject({
  every: z.number().int().min(1).max(366),
  unit: z.enum(['day', 'week', 'month', 'year']),
  on: z.union([
    z.strictObject({ kind: z.literal('day_of_month'), day: z.number().int().min(1).max(31) }),
    z.strictObject({
      kind: z.literal('weekday'),
      weekday: z.enum(WEEKDAYS),
      ordinal: z.union([z.number().int().min(1).max(4), z.literal(-1)]).nullable(),
    }),
    z.null(),
  ]),
  at: time,
  from: date,
});

const delay = z.strictObject({
  amount: z.number().int().min(0).max(10_000),
  unit: z.enum(['hour', 'business_hour', 'day', 'business_day']),
});

export const overviewSection = z.strictObject({
  title: short,
  type: z.enum(AGREEMENT_TYPES),
  perspective: z.enum(PERSPECTIVES),
  summary: prose,
  statementOfIntent: prose,
  languages: z.array(z.enum(AGREEMENT_LANGUAGES)).min(1).max(AGREEMENT_LANGUAGES.length),
  prevailingLanguage: z.enum(AGREEMENT_LANGUAGES),
  timeZone,
  effectiveFrom: date.nullable(),
  effectiveTo: date.nullable(),
  renewal: z.strictObject({ mode: z.enum(['none', 'auto', 'manual']), termMonths: z.number().int().min(1).max(120), noticeDays: days }),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Write a currency as its three-letter code, such as EUR.'),
  rounding: z.enum(['half_up', 'half_even']),
  disputeWindowDays: days,
  periodCloseGraceHours: z.number().int().min(0).max(2_160),
  amendmentEffect: z.enum(['next_period', 'split_period']),
  parentCode: z.string().max(64).nullable(),
  overridableLevels: list(z.string().max(32)),
  underpins: list(z.string().max(64)),
});

export const party = z.strictObject({
  ref,
  kind: z.enum(['organization', 'team', 'person']),
  name,
  legalName: name,
  taxId: z.string().max(40),
  address: line,
  roles: z.array(z.enum(PARTY_ROLES)).max(PARTY_ROLES.length),
  mustSign: z.boolean(),
  signingOrder: z.number().int().min(1).max(100).nullable(),
  planRef: ref.nullable(),
});

export const stakeholder = z.strictObject({
  ref,
  partyRef: ref,
  name,
  jobTitle: name,
  functions: z.array(stakeholderFunction).max(STAKEHOLDER_FUNCTIONS.length),
  contacts: z.array(z.strictObject({ kind: z.enum(['email', 'phone', 'chat']), value: z.string().max(320) })).max(10),
  locale: z.enum(['es', 'en']),
  timeZone,
});

const stakeholders = z.strictObject({
  parties: items(party),
  people: items(stakeholder),
});

export const goal = z.strictObject({ ref, partyRef: ref, statement: prose, levelRefs: list(ref) });

export const beneficiary = z.strictObject({ ref, description: prose, benefitsHow: prose, needs: prose, levelRefs: list(ref) });

const goals = z.strictObject({
  goals: items(goal),
  beneficiaries: items(beneficiary),
});

export const agreedService = z.strictObject({
  ref,
  name: short,
  description: prose,
  channels: list(name),
  locations: list(name),
  volumesUpTo: short,
  calendarRef: ref.nullable(),
  deliverables: items(z.strictObject({ ref, name: short, unit: z.string().max(60), due: short, acceptedBy: list(ref) })),
});

export const serviceCalendar = z.strictObject({
  ref,
  name: short,
  weekly: list(z.strictObject({ day: z.enum(WEEKDAYS), start: time, end: time })),
  closed: list(z.strictObject({ date, name: short })),
});

export const servicePlan = z.strictObject({
  ref,
  name: short,
  inheritsFrom: ref.nullable(),
  price: z.strictObject({ amountMinor: minor, frequency: z.enum(['month', 'quarter', 'year', 'unit']) }).nullable(),
  overrides: list(z.strictObject({ levelRef: ref, target: decimal })),
});

const services = z.strictObject({
  services: items(agreedService),
  calendars: items(serviceCalendar),
  plans: items(servicePlan),
});

export const serviceLevel = z.strictObject({
  ref,
  code: z.string().max(32),
  name: short,
  serviceRef: ref,
  indicatorRef: ref,
  planRef: ref.nullable(),
  partyRef: ref.nullable(),
  level: z.enum(['contractual', 'internal_guardrail']),
  comparator: z.enum(LEVEL_COMPARATORS),
  target: decimal,
  warningTarget: decimal.nullable(),
  window: z.union([
    z.strictObject({ kind: z.literal('calendar'), unit: z.enum(CALENDAR_UNITS) }),
    z.strictObject({ kind: z.literal('rolling'), days: z.number().int().min(1).max(366) }),
  ]),
  method: z.enum(LEVEL_METHODS),
  slice: z
    .strictObject({
      length: z.enum(['hour', 'day', 'week']),
      value: decimal,
      minSample: z.number().int().min(1).max(1_000_000),
      empty: z.enum(['gap', 'good', 'bad']),
    })
    .nullable(),
  minSample: z.number().int().min(1).max(10_000_000),
  minCoverage: share.nullable(),
  insufficient: z.enum(['insufficient_data', 'carry_forward', 'extend_window']),
  zeroTraffic: z.enum(['no_data', 'met', 'missed']),
  verdictRule: z.enum(['point', 'confident_miss', 'confident_met']),
  remedyPlanRef: ref.nullable(),
  creditScheduleRef: ref.nullable(),
  calendarRef: ref.nullable(),
  expectedPerWindow: count.nullable(),
  responsibilities: list(z.strictObject({ partyRef: ref, role: z.enum(['responsible', 'accountable', 'consulted', 'informed']) })),
});

const serviceLevels = z.strictObject({
  levels: items(serviceLevel),
});

export const excludedService = z.strictObject({ ref, name: short, reason: prose });

export const measurementExclusion = z.strictObject({
  ref,
  kind: z.enum(['cause', 'event_class', 'time_window', 'counterparty_fault', 'planned_maintenance']),
  description: prose,
  needsEvidence: z.boolean(),
  approverFunction: stakeholderFunction,
  levelRefs: list(ref),
  mode: z.enum(['drop_events', 'freeze_time']),
});

const exclusions = z.strictObject({
  services: items(excludedService),
  statesNoExcludedServices: z.boolean(),
  measurement: items(measurementExclusion),
});

export const terminationCondition = z.strictObject({
  ref,
  inFavourOf: list(ref),
  description: prose,
  rule: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('consecutive_misses'), levelRefs: list(ref), n: z.number().int().min(1).max(120) }),
    z.strictObject({
      kind: z.literal('k_of_m'),
      levelRefs: list(ref),
      k: z.number().int().min(1).max(120),
      m: z.number().int().min(1).max(120),
    }),
    z.strictObject({ kind: z.literal('floor'), levelRef: ref, below: decimal, n: z.number().int().min(1).max(120) }),
    z.strictObject({ kind: z.literal('obligation'), obligationRef: ref, daysLate: days }),
    z.strictObject({ kind: z.literal('convenience') }),
  ]),
  insufficientPolicy: z.enum(['skip', 'reset', 'count_as_miss']),
  cureDays: days,
  noticeDays: days,
});

const termination = z.strictObject({
  conditions: items(terminationCondition),
});

const tier = z.strictObject({ threshold: decimal, share });

export const remedyPlan = z.strictObject({
  ref,
  name: short,
  triggers: z.array(z.enum(['at_risk', 'missed', 'consecutive_2', 'termination_near'])).max(4),
  steps: list(
    z.strictObject({
      action: z.enum(['notify', 'acknowledge', 'root_cause', 'corrective_action', 'credit', 'executive_review', 'price_review']),
      description: prose,
      assigneeFunction: stakeholderFunction,
      due: delay,
    }),
  ),
});

export const creditSchedule = z.strictObject({
  ref,
  name: short,
  base: z.enum(['period_fee', 'service_fee', 'invoice', 'per_unit']),
  feeMinor: minor,
  tiers: list(tier),
  withinLevel: z.enum(['highest', 'cumulative']),
  acrossLevels: z.enum(['sum', 'max']),
  caps: z.strictObject({ perPeriodShare: share.nullable(), perYearShare: share.nullable() }),
  earnBack: z.strictObject({ nextPeriods: z.number().int().min(1).max(24), atLeast: decimal }).nullable(),
  bonusTiers: list(tier),
  claim: z.union([z.strictObject({ kind: z.literal('automatic') }), z.strictObject({ kind: z.literal('on_request'), withinDays: days })]),
  minAmountMinor: minor,
  soleRemedy: z.boolean(),
});

const remedies = z.strictObject({
  plans: items(remedyPlan),
  creditSchedules: items(creditSchedule),
});

export const agreedIndicator = z.strictObject({
  ref,
  key: z.string().max(64),
  generation: z.number().int().min(1).max(10_000),
  name: short,
  class: z.enum(METRIC_CLASSES),
  kind: z.enum(['KQI', 'KPI']),
  form: z.enum(['ratio', 'bounded_mean', 'count', 'rate', 'sum', 'percentile', 'composite']),
  unit: z.string().max(60),
  source: z.enum(['feedback', 'measurement', 'incident', 'ledger', 'derived']),
  series: z.string().max(100),
  algorithm: prose,
  dedup: z.enum(['none', 'last_per_interaction', 'one_per_customer_per_period']),
  scorer: z
    .strictObject({
      model: name,
      promptHash: z.string().max(100),
      labelledN: count,
      sensitivity: share,
      specificity: share,
      measuredOn: date,
      abstainBelow: share,
    })
    .nullable(),
});

const metrics = z.strictObject({
  indicators: items(agreedIndicator),
});

export const obligation = z.strictObject({
  ref,
  obligorRef: ref,
  obligeeRef: ref,
  kind: z.enum(['payment', 'delivery', 'access', 'information', 'response', 'staffing', 'other']),
  action: prose,
  payment: z
    .strictObject({
      amountMinor: minor,
      basis: z.enum(['fixed', 'per_unit']),
      unit: z.string().max(60),
      netDays: days,
      taxIncluded: z.boolean(),
    })
    .nullable(),
  due: recurrence.nullable(),
  evidence: prose,
  consequence: prose,
  suspendsLevelRefs: list(ref),
});

const obligations = z.strictObject({
  obligations: items(obligation),
});

export const monitoringSection = z.strictObject({
  statement: prose,
  sources: items(z.strictObject({ ref, tool: name, ownerRef: ref, series: z.string().max(100) })),
  reporting: recurrence.nullable(),
  meeting: z.strictObject({ recurrence, attendeeFunctions: list(stakeholderFunction), agenda: prose }).nullable(),
  reportRecipients: list(ref),
  responsibleRef: ref.nullable(),
  retentionMonths: z.number().int().min(1).max(240),
  auditAccess: z.boolean(),
});

export const reviewSection = z.strictObject({
  recurrence: recurrence.nullable(),
  attendeeFunctions: list(stakeholderFunction),
  agenda: prose,
});

export const glossarySection = z.strictObject({ terms: items(z.strictObject({ ref, term: short, definition: prose })) });

/** One schema a section; PUT of a section is held to its own. */
export const SECTION_SCHEMAS = {
  overview: overviewSection,
  stakeholders,
  goals,
  services,
  service_levels: serviceLevels,
  exclusions,
  termination,
  remedy_plan: remedies,
  metrics,
  obligations,
  monitoring: monitoringSection,
  review: reviewSection,
  glossary: glossarySection,
} as const satisfies { readonly [Key in SectionKey]: z.ZodType<AgreementContent[Key]> };

export const agreementContent = z.strictObject(SECTION_SCHEMAS);

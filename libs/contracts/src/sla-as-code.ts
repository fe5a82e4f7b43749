import { z } from 'zod';
import {
  agreedIndicator,
  agreedService,
  beneficiary,
  creditSchedule,
  excludedService,
  glossarySection,
  goal,
  measurementExclusion,
  monitoringSection,
  obligation,
  overviewSection,
  party,
  remedyPlan,
  reviewSection,
  serviceCalendar,
  serviceLevel,
  servicePlan,
  stakeholder,
  terminationCondition,
} from './agreement-content.js';
import { agreementCode } from './agreement.js';

/** The group of Pulso's own kinds, and the prefix of its annotations on OpenSLO documents. */
export const SLA_GROUP = 'sla.pulso.dev';
const own = z.literal(`${SLA_GROUP}/v1alpha1`);
const openSlo = z.enum(['openslo/v1', 'openslo.com/v1']);
const name = agreedService.shape.ref;

/** A kind of Pulso's: `metadata.name` is the item's `ref`, `spec` all its other members. */
const kind = <Kind extends string, Spec extends z.ZodType>(of: Kind, spec: Spec) =>
  z.strictObject({ apiVersion: own, kind: z.literal(of), metadata: z.strictObject({ name }), spec });

const annotation = <Key extends string>(key: Key) => `${SLA_GROUP}/${key}` as const;

/** An annotation is text; one that holds structure holds it as JSON. */
const json = <Value extends z.ZodType>(value: Value) =>
  z.string().transform((text, context): z.infer<Value> => {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'Write this annotation as JSON.' });
      return z.NEVER;
    }
    const checked = value.safeParse(parsed);
    if (checked.success) return checked.data;
    const [issue] = checked.error.issues;
    context.addIssue({ code: 'custom', message: `${issue?.path.join('.') || 'value'}: ${issue?.message}` });
    return z.NEVER;
  });

const whole = (value: z.ZodType<number, number>) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'Write a whole number in quotes.')
    .transform(Number)
    .pipe(value);

const level = serviceLevel.shape;
const indicator = agreedIndicator.shape;

const displayName = z.string().max(500).optional();

/** `displayName` and `description` repeat the prevailing language for readers of plain OpenSLO; what counts stands in the annotations. */
const service = z.strictObject({
  apiVersion: openSlo,
  kind: z.literal('Service'),
  metadata: z.strictObject({
    name,
    displayName,
    annotations: z.strictObject({
      [annotation('name')]: json(agreedService.shape.name),
      [annotation('description')]: json(agreedService.shape.description),
      [annotation('channels')]: json(agreedService.shape.channels).optional(),
      [annotation('locations')]: json(agreedService.shape.locations).optional(),
      [annotation('volumes-up-to')]: json(agreedService.shape.volumesUpTo).optional(),
      [annotation('calendar')]: name.optional(),
      [annotation('deliverables')]: json(agreedService.shape.deliverables).optional(),
    }),
  }),
  spec: z.strictObject({ description: z.string().max(20_000).optional() }),
});

export const METRIC_SOURCE_TYPES = {
  feedback: 'FeedbackStream',
  measurement: 'MeasurementSeries',
  incident: 'IncidentLog',
  ledger: 'CostLedger',
  derived: 'Derived',
} as const;

const metricSource = z.strictObject({
  metricSource: z.strictObject({
    type: z.enum(Object.values(METRIC_SOURCE_TYPES) as [string, ...string[]]),
    spec: z.strictObject({ indicator: indicator.key, part: z.enum(['good', 'total', 'value']), series: indicator.series.optional() }),
  }),
});

const sli = z.strictObject({
  apiVersion: openSlo,
  kind: z.literal('SLI'),
  metadata: z.strictObject({
    name,
    displayName,
    annotations: z.strictObject({
      [annotation('name')]: json(indicator.name),
      [annotation('algorithm')]: json(indicator.algorithm),
      [annotation('class')]: indicator.class,
      [annotation('kind')]: indicator.kind,
      [annotation('form')]: indicator.form.optional(),
      [annotation('unit')]: indicator.unit.optional(),
      [annotation('generation')]: whole(indicator.generation).optional(),
      [annotation('dedup')]: indicator.dedup.optional(),
      [annotation('scorer')]: json(indicator.scorer.unwrap()).optional(),
    }),
  }),
  spec: z.union([
    z.strictObject({ ratioMetric: z.strictObject({ counter: z.literal(false), good: metricSource, total: metricSource }) }),
    z.strictObject({ thresholdMetric: metricSource }),
  ]),
});

/** OpenSLO's durations: calendar units M, Q, Y, w and d; the space of rolling ones is days. */
const duration = z
  .string()
  .regex(/^(1[dwMQY]|\d{1,3}d)$/, 'Write a window as 1d, 1w, 1M, 1Q or 1Y, or as days, such as 28d, when it rolls.');
const share = z.number().min(0).lt(1, 'Write a target as a fraction below 1, such as 0.85 for 85 %.');

const slo = z.strictObject({
  apiVersion: openSlo,
  kind: z.literal('SLO'),
  metadata: z.strictObject({
    name,
    displayName,
    annotations: z.strictObject({
      [annotation('name')]: json(level.name),
      [annotation('code')]: level.code,
      /** The agreed value to the digit; the objective below says the same in OpenSLO's words. */
      [annotation('target')]: level.target,
      [annotation('comparator')]: level.comparator.optional(),
      [annotation('warning-target')]: level.target.optional(),
      [annotation('level')]: level.level.optional(),
      [annotation('method')]: level.method.optional(),
      [annotation('plan')]: name.optional(),
      [annotation('party')]: name.optional(),
      [annotation('slice-value')]: level.target.optional(),
      [annotation('slice-min-sample')]: whole(level.minSample).optional(),
      [annotation('empty-slice')]: level.slice.unwrap().shape.empty.optional(),
      [annotation('min-sample')]: whole(level.minSample).optional(),
      [annotation('min-coverage')]: level.minCoverage.unwrap().optional(),
      [annotation('insufficient')]: level.insufficient.optional(),
      [annotation('zero-traffic')]: level.zeroTraffic.optional(),
      [annotation('verdict')]: level.verdictRule.optional(),
      [annotation('remedy-plan')]: name.optional(),
      [annotation('credit-schedule')]: name.optional(),
      [annotation('measurement-calendar')]: name.optional(),
      [annotation('expected-per-window')]: whole(level.expectedPerWindow.unwrap()).optional(),
      [annotation('responsibilities')]: json(level.responsibilities).optional(),
    }),
  }),
  spec: z.strictObject({
    service: name,
    indicatorRef: name,
    budgetingMethod: z.enum(['Occurrences', 'Timeslices', 'RatioTimeslices']),
    timeWindow: z
      .array(
        z.union([
          z.strictObject({
            duration,
            isRolling: z.literal(false),
            calendar: z.strictObject({ startTime: z.string().max(40), timeZone: z.string().max(64) }),
          }),
          z.strictObject({ duration, isRolling: z.literal(true) }),
        ]),
      )
      .length(1),
    objectives: z
      .array(
        z.strictObject({
          displayName: z.string().max(500).optional(),
          target: share.optional(),
          op: z.enum(['gte', 'lte']).optional(),
          value: z.number().optional(),
          timeSliceTarget: z.number().min(0).max(1).optional(),
          timeSliceWindow: z.enum(['1h', '1d', '1w']).optional(),
        }),
      )
      .length(1, 'An SLO of Pulso has one objective; write another SLO for another.'),
  }),
});

/** What the agreement itself says; every other document of the file belongs to it. `status` is written by export and ignored on the way in. */
const agreement = z.strictObject({
  apiVersion: own,
  kind: z.literal('Agreement'),
  metadata: z.strictObject({ name }),
  spec: overviewSection.extend({ code: agreementCode, statesNoExcludedServices: z.boolean() }),
  status: z.strictObject({ version: z.number().int(), documentHash: z.string().nullable() }).optional(),
});

/** Every kind of document that SLA as code knows. */
export const SLA_DOCUMENTS = {
  Agreement: agreement,
  Party: kind('Party', party.omit({ ref: true })),
  Stakeholder: kind('Stakeholder', stakeholder.omit({ ref: true })),
  Goal: kind('Goal', goal.omit({ ref: true })),
  Beneficiary: kind('Beneficiary', beneficiary.omit({ ref: true })),
  Service: service,
  Calendar: kind('Calendar', serviceCalendar.omit({ ref: true })),
  Plan: kind('Plan', servicePlan.omit({ ref: true })),
  SLI: sli,
  SLO: slo,
  ExcludedService: kind('ExcludedService', excludedService.omit({ ref: true })),
  Exclusion: kind('Exclusion', measurementExclusion.omit({ ref: true })),
  TerminationCondition: kind('TerminationCondition', terminationCondition.omit({ ref: true })),
  RemedyPlan: kind('RemedyPlan', remedyPlan.omit({ ref: true })),
  CreditSchedule: kind('CreditSchedule', creditSchedule.omit({ ref: true })),
  Obligation: kind('Obligation', obligation.omit({ ref: true })),
  MonitoringPlan: kind('MonitoringPlan', monitoringSection),
  ReviewCycle: kind('ReviewCycle', reviewSection),
  Glossary: kind('Glossary', glossarySection),
} as const;

export type SlaKind = keyof typeof SLA_DOCUMENTS;
export type SlaDocument = { [Kind in SlaKind]: z.output<(typeof SLA_DOCUMENTS)[Kind]> }[SlaKind];

export const slaSource = z.strictObject({ yaml: z.string().min(1, 'Send the YAML text.').max(2_000_000) });
export type SlaSource = z.infer<typeof slaSource>;

const change = z.object({
  section: z.string(),
  path: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  before: z.unknown(),
  after: z.unknown(),
});

/** What applying a file would do. */
export const slaPlan = z.object({
  code: z.string(),
  action: z.enum(['create', 'update-draft', 'draft-amendment', 'none']),
  /** The version that would be written; null for none. */
  n: z.number().int().nullable(),
  changes: z.array(change),
  problems: z.array(z.object({ severity: z.enum(['error', 'warning']), path: z.string(), message: z.string() })),
});
export type SlaPlan = z.infer<typeof slaPlan>;

export const appliedSla = slaPlan.extend({ agreementId: z.uuid() });
export type AppliedSla = z.infer<typeof appliedSla>;

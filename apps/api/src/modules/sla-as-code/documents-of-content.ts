import type { AgreedIndicator, AgreedService, AgreementContent, ServiceLevel } from '@pulso/agreements';
import { METRIC_SOURCE_TYPES, SLA_GROUP, type SlaKind } from '@pulso/contracts';
import { canonicalJson } from '@pulso/kernel';

/** A document as it is written to YAML: plain JSON without undefined members. */
export interface WrittenDocument {
  readonly apiVersion: string;
  readonly kind: SlaKind;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly status?: Readonly<Record<string, unknown>>;
}

/** What a file says of the version it was exported from. */
export interface ExportedVersion {
  readonly code: string;
  readonly n: number;
  readonly documentHash: string | null;
}

const OPEN_SLO = 'openslo/v1';
const OWN = `${SLA_GROUP}/v1alpha1`;

/** An agreement as documents, in the order of its sections; every member of the content is in exactly one of them. */
export function documentsOfContent(content: AgreementContent, version: ExportedVersion): WrittenDocument[] {
  const { overview } = content;
  const language = overview.prevailingLanguage;
  return [
    {
      apiVersion: OWN,
      kind: 'Agreement',
      metadata: { name: slugOf(version.code) },
      spec: { ...overview, code: version.code, statesNoExcludedServices: content.exclusions.statesNoExcludedServices },
      status: { version: version.n, documentHash: version.documentHash },
    },
    ...items('Party', content.stakeholders.parties),
    ...items('Stakeholder', content.stakeholders.people),
    ...items('Goal', content.goals.goals),
    ...items('Beneficiary', content.goals.beneficiaries),
    ...content.services.services.map((service) => serviceDocument(service, language)),
    ...items('Calendar', content.services.calendars),
    ...items('Plan', content.services.plans),
    ...content.service_levels.levels.map((level) => sloDocument(level, content)),
    ...items('ExcludedService', content.exclusions.services),
    ...items('Exclusion', content.exclusions.measurement),
    ...items('TerminationCondition', content.termination.conditions),
    ...items('RemedyPlan', content.remedy_plan.plans),
    ...items('CreditSchedule', content.remedy_plan.creditSchedules),
    ...content.metrics.indicators.map((indicator) => sliDocument(indicator, language)),
    ...items('Obligation', content.obligations.obligations),
    { apiVersion: OWN, kind: 'MonitoringPlan', metadata: { name: 'monitoring' }, spec: { ...content.monitoring } },
    { apiVersion: OWN, kind: 'ReviewCycle', metadata: { name: 'review' }, spec: { ...content.review } },
    { apiVersion: OWN, kind: 'Glossary', metadata: { name: 'glossary' }, spec: { ...content.glossary } },
  ];
}

/** A code as the name of a document. */
export function slugOf(code: string): string {
  return (
    code
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'agreement'
  );
}

function items<Item extends { readonly ref: string }>(kind: SlaKind, list: readonly Item[]): WrittenDocument[] {
  return list.map(({ ref, ...spec }) => ({ apiVersion: OWN, kind, metadata: { name: ref }, spec }));
}

/** Annotations are text, absent where there is nothing to say. */
function annotations(values: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[`${SLA_GROUP}/${key}`, value]])));
}

const listed = (values: readonly unknown[]) => (values.length > 0 ? canonicalJson(values) : null);
const counted = (value: number | null) => (value === null ? null : String(value));

function serviceDocument(service: AgreedService, language: 'es' | 'en'): WrittenDocument {
  return {
    apiVersion: OPEN_SLO,
    kind: 'Service',
    metadata: {
      name: service.ref,
      displayName: service.name[language],
      annotations: annotations({
        name: canonicalJson(service.name),
        description: canonicalJson(service.description),
        channels: listed(service.channels),
        locations: listed(service.locations),
        'volumes-up-to': canonicalJson(service.volumesUpTo),
        calendar: service.calendarRef,
        deliverables: listed(service.deliverables),
      }),
    },
    spec: { description: service.description[language] },
  };
}

function sliDocument(indicator: AgreedIndicator, language: 'es' | 'en'): WrittenDocument {
  const source = (part: string) => ({
    metricSource: {
      type: METRIC_SOURCE_TYPES[indicator.source],
      spec: { indicator: indicator.key, part, ...(indicator.series !== '' && { series: indicator.series }) },
    },
  });
  return {
    apiVersion: OPEN_SLO,
    kind: 'SLI',
    metadata: {
      name: indicator.ref,
      displayName: indicator.name[language],
      annotations: annotations({
        name: canonicalJson(indicator.name),
        algorithm: canonicalJson(indicator.algorithm),
        class: indicator.class,
        kind: indicator.kind,
        form: indicator.form,
        unit: indicator.unit,
        generation: String(indicator.generation),
        dedup: indicator.dedup,
        scorer: indicator.scorer && canonicalJson(indicator.scorer),
      }),
    },
    spec:
      indicator.form === 'ratio'
        ? { ratioMetric: { counter: false, good: source('good'), total: source('total') } }
        : { thresholdMetric: source('value') },
  };
}

const CALENDAR_DURATIONS = { day: '1d', week: '1w', month: '1M', quarter: '1Q', year: '1Y' } as const;
const SLICE_DURATIONS = { hour: '1h', day: '1d', week: '1w' } as const;
export const BUDGETING = { events: 'Occurrences', aggregate: 'Occurrences', slices: 'Timeslices', slice_ratio: 'RatioTimeslices' } as const;

function sloDocument(level: ServiceLevel, content: AgreementContent): WrittenDocument {
  const { timeZone, effectiveFrom, prevailingLanguage } = content.overview;
  const isShare = content.metrics.indicators.find(({ ref }) => ref === level.indicatorRef)?.form === 'ratio' || level.slice !== null;
  return {
    apiVersion: OPEN_SLO,
    kind: 'SLO',
    metadata: {
      name: level.ref,
      displayName: level.name[prevailingLanguage],
      annotations: annotations({
        name: canonicalJson(level.name),
        code: level.code,
        target: level.target,
        comparator: level.comparator,
        'warning-target': level.warningTarget,
        level: level.level,
        method: level.method,
        plan: level.planRef,
        party: level.partyRef,
        'slice-value': level.slice?.value ?? null,
        'slice-min-sample': counted(level.slice?.minSample ?? null),
        'empty-slice': level.slice?.empty ?? null,
        'min-sample': String(level.minSample),
        'min-coverage': level.minCoverage,
        insufficient: level.insufficient,
        'zero-traffic': level.zeroTraffic,
        verdict: level.verdictRule,
        'remedy-plan': level.remedyPlanRef,
        'credit-schedule': level.creditScheduleRef,
        'measurement-calendar': level.calendarRef,
        'expected-per-window': counted(level.expectedPerWindow),
        responsibilities: listed(level.responsibilities),
      }),
    },
    spec: {
      service: level.serviceRef,
      indicatorRef: level.indicatorRef,
      budgetingMethod: BUDGETING[level.method],
      timeWindow: [
        level.window.kind === 'rolling'
          ? { duration: `${level.window.days}d`, isRolling: true }
          : {
              duration: CALENDAR_DURATIONS[level.window.unit],
              isRolling: false,
              calendar: { startTime: `${effectiveFrom ?? '2026-01-01'} 00:00:00`, timeZone },
            },
      ],
      objectives: [
        {
          displayName: level.name[prevailingLanguage],
          ...(isShare && targetOf(level)),
          ...(!isShare && { op: level.comparator, value: Number(level.target) }),
          ...(level.slice && {
            op: level.comparator,
            value: Number(level.slice.value),
            timeSliceTarget: 1,
            timeSliceWindow: SLICE_DURATIONS[level.slice.length],
          }),
        },
      ],
    },
  };
}

/** OpenSLO's target is a share that has to be good; where less is better it is what is left. Left out where it would not be a share. */
export function targetOf(level: Pick<ServiceLevel, 'comparator' | 'target' | 'slice'>): { readonly target?: number } {
  const target = level.comparator === 'gte' || level.slice !== null ? Number(level.target) : complement(level.target);
  return target >= 0 && target < 1 ? { target } : {};
}

/** One minus a decimal text, without the noise of binary fractions. */
function complement(decimal: string): number {
  const digits = decimal.split('.')[1]?.length ?? 0;
  return Number((1 - Number(decimal)).toFixed(digits));
}

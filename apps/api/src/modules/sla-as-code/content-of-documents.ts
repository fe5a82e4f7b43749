import {
  emptyContent,
  type AgreedIndicator,
  type AgreedService,
  type AgreementContent,
  type LevelWindow,
  type ServiceLevel,
} from '@pulso/agreements';
import { METRIC_SOURCE_TYPES, SLA_GROUP, type SlaDocument, type SlaKind } from '@pulso/contracts';
import { BUDGETING, slugOf, targetOf } from './documents-of-content.js';
import type { ReadDocument, SourceProblem } from './read-documents.js';

type Of<Kind extends SlaKind> = Extract<SlaDocument, { kind: Kind }>;

/** The agreement a file describes. */
export interface ReadAgreement {
  readonly code: string;
  readonly content: AgreementContent;
  /** The document each list item was read from, by section and ref, to say where a problem of the content stands. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Puts the documents of a file together. What two of them say differently is a problem, and then there is no agreement. */
export function contentOfDocuments(read: readonly ReadDocument[]): {
  readonly agreement: ReadAgreement | null;
  readonly problems: readonly SourceProblem[];
} {
  const problems: SourceProblem[] = [];
  const refuse = (label: string, path: string, message: string) => problems.push({ path: `${label}: ${path}`, line: null, message });
  const all = <Kind extends SlaKind>(kind: Kind): { document: Of<Kind>; label: string }[] =>
    read.filter((entry): entry is { document: Of<Kind>; label: string } => entry.document.kind === kind);
  const labels = new Map<string, string>();
  const items = <Kind extends SlaKind, Item>(section: string, kind: Kind, toItem: (document: Of<Kind>, label: string) => Item): Item[] =>
    all(kind).map(({ document, label }) => {
      labels.set(`${section} ${document.metadata.name}`, label);
      return toItem(document, label);
    });
  const plain = <Spec extends object>({ metadata, spec }: { metadata: { name: string }; spec: Spec }): Spec & { ref: string } => ({
    ...spec,
    ref: metadata.name,
  });

  const [head, ...more] = all('Agreement');
  if (!head) return { agreement: null, problems: [{ path: 'file', line: null, message: 'The file has no document of kind Agreement.' }] };
  for (const { label } of more) refuse(label, 'kind', 'A file describes one agreement; put the other one into a file of its own.');
  const { code, statesNoExcludedServices, ...overview } = head.document.spec;
  if (head.document.metadata.name !== slugOf(code))
    refuse(head.label, 'metadata.name', `The name follows from spec.code: write ${slugOf(code)}.`);
  const only = <Spec>(kind: SlaKind, found: readonly { document: { spec: Spec }; label: string }[], fallback: Spec): Spec => {
    const [first, ...others] = found;
    for (const { label } of others) refuse(label, 'kind', `An agreement has one ${kind}.`);
    return first?.document.spec ?? fallback;
  };
  const language = overview.prevailingLanguage;
  const repeats = (label: string, path: string, said: string | undefined, meant: string) => {
    if (said !== undefined && said !== meant)
      refuse(
        label,
        path,
        `This repeats the text in the prevailing language, which reads "${meant.slice(0, 80)}". Write the same, or leave it out.`,
      );
  };

  const empty = emptyContent({ ...overview, language });
  const content: AgreementContent = {
    overview,
    stakeholders: { parties: items('stakeholders', 'Party', plain), people: items('stakeholders', 'Stakeholder', plain) },
    goals: { goals: items('goals', 'Goal', plain), beneficiaries: items('goals', 'Beneficiary', plain) },
    services: {
      services: items('services', 'Service', (document, label) => {
        const service = serviceOf(document);
        repeats(label, 'metadata.displayName', document.metadata.displayName, service.name[language]);
        repeats(label, 'spec.description', document.spec.description, service.description[language]);
        return service;
      }),
      calendars: items('services', 'Calendar', plain),
      plans: items('services', 'Plan', plain),
    },
    service_levels: {
      levels: items('service_levels', 'SLO', (document, label) => {
        const level = levelOf(document, (path, message) => refuse(label, path, message));
        repeats(label, 'metadata.displayName', document.metadata.displayName, level.name[language]);
        const [window] = document.spec.timeWindow;
        if (window && !window.isRolling && window.calendar.timeZone !== overview.timeZone)
          refuse(label, 'spec.timeWindow[0].calendar.timeZone', `Windows are in the agreement's zone, ${overview.timeZone}.`);
        return level;
      }),
    },
    exclusions: {
      services: items('exclusions', 'ExcludedService', plain),
      statesNoExcludedServices,
      measurement: items('exclusions', 'Exclusion', plain),
    },
    termination: { conditions: items('termination', 'TerminationCondition', plain) },
    remedy_plan: { plans: items('remedy_plan', 'RemedyPlan', plain), creditSchedules: items('remedy_plan', 'CreditSchedule', plain) },
    metrics: {
      indicators: items('metrics', 'SLI', (document, label) => {
        const indicator = indicatorOf(document, (path, message) => refuse(label, path, message));
        repeats(label, 'metadata.displayName', document.metadata.displayName, indicator.name[language]);
        return indicator;
      }),
    },
    obligations: { obligations: items('obligations', 'Obligation', plain) },
    monitoring: only<AgreementContent['monitoring']>('MonitoringPlan', all('MonitoringPlan'), empty.monitoring),
    review: only<AgreementContent['review']>('ReviewCycle', all('ReviewCycle'), empty.review),
    glossary: only<AgreementContent['glossary']>('Glossary', all('Glossary'), empty.glossary),
  };
  return { agreement: problems.length > 0 ? null : { code, content, labels }, problems };
}

function serviceOf({ metadata }: Of<'Service'>): AgreedService {
  const said = metadata.annotations;
  return {
    ref: metadata.name,
    name: said[`${SLA_GROUP}/name`],
    description: said[`${SLA_GROUP}/description`],
    channels: said[`${SLA_GROUP}/channels`] ?? [],
    locations: said[`${SLA_GROUP}/locations`] ?? [],
    volumesUpTo: said[`${SLA_GROUP}/volumes-up-to`] ?? { es: '', en: '' },
    calendarRef: said[`${SLA_GROUP}/calendar`] ?? null,
    deliverables: said[`${SLA_GROUP}/deliverables`] ?? [],
  };
}

type Refuse = (path: string, message: string) => unknown;

const SOURCES = new Map(Object.entries(METRIC_SOURCE_TYPES).map(([source, type]) => [type as string, source as AgreedIndicator['source']]));

function indicatorOf({ metadata, spec }: Of<'SLI'>, refuse: Refuse): AgreedIndicator {
  const said = metadata.annotations;
  const isRatio = 'ratioMetric' in spec;
  const { type, spec: source } = isRatio ? spec.ratioMetric.good.metricSource : spec.thresholdMetric.metricSource;
  if (isRatio) {
    const { type: totalType, spec: total } = spec.ratioMetric.total.metricSource;
    if (source.part !== 'good') refuse('spec.ratioMetric.good.metricSource.spec.part', 'Write good.');
    if (total.part !== 'total') refuse('spec.ratioMetric.total.metricSource.spec.part', 'Write total.');
    if (totalType !== type || total.indicator !== source.indicator || total.series !== source.series)
      refuse('spec.ratioMetric.total.metricSource', 'Numerator and denominator come from the same indicator.');
  } else if (source.part !== 'value') refuse('spec.thresholdMetric.metricSource.spec.part', 'Write value.');
  const form = said[`${SLA_GROUP}/form`] ?? (isRatio ? 'ratio' : 'sum');
  if ((form === 'ratio') !== isRatio)
    refuse(`metadata.annotations["${SLA_GROUP}/form"]`, 'A ratio is a ratioMetric, every other form a thresholdMetric.');
  return {
    ref: metadata.name,
    key: source.indicator,
    generation: said[`${SLA_GROUP}/generation`] ?? 1,
    name: said[`${SLA_GROUP}/name`],
    class: said[`${SLA_GROUP}/class`],
    kind: said[`${SLA_GROUP}/kind`],
    form,
    unit: said[`${SLA_GROUP}/unit`] ?? '',
    source: SOURCES.get(type) ?? 'feedback',
    series: source.series ?? '',
    algorithm: said[`${SLA_GROUP}/algorithm`],
    dedup: said[`${SLA_GROUP}/dedup`] ?? 'none',
    scorer: said[`${SLA_GROUP}/scorer`] ?? null,
  };
}

const UNITS = { '1d': 'day', '1w': 'week', '1M': 'month', '1Q': 'quarter', '1Y': 'year' } as const;
const SLICES = { '1h': 'hour', '1d': 'day', '1w': 'week' } as const;

function windowOf({ duration, isRolling }: Of<'SLO'>['spec']['timeWindow'][number], refuse: Refuse): LevelWindow {
  if (isRolling) {
    const days = /^(\d{1,3})d$/.exec(duration)?.[1];
    if (days === undefined) refuse('spec.timeWindow[0].duration', 'A rolling window is a number of days, such as 28d.');
    return { kind: 'rolling', days: Math.max(1, Number(days ?? 1)) };
  }
  if (!Object.hasOwn(UNITS, duration)) refuse('spec.timeWindow[0].duration', 'A calendar window is 1d, 1w, 1M, 1Q or 1Y.');
  return { kind: 'calendar', unit: UNITS[duration as keyof typeof UNITS] ?? 'month' };
}

function levelOf({ metadata, spec }: Of<'SLO'>, refuse: Refuse): ServiceLevel {
  const said = metadata.annotations;
  const [objective] = spec.objectives;
  const method =
    said[`${SLA_GROUP}/method`] ??
    ({ Occurrences: 'events', Timeslices: 'slices', RatioTimeslices: 'slice_ratio' } as const)[spec.budgetingMethod];
  if (BUDGETING[method] !== spec.budgetingMethod)
    refuse('spec.budgetingMethod', `The method ${method} is written ${BUDGETING[method]} here.`);
  const sliceValue = said[`${SLA_GROUP}/slice-value`];
  const isSliced = method === 'slices' || method === 'slice_ratio';
  if (isSliced && sliceValue === undefined) refuse(`metadata.annotations["${SLA_GROUP}/slice-value"]`, 'Say what each slice has to reach.');
  if (!isSliced && (sliceValue !== undefined || objective?.timeSliceWindow !== undefined))
    refuse('spec.objectives[0].timeSliceWindow', 'Only Timeslices and RatioTimeslices have slices.');
  if (isSliced && objective?.timeSliceWindow === undefined)
    refuse('spec.objectives[0].timeSliceWindow', 'Say how long a slice is: 1h, 1d or 1w.');
  const level: ServiceLevel = {
    ref: metadata.name,
    code: said[`${SLA_GROUP}/code`],
    name: said[`${SLA_GROUP}/name`],
    serviceRef: spec.service,
    indicatorRef: spec.indicatorRef,
    planRef: said[`${SLA_GROUP}/plan`] ?? null,
    partyRef: said[`${SLA_GROUP}/party`] ?? null,
    level: said[`${SLA_GROUP}/level`] ?? 'contractual',
    comparator: said[`${SLA_GROUP}/comparator`] ?? 'gte',
    target: said[`${SLA_GROUP}/target`],
    warningTarget: said[`${SLA_GROUP}/warning-target`] ?? null,
    window: spec.timeWindow[0] ? windowOf(spec.timeWindow[0], refuse) : { kind: 'calendar', unit: 'month' },
    method,
    slice:
      isSliced && sliceValue !== undefined
        ? {
            length: SLICES[objective?.timeSliceWindow ?? '1d'],
            value: sliceValue,
            minSample: said[`${SLA_GROUP}/slice-min-sample`] ?? 1,
            empty: said[`${SLA_GROUP}/empty-slice`] ?? 'gap',
          }
        : null,
    minSample: said[`${SLA_GROUP}/min-sample`] ?? 50,
    minCoverage: said[`${SLA_GROUP}/min-coverage`] ?? null,
    insufficient: said[`${SLA_GROUP}/insufficient`] ?? 'insufficient_data',
    zeroTraffic: said[`${SLA_GROUP}/zero-traffic`] ?? 'no_data',
    verdictRule: said[`${SLA_GROUP}/verdict`] ?? 'point',
    remedyPlanRef: said[`${SLA_GROUP}/remedy-plan`] ?? null,
    creditScheduleRef: said[`${SLA_GROUP}/credit-schedule`] ?? null,
    calendarRef: said[`${SLA_GROUP}/measurement-calendar`] ?? null,
    expectedPerWindow: said[`${SLA_GROUP}/expected-per-window`] ?? null,
    responsibilities: said[`${SLA_GROUP}/responsibilities`] ?? [],
  };
  assertSaysTheSame(level, objective, refuse);
  return level;
}

/** OpenSLO's objective repeats the agreed target; a reader of one must not learn something else than a reader of the other. */
function assertSaysTheSame(level: ServiceLevel, objective: Of<'SLO'>['spec']['objectives'][number] | undefined, refuse: Refuse): void {
  if (!objective) return;
  if (objective.target !== undefined && objective.target !== targetOf(level).target)
    refuse(
      'spec.objectives[0].target',
      `This differs from the agreed target ${level.target} (${level.comparator}): write ${targetOf(level).target ?? 'no target here'}.`,
    );
  const agreed = level.slice?.value ?? level.target;
  if (objective.value !== undefined && objective.value !== Number(agreed))
    refuse('spec.objectives[0].value', `This differs from the agreed value ${agreed}.`);
  if (objective.op !== undefined && objective.op !== level.comparator)
    refuse('spec.objectives[0].op', `This differs from the agreed comparator ${level.comparator}.`);
}

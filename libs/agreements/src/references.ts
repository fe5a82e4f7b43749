import type { AgreementContent, SectionKey } from './agreement-content.js';
import type { PathStep } from './agreement-texts.js';
import type { TerminationRule } from './termination.js';

/** Kinds of things that are pointed at by `ref`. */
export const REFERENCE_KINDS = [
  'party',
  'person',
  'participant',
  'service',
  'calendar',
  'plan',
  'level',
  'level_code',
  'indicator',
  'remedy_plan',
  'credit_schedule',
  'obligation',
] as const;

/** `participant` is a person or a party; `level_code` points at a level by its printed code. */
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** A place where one item points at another. */
export interface Reference {
  readonly section: SectionKey;
  readonly path: readonly PathStep[];
  readonly kind: ReferenceKind;
  readonly ref: string;
}

function ruleReferences(rule: TerminationRule): readonly { kind: ReferenceKind; ref: string; path: readonly PathStep[] }[] {
  switch (rule.kind) {
    case 'consecutive_misses':
    case 'k_of_m':
      return rule.levelRefs.map((ref, index) => ({ kind: 'level', ref, path: ['levelRefs', index] }));
    case 'floor':
      return [{ kind: 'level', ref: rule.levelRef, path: ['levelRef'] }];
    case 'obligation':
      return [{ kind: 'obligation', ref: rule.obligationRef, path: ['obligationRef'] }];
    case 'convenience':
      return [];
  }
}

/** Everything that points at something by its ref, in the order of the document. */
export function referencesOf(content: AgreementContent): readonly Reference[] {
  const found: Reference[] = [];
  const one = (section: SectionKey, path: readonly PathStep[], kind: ReferenceKind, ref: string | null): void => {
    if (ref !== null) found.push({ section, path, kind, ref });
  };
  const each = (section: SectionKey, path: readonly PathStep[], kind: ReferenceKind, refs: readonly string[]): void =>
    refs.forEach((ref, index) => one(section, [...path, index], kind, ref));

  each('overview', ['overridableLevels'], 'level_code', content.overview.overridableLevels);
  for (const party of content.stakeholders.parties) one('stakeholders', ['parties', party.ref, 'planRef'], 'plan', party.planRef);
  for (const person of content.stakeholders.people) one('stakeholders', ['people', person.ref, 'partyRef'], 'party', person.partyRef);
  for (const goal of content.goals.goals) {
    one('goals', ['goals', goal.ref, 'partyRef'], 'party', goal.partyRef);
    each('goals', ['goals', goal.ref, 'levelRefs'], 'level', goal.levelRefs);
  }
  for (const group of content.goals.beneficiaries) each('goals', ['beneficiaries', group.ref, 'levelRefs'], 'level', group.levelRefs);
  for (const service of content.services.services) {
    one('services', ['services', service.ref, 'calendarRef'], 'calendar', service.calendarRef);
    for (const deliverable of service.deliverables) {
      const path = ['services', service.ref, 'deliverables', deliverable.ref, 'acceptedBy'];
      each('services', path, 'person', deliverable.acceptedBy);
    }
  }
  for (const plan of content.services.plans) {
    one('services', ['plans', plan.ref, 'inheritsFrom'], 'plan', plan.inheritsFrom);
    plan.overrides.forEach(({ levelRef }, index) =>
      one('services', ['plans', plan.ref, 'overrides', index, 'levelRef'], 'level', levelRef),
    );
  }
  for (const level of content.service_levels.levels) {
    const at = (member: string): readonly PathStep[] => ['levels', level.ref, member];
    one('service_levels', at('serviceRef'), 'service', level.serviceRef);
    one('service_levels', at('indicatorRef'), 'indicator', level.indicatorRef);
    one('service_levels', at('planRef'), 'plan', level.planRef);
    one('service_levels', at('partyRef'), 'party', level.partyRef);
    one('service_levels', at('remedyPlanRef'), 'remedy_plan', level.remedyPlanRef);
    one('service_levels', at('creditScheduleRef'), 'credit_schedule', level.creditScheduleRef);
    one('service_levels', at('calendarRef'), 'calendar', level.calendarRef);
    level.responsibilities.forEach(({ partyRef }, index) =>
      one('service_levels', [...at('responsibilities'), index, 'partyRef'], 'party', partyRef),
    );
  }
  for (const exclusion of content.exclusions.measurement)
    each('exclusions', ['measurement', exclusion.ref, 'levelRefs'], 'level', exclusion.levelRefs);
  for (const condition of content.termination.conditions) {
    each('termination', ['conditions', condition.ref, 'inFavourOf'], 'party', condition.inFavourOf);
    for (const { kind, ref, path } of ruleReferences(condition.rule))
      one('termination', ['conditions', condition.ref, 'rule', ...path], kind, ref);
  }
  for (const obligation of content.obligations.obligations) {
    one('obligations', ['obligations', obligation.ref, 'obligorRef'], 'party', obligation.obligorRef);
    one('obligations', ['obligations', obligation.ref, 'obligeeRef'], 'party', obligation.obligeeRef);
    each('obligations', ['obligations', obligation.ref, 'suspendsLevelRefs'], 'level', obligation.suspendsLevelRefs);
  }
  for (const source of content.monitoring.sources) one('monitoring', ['sources', source.ref, 'ownerRef'], 'participant', source.ownerRef);
  each('monitoring', ['reportRecipients'], 'person', content.monitoring.reportRecipients);
  one('monitoring', ['responsibleRef'], 'person', content.monitoring.responsibleRef);
  return found;
}

/** The refs that exist, by kind. */
export function referableIn(content: AgreementContent): Readonly<Record<ReferenceKind, ReadonlySet<string>>> {
  const refs = (items: readonly { readonly ref: string }[]): ReadonlySet<string> => new Set(items.map(({ ref }) => ref));
  const party = refs(content.stakeholders.parties);
  const person = refs(content.stakeholders.people);
  return {
    party,
    person,
    participant: new Set([...party, ...person]),
    service: refs(content.services.services),
    calendar: refs(content.services.calendars),
    plan: refs(content.services.plans),
    level: refs(content.service_levels.levels),
    level_code: new Set(content.service_levels.levels.map(({ code }) => code)),
    indicator: refs(content.metrics.indicators),
    remedy_plan: refs(content.remedy_plan.plans),
    credit_schedule: refs(content.remedy_plan.creditSchedules),
    obligation: refs(content.obligations.obligations),
  };
}

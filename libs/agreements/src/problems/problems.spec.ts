import { emptyContent, ESSENTIAL_SECTIONS, type AgreementContent } from '../agreement-content.js';
import type { PathStep } from '../agreement-texts.js';
import { checklist, completeEssentials } from '../checklist.js';
import { NO_TEXT } from '../localized-text.js';
import { SAMPLE_AGREEMENT } from '../sample-agreement.js';
import { NO_CONTEXT, type Problem, type ProblemContext } from './problem.js';
import { problemText } from './problem-text.js';
import { PROBLEM_TEXTS, type ProblemCode } from './problem-texts.js';
import { problems } from './problems.js';

/** What a draft edits; the types of the content are read-only. */
type Draft = { -readonly [Key in keyof AgreementContent]: ReturnType<typeof JSON.parse> };

const broken = (breakIt: (draft: Draft) => void): AgreementContent => {
  const draft = structuredClone(SAMPLE_AGREEMENT) as Draft;
  breakIt(draft);
  return draft as AgreementContent;
};

it('finds nothing wrong with a complete agreement, which has 9 of 9', () => {
  expect(problems(SAMPLE_AGREEMENT)).toEqual([]);
  const items = checklist(SAMPLE_AGREEMENT);
  expect(items.map(({ state }) => state)).toEqual(Array.from({ length: 13 }, () => 'complete'));
  expect(completeEssentials(items)).toBe(9);
});

const es = { es: 'Sí', en: '' };
const unsure = 'nadie';
const clause = {
  model: 'm',
  promptHash: 'h',
  labelledN: 250,
  sensitivity: '0.9',
  specificity: '0.9',
  measuredOn: '2026-01-01',
  abstainBelow: '0.5',
};
const others = [
  { code: 'MARCO', parentCode: 'B', underpins: [] },
  { code: 'B', parentCode: 'A', underpins: ['A'] },
];
const parent = broken(({ service_levels }) => void (service_levels.levels[0].target = '0.90'));

type Row = readonly [code: ProblemCode, path: readonly PathStep[], breakIt: (draft: Draft) => void, context?: Partial<ProblemContext>];

/** Each row breaks one thing; the problem has to be found there. Other problems may follow from the same cause. */
const ROWS: readonly Row[] = [
  ['text.language-missing', ['title', 'en'], (d) => (d.overview.title = es)],
  ['reference.unresolved', ['overridableLevels', 0], (d) => (d.overview.overridableLevels = ['N9'])],
  ['reference.unresolved', ['parties', 'la-espiga', 'planRef'], (d) => (d.stakeholders.parties[1].planRef = unsure)],
  ['reference.unresolved', ['people', 'ivan', 'partyRef'], (d) => (d.stakeholders.people[3].partyRef = unsure)],
  ['reference.unresolved', ['goals', 'g1', 'partyRef'], (d) => (d.goals.goals[0].partyRef = unsure)],
  ['reference.unresolved', ['goals', 'g1', 'levelRefs', 0], (d) => (d.goals.goals[0].levelRefs = [unsure])],
  ['reference.unresolved', ['beneficiaries', 'clientes', 'levelRefs', 1], (d) => d.goals.beneficiaries[0].levelRefs.push(unsure)],
  ['reference.unresolved', ['services', 'llamadas', 'calendarRef'], (d) => (d.services.services[0].calendarRef = unsure)],
  [
    'reference.unresolved',
    ['services', 'llamadas', 'deliverables', 'informe', 'acceptedBy', 0],
    (d) => (d.services.services[0].deliverables[0].acceptedBy = [unsure]),
  ],
  ['reference.unresolved', ['plans', 'oro', 'inheritsFrom'], (d) => (d.services.plans[1].inheritsFrom = unsure)],
  ['reference.unresolved', ['plans', 'base', 'overrides', 0, 'levelRef'], (d) => (d.services.plans[0].overrides[0].levelRef = unsure)],
  ...['serviceRef', 'indicatorRef', 'planRef', 'partyRef', 'remedyPlanRef', 'creditScheduleRef', 'calendarRef'].map((member): Row => [
    'reference.unresolved',
    ['levels', 'n1', member],
    (d) => (d.service_levels.levels[0][member] = unsure),
  ]),
  [
    'reference.unresolved',
    ['levels', 'n1', 'responsibilities', 0, 'partyRef'],
    (d) => (d.service_levels.levels[0].responsibilities[0].partyRef = unsure),
  ],
  ['reference.unresolved', ['measurement', 'corte', 'levelRefs', 0], (d) => (d.exclusions.measurement[0].levelRefs = [unsure])],
  ['reference.unresolved', ['conditions', 'impago', 'inFavourOf', 0], (d) => (d.termination.conditions[1].inFavourOf = [unsure])],
  [
    'reference.unresolved',
    ['conditions', 'tres-seguidos', 'rule', 'levelRefs', 0],
    (d) => (d.termination.conditions[0].rule.levelRefs = [unsure]),
  ],
  [
    'reference.unresolved',
    ['conditions', 'impago', 'rule', 'obligationRef'],
    (d) => (d.termination.conditions[1].rule.obligationRef = unsure),
  ],
  [
    'reference.unresolved',
    ['conditions', 'impago', 'rule', 'levelRef'],
    (d) => (d.termination.conditions[1].rule = { kind: 'floor', levelRef: unsure, below: '0.7', n: 1 }),
  ],
  ['reference.unresolved', ['obligations', 'pago', 'obligorRef'], (d) => (d.obligations.obligations[0].obligorRef = unsure)],
  ['reference.unresolved', ['obligations', 'pago', 'obligeeRef'], (d) => (d.obligations.obligations[0].obligeeRef = unsure)],
  [
    'reference.unresolved',
    ['obligations', 'pago', 'suspendsLevelRefs', 0],
    (d) => (d.obligations.obligations[0].suspendsLevelRefs = [unsure]),
  ],
  ['reference.unresolved', ['sources', 'centralita', 'ownerRef'], (d) => (d.monitoring.sources[0].ownerRef = unsure)],
  ['reference.unresolved', ['reportRecipients', 0], (d) => (d.monitoring.reportRecipients = [unsure])],
  ['reference.unresolved', ['responsibleRef'], (d) => (d.monitoring.responsibleRef = unsure)],
  ['recurrence.impossible', ['reporting', 'on'], (d) => (d.monitoring.reporting.unit = 'day')],
  ['recurrence.impossible', ['recurrence', 'on'], (d) => (d.review.recurrence.on = { kind: 'weekday', weekday: 'mon', ordinal: null })],
  ['recurrence.day-clamped', ['obligations', 'pago', 'due', 'on'], (d) => (d.obligations.obligations[0].due.on.day = 31)],
  ['target.percent', ['levels', 'n1', 'target'], (d) => (d.service_levels.levels[0].target = '85')],
  ['target.out-of-range', ['levels', 'n2', 'target'], (d) => (d.service_levels.levels[1].target = '1')],
  ['target.out-of-range', ['levels', 'n1', 'target'], (d) => (d.service_levels.levels[0].target = '0.0')],
  ['target.out-of-range', ['levels', 'n1', 'warningTarget'], (d) => (d.service_levels.levels[0].warningTarget = '100')],
  ['target.percent', ['plans', 'base', 'overrides', 0, 'target'], (d) => (d.services.plans[0].overrides[0].target = '86')],
  [
    'target.percent',
    ['creditSchedules', 'creditos', 'tiers', 0, 'threshold'],
    (d) => (d.remedy_plan.creditSchedules[0].tiers[0].threshold = '85'),
  ],
  ['target.missing', ['levels', 'n6', 'target'], (d) => (d.service_levels.levels[3].target = '')],

  ['overview.title-missing', ['title'], (d) => (d.overview.title = NO_TEXT)],
  ['overview.summary-missing', ['summary'], (d) => (d.overview.summary = NO_TEXT)],
  ['overview.time-zone-unknown', ['timeZone'], (d) => (d.overview.timeZone = 'Madrid')],
  ['overview.prevailing-language-not-used', ['prevailingLanguage'], (d) => (d.overview.languages = ['en'])],
  ['overview.effective-from-missing', ['effectiveFrom'], (d) => (d.overview.effectiveFrom = null)],
  ['overview.effective-to-before-from', ['effectiveTo'], (d) => (d.overview.effectiveTo = '2025-12-31')],
  ['overview.starts-in-the-past', ['effectiveFrom'], () => undefined, { today: '2026-01-02' }],
  ['overview.renewal-notice-outside-term', ['renewal', 'noticeDays'], (d) => (d.overview.effectiveTo = '2026-03-01')],
  ['overview.renewal-without-end', ['effectiveTo'], (d) => (d.overview.effectiveTo = null)],
  ['overview.parent-unknown', ['parentCode'], (d) => (d.overview.parentCode = 'Z'), { others }],
  ['overview.parent-cycle', ['parentCode'], (d) => (d.overview.parentCode = 'MARCO'), { code: 'A', others }],
  ['overview.parent-cycle', ['parentCode'], (d) => (d.overview.parentCode = 'A'), { code: 'A' }],
  ['overview.underpins-unknown', ['underpins', 0], (d) => (d.overview.underpins = ['Z']), { others }],
  ['overview.underpins-cycle', ['underpins'], (d) => (d.overview.underpins = ['B']), { code: 'A', others }],

  ['stakeholders.provider-missing', ['parties'], (d) => (d.stakeholders.parties[0].roles = ['auditor'])],
  ['stakeholders.customer-missing', ['parties'], (d) => (d.stakeholders.parties[1].roles = ['auditor'])],
  ['stakeholders.teams-missing', ['parties'], (d) => (d.overview.type = 'internal')],
  ['stakeholders.several-parties-missing', ['parties'], (d) => (d.overview.type = 'multilevel')],
  ['stakeholders.party-name-missing', ['parties', 'vozclara', 'name'], (d) => (d.stakeholders.parties[0].name = ' ')],
  ['stakeholders.role-missing', ['parties', 'vozclara', 'roles'], (d) => (d.stakeholders.parties[0].roles = [])],
  [
    'stakeholders.contact-missing',
    ['parties', 'vozclara'],
    (d) => d.stakeholders.people.slice(0, 2).forEach((each: { contacts: unknown[] }) => (each.contacts = [])),
  ],
  [
    'stakeholders.email-invalid',
    ['people', 'ivan', 'contacts', 0, 'value'],
    (d) => (d.stakeholders.people[3].contacts[0].value = 'ivan@laespiga'),
  ],
  [
    'stakeholders.email-repeated',
    ['people', 'diego', 'contacts'],
    (d) => (d.stakeholders.people[1].contacts[0].value = 'MARTA@vozclara.example'),
  ],
  ['stakeholders.person-name-missing', ['people', 'ivan', 'name'], (d) => (d.stakeholders.people[3].name = '')],
  ['stakeholders.function-missing', ['people', 'ivan', 'functions'], (d) => (d.stakeholders.people[3].functions = [])],
  ['stakeholders.time-zone-unknown', ['people', 'ivan', 'timeZone'], (d) => (d.stakeholders.people[3].timeZone = 'CET+1')],
  ['stakeholders.too-few-sign', ['parties'], (d) => (d.stakeholders.parties[0].mustSign = false)],
  ['stakeholders.signatory-missing', ['parties', 'la-espiga'], (d) => (d.stakeholders.people[2].functions = ['account_owner'])],
  ['stakeholders.function-unfilled', ['attendeeFunctions', 0], (d) => (d.review.attendeeFunctions = ['privacy'])],
  ['stakeholders.function-unfilled', ['meeting', 'attendeeFunctions', 0], (d) => (d.monitoring.meeting.attendeeFunctions = ['privacy'])],
  [
    'stakeholders.function-unfilled',
    ['measurement', 'corte', 'approverFunction'],
    (d) => (d.exclusions.measurement[0].approverFunction = 'privacy'),
  ],

  ['goals.none', ['goals'], (d) => (d.goals.goals = [])],
  ['goals.goal-missing', ['goals'], (d) => d.goals.goals.pop()],
  ['goals.statement-missing', ['goals', 'g1', 'statement'], (d) => (d.goals.goals[0].statement = NO_TEXT)],
  ['goals.level-missing', ['goals', 'g1', 'levelRefs'], (d) => (d.goals.goals[0].levelRefs = [])],
  ['goals.beneficiary-missing', ['beneficiaries'], (d) => (d.goals.beneficiaries = [])],
  [
    'goals.beneficiary-description-missing',
    ['beneficiaries', 'clientes', 'description'],
    (d) => (d.goals.beneficiaries[0].description = NO_TEXT),
  ],
  [
    'goals.beneficiary-benefit-missing',
    ['beneficiaries', 'clientes', 'benefitsHow'],
    (d) => (d.goals.beneficiaries[0].benefitsHow = NO_TEXT),
  ],
  ['goals.beneficiary-needs-missing', ['beneficiaries', 'clientes', 'needs'], (d) => (d.goals.beneficiaries[0].needs = NO_TEXT)],
  ['goals.beneficiary-unprotected', ['beneficiaries', 'clientes', 'levelRefs'], (d) => (d.goals.beneficiaries[0].levelRefs = [])],
  ['goals.end-user-level-missing', ['beneficiaries'], (d) => (d.goals.beneficiaries[0].levelRefs = ['n2'])],

  ['services.service-missing', ['services'], (d) => (d.services.services = [])],
  ['services.name-missing', ['services', 'llamadas', 'name'], (d) => (d.services.services[0].name = NO_TEXT)],
  ['services.description-missing', ['services', 'llamadas', 'description'], (d) => (d.services.services[0].description = NO_TEXT)],
  [
    'services.deliverable-due-missing',
    ['services', 'llamadas', 'deliverables', 'informe', 'due'],
    (d) => (d.services.services[0].deliverables[0].due = NO_TEXT),
  ],
  [
    'services.deliverable-not-accepted',
    ['services', 'llamadas', 'deliverables', 'informe', 'acceptedBy'],
    (d) => (d.services.services[0].deliverables[0].acceptedBy = []),
  ],
  ['services.calendar-closed', ['calendars', 'lunes-sabado', 'weekly'], (d) => (d.services.calendars[0].weekly = [])],
  ['services.plan-cycle', ['plans', 'base', 'inheritsFrom'], (d) => (d.services.plans[0].inheritsFrom = 'oro')],
  [
    'services.override-repeated',
    ['plans', 'base', 'overrides', 1, 'levelRef'],
    (d) => d.services.plans[0].overrides.push({ levelRef: 'n1', target: '0.9' }),
  ],

  ['service_levels.level-missing', ['levels'], (d) => (d.service_levels.levels = [])],
  [
    'service_levels.contractual-missing',
    ['levels'],
    (d) => d.service_levels.levels.forEach((each: { level: string }) => (each.level = 'internal_guardrail')),
  ],
  ['service_levels.name-missing', ['levels', 'n1', 'name'], (d) => (d.service_levels.levels[0].name = NO_TEXT)],
  ['service_levels.code-missing', ['levels', 'n1', 'code'], (d) => (d.service_levels.levels[0].code = '')],
  ['service_levels.code-repeated', ['levels', 'n2', 'code'], (d) => (d.service_levels.levels[1].code = 'N1')],
  ['service_levels.warning-not-stricter', ['levels', 'n1', 'warningTarget'], (d) => (d.service_levels.levels[0].warningTarget = '0.850')],
  ['service_levels.warning-not-stricter', ['levels', 'n4', 'warningTarget'], (d) => (d.service_levels.levels[2].warningTarget = '0.03')],
  ['service_levels.slice-missing', ['levels', 'n2', 'slice'], (d) => (d.service_levels.levels[1].slice = null)],
  ['service_levels.slice-unused', ['levels', 'n2', 'slice'], (d) => (d.service_levels.levels[1].method = 'events')],
  ['service_levels.remedy-missing', ['levels', 'n1', 'remedyPlanRef'], (d) => (d.service_levels.levels[0].remedyPlanRef = null)],
  ['service_levels.sample-never-reached', ['levels', 'n1', 'minSample'], (d) => (d.service_levels.levels[0].minSample = 401)],
  ['service_levels.sample-small', ['levels', 'n1', 'minSample'], (d) => (d.service_levels.levels[0].minSample = 10)],
  ['service_levels.expected-unknown', ['levels', 'n1', 'expectedPerWindow'], (d) => (d.service_levels.levels[0].expectedPerWindow = null)],
  ['service_levels.rolling-weekday-mix', ['levels', 'n7', 'window'], (d) => (d.service_levels.levels[4].window.days = 30)],
  ['service_levels.scorer-clause-missing', ['levels', 'n1', 'indicatorRef'], (d) => (d.metrics.indicators[0].key = 'sentiment_positive')],
  [
    'service_levels.scorer-too-weak',
    ['levels', 'n1', 'indicatorRef'],
    (d) => (d.metrics.indicators[0].scorer = { ...clause, sensitivity: '0.7', specificity: '0.50' }),
  ],
  [
    'service_levels.scorer-sample-small',
    ['levels', 'n1', 'indicatorRef'],
    (d) => (d.metrics.indicators[0].scorer = { ...clause, labelledN: 199 }),
  ],
  ['service_levels.looser-than-parent', ['levels', 'n1', 'target'], () => undefined, { parent }],
  [
    'service_levels.differs-from-parent',
    ['levels', 'n4', 'comparator'],
    (d) => (d.service_levels.levels[2].comparator = 'gte'),
    { parent },
  ],

  ['exclusions.not-stated', ['services'], (d) => (d.exclusions.services = [])],
  ['exclusions.contradiction', ['statesNoExcludedServices'], (d) => (d.exclusions.statesNoExcludedServices = true)],
  ['exclusions.service-in-scope', ['services', 'llamadas'], (d) => (d.exclusions.services[0].ref = 'llamadas')],
  ['exclusions.name-missing', ['services', 'ventas', 'name'], (d) => (d.exclusions.services[0].name = NO_TEXT)],
  ['exclusions.reason-missing', ['services', 'ventas', 'reason'], (d) => (d.exclusions.services[0].reason = NO_TEXT)],
  ['exclusions.description-missing', ['measurement', 'corte', 'description'], (d) => (d.exclusions.measurement[0].description = NO_TEXT)],

  ['termination.condition-missing', ['conditions'], (d) => (d.termination.conditions = [])],
  ['termination.in-favour-missing', ['conditions', 'impago', 'inFavourOf'], (d) => (d.termination.conditions[1].inFavourOf = [])],
  [
    'termination.levels-missing',
    ['conditions', 'tres-seguidos', 'rule', 'levelRefs'],
    (d) => (d.termination.conditions[0].rule.levelRefs = []),
  ],
  [
    'termination.k-above-m',
    ['conditions', 'tres-seguidos', 'rule', 'k'],
    (d) => (d.termination.conditions[0].rule = { kind: 'k_of_m', levelRefs: ['n1'], k: 6, m: 4 }),
  ],
  [
    'termination.floor-above-target',
    ['conditions', 'impago', 'rule', 'below'],
    (d) => (d.termination.conditions[1].rule = { kind: 'floor', levelRef: 'n1', below: '0.9', n: 1 }),
  ],
  [
    'termination.level-not-contractual',
    ['conditions', 'tres-seguidos', 'rule'],
    (d) => (d.termination.conditions[0].rule.levelRefs = ['n7']),
  ],

  ['remedy_plan.plan-missing', ['plans'], (d) => (d.remedy_plan.plans = [])],
  ['remedy_plan.name-missing', ['plans', 'respuesta', 'name'], (d) => (d.remedy_plan.plans[0].name = NO_TEXT)],
  ['remedy_plan.trigger-missing', ['plans', 'respuesta', 'triggers'], (d) => (d.remedy_plan.plans[0].triggers = [])],
  ['remedy_plan.step-missing', ['plans', 'respuesta', 'steps'], (d) => (d.remedy_plan.plans[0].steps = [])],
  [
    'remedy_plan.assignee-missing',
    ['plans', 'respuesta', 'steps', 0, 'assigneeFunction'],
    (d) => (d.remedy_plan.plans[0].steps[0].assigneeFunction = 'escalation_l3'),
  ],
  ['remedy_plan.calendar-missing', ['plans', 'respuesta', 'steps', 1, 'due'], (d) => (d.services.calendars[0].weekly = [])],
  ['remedy_plan.unused', ['creditSchedules', 'creditos'], (d) => (d.service_levels.levels[0].creditScheduleRef = null)],
  ['remedy_plan.tier-missing', ['creditSchedules', 'creditos', 'tiers'], (d) => (d.remedy_plan.creditSchedules[0].tiers = [])],
  [
    'remedy_plan.tiers-not-monotone',
    ['creditSchedules', 'creditos', 'tiers'],
    (d) => (d.remedy_plan.creditSchedules[0].tiers[2].share = '0.08'),
  ],
  [
    'remedy_plan.tiers-not-monotone',
    ['creditSchedules', 'creditos', 'tiers'],
    (d) => (d.remedy_plan.creditSchedules[0].tiers[1].threshold = '0.850'),
  ],
  [
    'remedy_plan.tier-above-target',
    ['creditSchedules', 'creditos', 'tiers', 0, 'threshold'],
    (d) => (d.remedy_plan.creditSchedules[0].tiers[0].threshold = '0.86'),
  ],
  ['remedy_plan.mixed-comparators', ['creditSchedules', 'creditos'], (d) => (d.service_levels.levels[2].creditScheduleRef = 'creditos')],
  [
    'remedy_plan.cap-below-tier',
    ['creditSchedules', 'creditos', 'caps', 'perPeriodShare'],
    (d) => (d.remedy_plan.creditSchedules[0].caps.perPeriodShare = '0.1'),
  ],
  ['remedy_plan.fee-missing', ['creditSchedules', 'creditos', 'feeMinor'], (d) => (d.remedy_plan.creditSchedules[0].feeMinor = '000')],

  ['metrics.indicator-missing', ['indicators'], (d) => (d.metrics.indicators = [])],
  ['metrics.name-missing', ['indicators', 'csat-top2', 'name'], (d) => (d.metrics.indicators[0].name = NO_TEXT)],
  ['metrics.unit-missing', ['indicators', 'csat-top2', 'unit'], (d) => (d.metrics.indicators[0].unit = '')],
  ['metrics.algorithm-missing', ['indicators', 'csat-top2', 'algorithm'], (d) => (d.metrics.indicators[0].algorithm = NO_TEXT)],
  ['metrics.series-missing', ['indicators', 'calls-per-hour', 'series'], (d) => (d.metrics.indicators[1].series = '')],
  ['metrics.class-uncovered', ['indicators'], (d) => (d.metrics.indicators[3].class = 'loyalty')],
  ['metrics.indicator-unused', ['indicators', 'lost-time'], (d) => d.service_levels.levels.pop()],

  ['obligations.payment-missing', ['obligations'], (d) => (d.obligations.obligations[0].due = null)],
  ['obligations.provider-action-missing', ['obligations'], (d) => d.obligations.obligations.pop()],
  ['obligations.action-missing', ['obligations', 'pago', 'action'], (d) => (d.obligations.obligations[0].action = NO_TEXT)],
  ['obligations.same-party', ['obligations', 'pago', 'obligeeRef'], (d) => (d.obligations.obligations[0].obligeeRef = 'la-espiga')],
  ['obligations.amount-missing', ['obligations', 'pago', 'payment'], (d) => (d.obligations.obligations[0].payment.amountMinor = '0')],
  ['obligations.payment-due-missing', ['obligations', 'pago', 'due'], (d) => (d.obligations.obligations[0].due = null)],
  [
    'obligations.payment-unit-missing',
    ['obligations', 'pago', 'payment', 'unit'],
    (d) => (d.obligations.obligations[0].payment.basis = 'per_unit'),
  ],

  ['monitoring.statement-missing', ['statement'], (d) => (d.monitoring.statement = NO_TEXT)],
  ['monitoring.source-missing', ['sources'], (d) => (d.monitoring.sources = [])],
  [
    'monitoring.meeting-or-report-missing',
    ['reporting'],
    (d) => {
      d.monitoring.reporting = null;
      d.monitoring.meeting = null;
    },
  ],
  ['monitoring.responsible-missing', ['responsibleRef'], (d) => (d.monitoring.responsibleRef = null)],
  ['monitoring.recipients-missing', ['reportRecipients'], (d) => (d.monitoring.reportRecipients = [])],
  ['monitoring.agenda-missing', ['meeting', 'agenda'], (d) => (d.monitoring.meeting.agenda = NO_TEXT)],
  ['monitoring.series-without-source', ['sources'], (d) => (d.monitoring.sources[1].series = '')],

  ['review.recurrence-missing', ['recurrence'], (d) => (d.review.recurrence = null)],
  ['review.attendees-missing', ['attendeeFunctions'], (d) => (d.review.attendeeFunctions = [])],
  ['review.agenda-missing', ['agenda'], (d) => (d.review.agenda = NO_TEXT)],

  ['glossary.empty', ['terms'], (d) => (d.glossary.terms = [])],
  ['glossary.term-missing', ['terms', 'franja', 'term'], (d) => (d.glossary.terms[0].term = NO_TEXT)],
  ['glossary.definition-missing', ['terms', 'franja', 'definition'], (d) => (d.glossary.terms[0].definition = NO_TEXT)],
  [
    'glossary.term-repeated',
    ['terms', 'otra', 'term'],
    (d) => d.glossary.terms.push({ ...d.glossary.terms[0], ref: 'otra', term: { es: 'FRANJA', en: 'other' } }),
  ],
];

const inContext = (content: AgreementContent, context: Partial<ProblemContext> = {}): readonly Problem[] =>
  problems(content, { ...NO_CONTEXT, ...context });

it.each(ROWS.map(([code, path, breakIt, context]) => ({ code, path, breakIt, context })))(
  '$code at $path',
  ({ code, path, breakIt, context }) => {
    const found = inContext(broken(breakIt), context).filter((problem) => problem.code === code);
    expect(found.map((problem) => problem.path)).toContainEqual(path);
    for (const problem of found) {
      expect(problem.severity).toBe(PROBLEM_TEXTS[code].severity);
      for (const language of ['es', 'en'] as const) expect(problemText(problem, language)).not.toMatch(/[{}]|undefined/);
    }
  },
);

it('has a row for every code, so that none is a rule nobody applies', () => {
  const covered = new Set(ROWS.map(([code]) => code));
  expect(Object.keys(PROBLEM_TEXTS).filter((code) => !covered.has(code as ProblemCode))).toEqual([]);
});

it('names the same values in both languages', () => {
  const names = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort();
  for (const { es: spanish, en: english } of Object.values(PROBLEM_TEXTS)) expect(names(english)).toEqual(names(spanish));
});

it('says what to write instead of a percentage', () => {
  const [problem] = problems(broken(({ service_levels }) => (service_levels.levels[0].target = '85.50'))).filter(
    ({ code }) => code === 'target.percent',
  );
  expect(problem && problemText(problem, 'es')).toContain('Escríbalo como fracción: 0.855.');
});

it('asks a child only for what its parent does not call overridable', () => {
  const generous = { ...parent, overview: { ...parent.overview, overridableLevels: ['N1'] } };
  expect(inContext(SAMPLE_AGREEMENT, { parent: generous })).toEqual([]);
  expect(inContext(parent, { parent: SAMPLE_AGREEMENT }).map(({ code }) => code)).not.toContain('service_levels.looser-than-parent');
});

it.each(ESSENTIAL_SECTIONS)('misses %s in a blank agreement, and says what is missing', (key) => {
  const blank = emptyContent({ type: 'customer', perspective: 'provider', language: 'es', timeZone: 'Europe/Madrid', currency: 'EUR' });
  const item = checklist(blank).find((candidate) => candidate.key === key);
  expect(item).toMatchObject({ essential: true, state: 'missing' });
  expect(item?.missing.length).toBeGreaterThan(0);
  expect(completeEssentials(checklist(blank))).toBe(0);
});

it('is partial while a section says something and has an error', () => {
  const items = checklist(broken(({ service_levels }) => (service_levels.levels[0].target = '85')));
  expect(items.find(({ key }) => key === 'service_levels')).toMatchObject({ state: 'partial', missing: ['target.percent'] });
  expect(completeEssentials(items)).toBe(8);
});

it('needs no end-user level in a contract that underpins another', () => {
  const underpinning = broken((draft) => {
    draft.overview.type = 'underpinning';
    draft.goals.beneficiaries[0].levelRefs = ['n2'];
  });
  expect(problems(underpinning).map(({ code }) => code)).not.toContain('goals.end-user-level-missing');
});

it('stays quick on a 200-page agreement', () => {
  const many = broken((draft) => {
    const { people } = draft.stakeholders;
    for (let index = 0; index < 60; index += 1)
      people.push({ ...people[1], ref: `p${index}`, contacts: [{ kind: 'email', value: `p${index}@vozclara.example` }] });
    const { levels } = draft.service_levels;
    for (let index = 0; index < 490; index += 1) levels.push({ ...levels[0], ref: `l${index}`, code: `L${index}` });
    for (let index = 0; index < 490; index += 1)
      draft.glossary.terms.push({ ...draft.glossary.terms[0], ref: `t${index}`, term: { es: `t${index}`, en: `t${index}` } });
  });
  const startedAt = performance.now();
  expect(problems(many)).toEqual([]);
  expect(performance.now() - startedAt).toBeLessThan(500);
});

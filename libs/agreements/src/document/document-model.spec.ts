import { emptyContent, SECTION_KEYS, type AgreementContent } from '../agreement-content.js';
import type { AgreementLanguage } from '../localized-text.js';
import { BUILT_IN_TEMPLATES } from '../templates/built-in-templates.js';
import { METRIC_CLASSES } from '../metrics.js';
import { WEEKDAYS } from '../recurrence.js';
import { PARTY_ROLES, STAKEHOLDER_FUNCTIONS } from '../stakeholders.js';
import { clauseNumber } from './clause-number.js';
import type { DocumentBlock, DocumentFacts, DocumentModel } from './document-blocks.js';
import { documentModel } from './document-model.js';

const FACTS: DocumentFacts = {
  organization: 'VozClara',
  code: 'VC-LE-2026',
  version: 2,
  amends: 1,
  documentHash: 'a'.repeat(64),
  verifyUrl: 'https://pulso.example/verify',
  signatures: [{ stakeholderRef: 'marta', signedAt: '2025-12-18T10:12:00Z', method: 'typed' }],
};

const text = (words: string) => ({ es: `${words} (es)`, en: `${words} (en)` });

/** An agreement in which no member is empty, so that none can go unread. */
const COMPLETE: AgreementContent = {
  overview: {
    ...emptyContent({ type: 'customer', perspective: 'provider', language: 'es', timeZone: 'Europe/Madrid', currency: 'EUR' }).overview,
    title: text('Atención telefónica'),
    summary: { es: 'Primer párrafo.\n\nSegundo párrafo.', en: 'First paragraph.\n\nSecond paragraph.' },
    statementOfIntent: text('Atender bien'),
    languages: ['es', 'en'],
    effectiveFrom: '2026-01-01',
    effectiveTo: '2026-12-31',
    parentCode: 'MARCO-1',
    overridableLevels: ['N4'],
    underpins: ['VC-0'],
  },
  stakeholders: {
    parties: [
      {
        ref: 'vozclara',
        kind: 'organization',
        name: 'VozClara',
        legalName: 'VozClara S. L.',
        taxId: 'B00000000',
        address: 'Calle Mayor 1, Madrid',
        roles: ['provider'],
        mustSign: true,
        signingOrder: 1,
        planRef: 'oro',
      },
      {
        ref: 'espiga',
        kind: 'organization',
        name: 'La Espiga',
        legalName: 'La Espiga S. A.',
        taxId: 'A00000000',
        address: 'Calle Menor 2, Madrid',
        roles: ['customer'],
        mustSign: true,
        signingOrder: 2,
        planRef: 'plata',
      },
    ],
    people: [
      {
        ref: 'marta',
        partyRef: 'vozclara',
        name: 'Marta Ruiz',
        jobTitle: 'Gerente de servicio',
        functions: ['signatory', 'service_manager'],
        contacts: [{ kind: 'email', value: 'marta@vozclara.example' }],
        locale: 'es',
        timeZone: 'Europe/Madrid',
      },
      {
        ref: 'elena',
        partyRef: 'espiga',
        name: 'Elena Soto',
        jobTitle: 'Responsable de cuenta',
        functions: ['signatory'],
        contacts: [{ kind: 'phone', value: '+34 600 000 000' }],
        locale: 'es',
        timeZone: 'Europe/Madrid',
      },
    ],
  },
  goals: {
    goals: [{ ref: 'g1', partyRef: 'espiga', statement: text('Que quien llama vuelva'), levelRefs: ['n1'] }],
    beneficiaries: [
      { ref: 'b1', description: text('Quien llama'), benefitsHow: text('Resuelve'), needs: text('Hablar pronto'), levelRefs: ['n1'] },
    ],
  },
  services: {
    services: [
      {
        ref: 'call-centre',
        name: text('Centro de llamadas'),
        description: text('Llamadas entrantes'),
        channels: ['teléfono'],
        locations: ['Madrid'],
        volumesUpTo: text('40 000 llamadas al mes'),
        calendarRef: 'horario',
        deliverables: [{ ref: 'informe', name: text('Informe'), unit: 'reports', due: text('Tercer día hábil'), acceptedBy: ['elena'] }],
      },
    ],
    calendars: [
      {
        ref: 'horario',
        name: text('Lunes a sábado'),
        weekly: [
          { day: 'mon', start: '08:00', end: '20:00' },
          { day: 'sat', start: '22:00', end: '06:00' },
        ],
        closed: [{ date: '2026-12-25', name: text('Navidad') }],
      },
    ],
    plans: [
      {
        ref: 'oro',
        name: text('Oro'),
        inheritsFrom: 'plata',
        price: { amountMinor: '1800000', frequency: 'month' },
        overrides: [{ levelRef: 'n1', target: '0.90' }],
      },
      { ref: 'plata', name: text('Plata'), inheritsFrom: 'oro', price: { amountMinor: '900000', frequency: 'year' }, overrides: [] },
    ],
  },
  service_levels: {
    levels: [
      {
        ref: 'n1',
        code: 'N1',
        name: text('Satisfacción'),
        serviceRef: 'call-centre',
        indicatorRef: 'csat',
        planRef: 'oro',
        partyRef: 'vozclara',
        level: 'contractual',
        comparator: 'gte',
        target: '0.85',
        warningTarget: '0.87',
        window: { kind: 'calendar', unit: 'month' },
        method: 'events',
        slice: null,
        minSample: 50,
        minCoverage: '0.05',
        insufficient: 'insufficient_data',
        zeroTraffic: 'no_data',
        verdictRule: 'point',
        remedyPlanRef: 'plan-csat',
        creditScheduleRef: 'creditos',
        calendarRef: 'horario',
        expectedPerWindow: 400,
        responsibilities: [{ partyRef: 'vozclara', role: 'responsible' }],
      },
      {
        ref: 'n2',
        code: 'N2',
        name: text('Llamadas por hora'),
        serviceRef: 'call-centre',
        indicatorRef: 'calls',
        planRef: 'plata',
        partyRef: 'vozclara',
        level: 'internal_guardrail',
        comparator: 'gte',
        target: '0.95',
        warningTarget: '0.97',
        window: { kind: 'rolling', days: 28 },
        method: 'slices',
        slice: { length: 'hour', value: '120', minSample: 1, empty: 'gap' },
        minSample: 200,
        minCoverage: '0.9',
        insufficient: 'carry_forward',
        zeroTraffic: 'missed',
        verdictRule: 'confident_miss',
        remedyPlanRef: 'plan-csat',
        creditScheduleRef: 'creditos',
        calendarRef: 'horario',
        expectedPerWindow: 300,
        responsibilities: [{ partyRef: 'espiga', role: 'consulted' }],
      },
    ],
  },
  exclusions: {
    services: [{ ref: 'ventas', name: text('Ventas salientes'), reason: text('Contrato aparte') }],
    statesNoExcludedServices: false,
    measurement: [
      {
        ref: 'corte',
        kind: 'cause',
        description: text('Corte de la troncal'),
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
        ref: 'c1',
        inFavourOf: ['espiga'],
        description: text('Tres meses'),
        rule: { kind: 'consecutive_misses', levelRefs: ['n1'], n: 3 },
        insufficientPolicy: 'skip',
        cureDays: 30,
        noticeDays: 30,
      },
      {
        ref: 'c2',
        inFavourOf: ['espiga'],
        description: text('Cuatro de seis'),
        rule: { kind: 'k_of_m', levelRefs: ['n1'], k: 4, m: 6 },
        insufficientPolicy: 'reset',
        cureDays: 30,
        noticeDays: 30,
      },
      {
        ref: 'c3',
        inFavourOf: ['espiga'],
        description: text('Suelo'),
        rule: { kind: 'floor', levelRef: 'n1', below: '0.7', n: 2 },
        insufficientPolicy: 'skip',
        cureDays: 10,
        noticeDays: 15,
      },
      {
        ref: 'c4',
        inFavourOf: ['vozclara'],
        description: text('Impago'),
        rule: { kind: 'obligation', obligationRef: 'pago', daysLate: 45 },
        insufficientPolicy: 'skip',
        cureDays: 0,
        noticeDays: 15,
      },
      {
        ref: 'c5',
        inFavourOf: ['vozclara'],
        description: text('Voluntad'),
        rule: { kind: 'convenience' },
        insufficientPolicy: 'skip',
        cureDays: 1,
        noticeDays: 90,
      },
    ],
  },
  remedy_plan: {
    plans: [
      {
        ref: 'plan-csat',
        name: text('Plan de mejora'),
        triggers: ['missed', 'at_risk'],
        steps: [
          {
            action: 'notify',
            description: text('Avisar a la otra parte'),
            assigneeFunction: 'escalation_l1',
            due: { amount: 1, unit: 'hour' },
          },
        ],
      },
    ],
    creditSchedules: [
      {
        ref: 'creditos',
        name: text('Créditos'),
        base: 'period_fee',
        feeMinor: '1800000',
        tiers: [{ threshold: '0.85', share: '0.05' }],
        withinLevel: 'highest',
        acrossLevels: 'sum',
        caps: { perPeriodShare: '0.15', perYearShare: '0.10' },
        earnBack: { nextPeriods: 2, atLeast: '0.88' },
        bonusTiers: [{ threshold: '0.95', share: '0.01' }],
        claim: { kind: 'on_request', withinDays: 30 },
        minAmountMinor: '100',
        soleRemedy: false,
      },
    ],
  },
  metrics: {
    indicators: [
      {
        ref: 'csat',
        key: 'csat_top2',
        generation: 1,
        name: text('CSAT'),
        class: 'quality',
        kind: 'KQI',
        form: 'ratio',
        unit: 'ratio',
        source: 'feedback',
        series: 'serie-a',
        algorithm: text('Respuestas 4 o 5'),
        dedup: 'last_per_interaction',
        scorer: {
          model: 'local',
          promptHash: 'abc',
          labelledN: 200,
          sensitivity: '0.95',
          specificity: '0.90',
          measuredOn: '2025-11-01',
          abstainBelow: '0.6',
        },
      },
      {
        ref: 'calls',
        key: 'calls_answered_per_hour',
        generation: 1,
        name: text('Llamadas'),
        class: 'throughput',
        kind: 'KPI',
        form: 'rate',
        unit: 'calls',
        source: 'measurement',
        series: 'calls.answered',
        algorithm: text('Llamadas por hora'),
        dedup: 'none',
        scorer: null,
      },
    ],
  },
  obligations: {
    obligations: [
      {
        ref: 'pago',
        obligorRef: 'espiga',
        obligeeRef: 'vozclara',
        kind: 'payment',
        action: text('Pagar la cuota'),
        payment: { amountMinor: '1800000', basis: 'fixed', unit: 'agents', netDays: 15, taxIncluded: false },
        due: { every: 1, unit: 'month', on: { kind: 'day_of_month', day: 5 }, at: '09:00', from: '2026-01-05' },
        evidence: text('Transferencia'),
        consequence: text('Interés legal'),
        suspendsLevelRefs: ['n2'],
      },
    ],
  },
  monitoring: {
    statement: text('Se mide con opiniones'),
    sources: [{ ref: 'pbx', tool: 'Centralita', ownerRef: 'vozclara', series: 'calls.answered' }],
    reporting: { every: 1, unit: 'week', on: { kind: 'weekday', weekday: 'mon', ordinal: null }, at: '09:00', from: '2026-01-05' },
    meeting: {
      recurrence: { every: 1, unit: 'month', on: { kind: 'weekday', weekday: 'tue', ordinal: 1 }, at: '10:00', from: '2026-01-06' },
      attendeeFunctions: ['service_manager'],
      agenda: text('Cifras del mes'),
    },
    reportRecipients: ['elena'],
    responsibleRef: 'marta',
    retentionMonths: 24,
    auditAccess: true,
  },
  review: {
    recurrence: { every: 3, unit: 'month', on: { kind: 'day_of_month', day: 10 }, at: '10:00', from: '2026-04-10' },
    attendeeFunctions: ['account_owner'],
    agenda: text('Revisar objetivos'),
  },
  glossary: { terms: [{ ref: 't1', term: text('Contacto'), definition: text('Una llamada atendida') }] },
};

/** Enumerations by the name of their member; "kind", "mode" and "unit" mean different things in different places. */
const ENUMERATIONS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  type: [['customer', 'internal', 'multilevel', 'underpinning']],
  perspective: [['provider', 'customer', 'internal']],
  prevailingLanguage: [['es', 'en']],
  rounding: [['half_up', 'half_even']],
  amendmentEffect: [['next_period', 'split_period']],
  mode: [
    ['none', 'auto', 'manual'],
    ['drop_events', 'freeze_time'],
  ],
  kind: [
    ['organization', 'team', 'person'],
    ['email', 'phone', 'chat'],
    ['KQI', 'KPI'],
    ['cause', 'event_class', 'time_window', 'counterparty_fault', 'planned_maintenance'],
    ['payment', 'delivery', 'access', 'information', 'response', 'staffing', 'other'],
  ],
  locale: [['es', 'en']],
  languages: [['es', 'en']],
  level: [['contractual', 'internal_guardrail']],
  comparator: [['gte', 'lte']],
  method: [['events', 'slices', 'slice_ratio', 'aggregate']],
  length: [['hour', 'day', 'week']],
  empty: [['gap', 'good', 'bad']],
  insufficient: [['insufficient_data', 'carry_forward', 'extend_window']],
  zeroTraffic: [['no_data', 'met', 'missed']],
  verdictRule: [['point', 'confident_miss', 'confident_met']],
  role: [['responsible', 'accountable', 'consulted', 'informed']],
  insufficientPolicy: [['skip', 'reset', 'count_as_miss']],
  action: [['notify', 'acknowledge', 'root_cause', 'corrective_action', 'credit', 'executive_review', 'price_review']],
  assigneeFunction: [[...STAKEHOLDER_FUNCTIONS]],
  approverFunction: [[...STAKEHOLDER_FUNCTIONS]],
  functions: [[...STAKEHOLDER_FUNCTIONS]],
  attendeeFunctions: [[...STAKEHOLDER_FUNCTIONS]],
  roles: [[...PARTY_ROLES]],
  base: [['period_fee', 'service_fee', 'invoice', 'per_unit']],
  withinLevel: [['highest', 'cumulative']],
  acrossLevels: [['sum', 'max']],
  class: [[...METRIC_CLASSES]],
  form: [['ratio', 'bounded_mean', 'count', 'rate', 'sum', 'percentile', 'composite']],
  source: [['feedback', 'measurement', 'incident', 'ledger', 'derived']],
  dedup: [['none', 'last_per_interaction', 'one_per_customer_per_period']],
  basis: [['fixed', 'per_unit']],
  frequency: [['month', 'quarter', 'year', 'unit']],
  weekday: [[...WEEKDAYS]],
  day: [[...WEEKDAYS]],
  triggers: [['at_risk', 'missed', 'consecutive_2', 'termination_near']],
  unit: [
    ['month', 'year'],
    ['week', 'year'],
    ['quarter', 'year'],
    ['hour', 'business_hour', 'business_day'],
    ['business_day', 'hour'],
  ],
};

function changed(value: string | number | boolean, member: string): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value === -1 ? 1 : value + 1;
  const family = ENUMERATIONS[member]?.find((members) => members.includes(value));
  if (family) return family[(family.indexOf(value) + 1) % family.length];
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `${value.slice(0, 8)}${value.endsWith('11') ? '12' : '11'}`;
  if (/^\d{2}:\d{2}$/.test(value)) return value === '07:15' ? '07:45' : '07:15';
  if (/^[\d.]+$/.test(value)) return value.startsWith('0.') ? '0.123' : '777';
  if (member === 'currency') return 'USD';
  if (member === 'timeZone') return 'America/Lima';
  return `${value} x`;
}

interface Leaf {
  readonly path: readonly (string | number)[];
  readonly content: AgreementContent;
}

/** The content again and again, each time with one leaf changed. Tags of unions are left alone: to change one is to change its members too. */
function* mutations(root: AgreementContent): Generator<Leaf> {
  function* walk(value: unknown, path: readonly (string | number)[]): Generator<readonly (string | number)[]> {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* walk(item, [...path, index]);
    else if (value !== null && typeof value === 'object')
      for (const [key, item] of Object.entries(value)) yield* walk(item, [...path, key]);
    else if (value !== null && value !== '') yield path;
  }
  for (const path of walk(root, [])) {
    const member = path.at(-1);
    const parent = path.at(-2);
    if (member === 'kind' && ['window', 'on', 'rule', 'claim'].includes(String(parent))) continue;
    const copy = structuredClone(root) as unknown;
    const holder = path.slice(0, -1).reduce<Record<string | number, unknown>>((at, step) => at[step] as never, copy as never);
    const name = typeof member === 'number' ? String(parent) : String(member);
    holder[member as string] = changed(holder[member as string] as never, name);
    yield { path, content: copy as AgreementContent };
  }
}

function blockText(block: DocumentBlock): unknown {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => item.text);
    case 'facts':
      return block.entries.map(({ term, detail }) => [term, detail]);
    case 'table':
      return [block.caption, block.columns, block.rows.map(({ cells }) => cells)];
  }
}

/** What a reader sees. */
function visible(model: DocumentModel): string {
  return JSON.stringify([
    model.title,
    blockText(model.head),
    model.sections.map(({ number, heading, blocks, clauses }) => [
      number,
      heading,
      blocks.map(blockText),
      clauses.map((clause) => [clause.number, clause.heading, clause.blocks.map(blockText)]),
    ]),
    blockText(model.footer),
  ]);
}

function allBlocks(model: DocumentModel): DocumentBlock[] {
  return [
    model.head,
    model.footer,
    ...model.sections.flatMap(({ blocks, clauses }) => [...blocks, ...clauses.flatMap((clause) => clause.blocks)]),
  ];
}

function allIds(model: DocumentModel): string[] {
  return [
    ...model.sections.flatMap(({ id, clauses }) => [id, ...clauses.map((clause) => clause.id)]),
    ...allBlocks(model).flatMap((block) => {
      if (block.kind === 'facts') return [block.id, ...block.entries.map(({ id }) => id)];
      if (block.kind === 'table') return [block.id, ...block.rows.map(({ id }) => id)];
      if (block.kind === 'list') return [block.id, ...block.items.map(({ id }) => id)];
      return [block.id];
    }),
  ];
}

const LANGUAGES: readonly AgreementLanguage[] = ['es', 'en'];

/** A leaf in the other language is read in the other document. */
const isOf = (language: AgreementLanguage, path: Leaf['path']) => !LANGUAGES.includes(path.at(-1) as never) || path.at(-1) === language;

describe.each(LANGUAGES)('in %s', (language) => {
  const model = documentModel(COMPLETE, language, FACTS);

  it.each([
    ['a complete agreement', COMPLETE],
    ...BUILT_IN_TEMPLATES.map(({ key, variables, build }): [string, AgreementContent] => [
      key,
      build(Object.fromEntries(variables.map((variable) => [variable.key, variable.example])), ['es', 'en']),
    ]),
  ])('reads every leaf of %s: change one and the text changes', (_name, root) => {
    const whole = documentModel(root, language, FACTS);
    const before = visible(whole);
    const ids = allIds(whole).join();
    const unread = [...mutations(root)]
      .filter(({ path }) => isOf(language, path))
      // What is the same in both languages has been read in the Spanish document.
      .filter(({ path }) => root === COMPLETE || language === 'es' || path.at(-1) === 'en')
      .filter(({ path, content }) => {
        const after = documentModel(content, language, FACTS);
        return visible(after) === before && !(path.at(-1) === 'ref' && allIds(after).join() !== ids);
      })
      .map(({ path }) => path.join('.'));
    expect(unread).toEqual([]);
  });

  it('gives every section, clause, block, entry and row an id of its own, fit for HTML', () => {
    const ids = allIds(model);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  it('tells no reader "undefined", a hole in a template or a reference that is not there', () => {
    expect(visible(model)).not.toMatch(/undefined|\[object|NaN|no figura en el acuerdo|not in the agreement/);
  });

  it('numbers thirteen sections and the signatures, and cites clauses by the same numbers', () => {
    expect(model.sections.map(({ key }) => key)).toEqual([...SECTION_KEYS, 'signatures']);
    expect(model.contents.map(({ number }) => number)).toEqual(Array.from({ length: 14 }, (_, index) => String(index + 1)));
    const level = model.sections[4]?.clauses[1];
    expect(level?.number).toBe('5.2');
    expect(clauseNumber(COMPLETE, 'service_levels', 'levels', 'n2')).toBe('5.2');
    expect(clauseNumber(COMPLETE, 'services', 'plans', 'oro')).toBe('4.3');
    expect(clauseNumber(COMPLETE, 'services', 'plans', 'none')).toBeNull();
    expect(visible(model)).toContain(language === 'es' ? 'N2 (cláusula\u00a05.2)' : 'N2 (clause\u00a05.2)');
  });

  it('leads each agreed paragraph and fact back to the value it tells', () => {
    for (const { key, blocks, clauses } of model.sections) {
      if (key === 'signatures') continue;
      const told = [...blocks, ...clauses.flatMap((clause) => clause.blocks)].flatMap((block) =>
        block.kind === 'facts' ? block.entries.map(({ path }) => path) : block.kind === 'paragraph' ? [block.path] : [],
      );
      for (const path of told) {
        if (path === null) continue;
        const value = path.reduce<unknown>(
          (at, step) => (Array.isArray(at) && typeof step === 'string' ? at.find(({ ref }) => ref === step) : (at as never)?.[step]),
          COMPLETE[key],
        );
        expect([path.join('.'), value === undefined]).toEqual([path.join('.'), false]);
      }
    }
  });

  it('keeps the ids of what stays when a level is added before it', () => {
    const [first, second] = COMPLETE.service_levels.levels;
    if (!first || !second) throw new Error('two levels');
    const grown = { ...COMPLETE, service_levels: { levels: [{ ...first, ref: 'n0', code: 'N0' }, first, second] } };
    const section = documentModel(grown, language, FACTS).sections[4];
    expect(section?.clauses.map(({ id, number }) => [id, number])).toEqual([
      ['service-levels-levels-n0', '5.1'],
      ['service-levels-levels-n1', '5.2'],
      ['service-levels-levels-n2', '5.3'],
    ]);
  });
});

it('says who signed, when in the time of the agreement, and how; and who has not yet', () => {
  const signatures = documentModel(COMPLETE, 'es', FACTS).sections.at(-1);
  const table = signatures?.blocks.find((block) => block.kind === 'table');
  expect(table?.kind === 'table' && table.rows.map(({ cells }) => cells)).toEqual([
    ['VozClara', 'Marta Ruiz', '18 de diciembre de 2025, 11:12, hora de Madrid', 'firma electrónica simple, nombre escrito'],
    ['La Espiga', 'Elena Soto', 'pendiente', ''],
  ]);
  const frozen = documentModel(COMPLETE, 'en', { ...FACTS, signatures: null }).sections.at(-1);
  expect(JSON.stringify(frozen)).toContain('recorded beside it');
  expect(JSON.stringify(frozen)).not.toContain('pending');
});

it('shows an empty draft, says what is missing and never a fingerprint it does not have', () => {
  const empty = emptyContent({ type: 'customer', perspective: 'provider', language: 'es', timeZone: 'Europe/Madrid', currency: 'EUR' });
  const draft = documentModel(empty, 'es', { ...FACTS, amends: null, documentHash: null, verifyUrl: null, signatures: [] });
  expect(draft.title).toBe('VC-LE-2026');
  expect(draft.runningFooter).toBe('VC-LE-2026 · versión 2 · borrador');
  expect(draft.sections[4]?.blocks).toEqual([
    { kind: 'paragraph', id: 'service-levels-empty', text: 'Las partes no han acordado nada en esta sección.', path: null },
  ]);
  expect(visible(draft)).toContain('todavía no se puede firmar');
});

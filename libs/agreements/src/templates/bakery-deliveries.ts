import type { AgreementContent } from '../agreement-content.js';
import type { ServiceLevel } from '../service-levels.js';
import type { AgreementTemplate } from './agreement-template.js';
import { creditShare, measured, perceived } from './template-indicators.js';
import { calendar, creditSchedule, firstOfMonth, level, obligation, overviewOf, remedyPlan, term, terms } from './template-items.js';
import { inLanguages, sentence, t, ValuesOf } from './template-values.js';
import { moneyVariable, personVariables, termVariables, textVariable } from './template-variables.js';

const VARIABLES = [
  textVariable('bakery_name', t('Nombre de la panadería', 'Name of the bakery'), 'Panadería La Espiga'),
  ...personVariables('bakery_owner', t('Gerencia de la panadería', 'Manager of the bakery'), 'Elena Soto', 'elena.soto@laespiga.example'),
  ...personVariables('bakery_delivery', t('Reparto', 'Delivery'), 'Tomás Gil', 'tomas.gil@laespiga.example'),
  textVariable('gold_name', t('Cliente del plan Oro', 'Customer on the Gold plan'), 'Café Alameda'),
  ...personVariables(
    'gold_owner',
    t('Encargo del plan Oro', 'Contact on the Gold plan'),
    'Nuria Campos',
    'nuria.campos@cafealameda.example',
  ),
  textVariable('silver_name', t('Cliente del plan Plata', 'Customer on the Silver plan'), 'Hotel Mirador'),
  ...personVariables(
    'silver_owner',
    t('Encargo del plan Plata', 'Contact on the Silver plan'),
    'Raúl Prieto',
    'raul.prieto@hotelmirador.example',
  ),
  ...termVariables('Europe/Madrid', 'EUR'),
  moneyVariable('unit_price', t('Precio por unidad', 'Price per unit'), '62'),
  moneyVariable('gold_fortnight', t('Importe medio de la quincena del plan Oro', 'Mean amount of a fortnight on the Gold plan'), '223200'),
  moneyVariable(
    'silver_fortnight',
    t('Importe medio de la quincena del plan Plata', 'Mean amount of a fortnight on the Silver plan'),
    '139500',
  ),
];

const FORTNIGHT = { kind: 'rolling', days: 14 } as const;

const delivered = (key: string, time: string) =>
  measured(
    key,
    'throughput',
    t(`Unidades entregadas antes de las ${time}`, `Units delivered before ${time}`),
    key.replaceAll('_', '.'),
    t(
      `Unidades que la aplicación de reparto registra como entregadas, con foto y hora, antes de las ${time} de cada día de reparto.`,
      `Units that the delivery app records as delivered, with photo and time, before ${time} on each delivery day.`,
    ),
    { form: 'count', unit: 'units' },
  );

const fresh = perceived(
  'freshness_ok',
  'quality',
  t('Frescura (4–5 de 5)', 'Freshness (4–5 of 5)'),
  t(
    'Respuestas de 4 o 5 sobre la frescura, o que la mencionan sin queja, entre todas las respuestas del cliente en el período.',
    'Answers of 4 or 5 about freshness, or that mention it without a complaint, among all answers of the customer in the period.',
  ),
);

const wrongOrders = measured(
  'order_errors',
  'error_rate',
  t('Errores de pedido', 'Order errors'),
  'orders.wrong',
  t(
    'Entregas con un producto o una cantidad distintos del pedido, entre todas las entregas. El numerador son los casos malos.',
    'Deliveries with a product or quantity other than ordered, among all deliveries. The numerator holds the bad cases.',
  ),
);

const breadComplaints = perceived(
  'bread_complaints',
  'impact',
  t('Quejas que citan el pan', 'Complaints that name the bread'),
  t(
    'Respuestas de los clientes finales que citan el pan como queja, entre todas sus respuestas. El numerador son los casos malos.',
    'Answers of guests that name the bread as a complaint, among all their answers. The numerator holds the bad cases.',
  ),
);

function planLevels(gold: boolean): ServiceLevel[] {
  const service = { serviceRef: gold ? 'panaderia-oro' : 'panaderia-plata' };
  const planRef = gold ? 'gold' : 'silver';
  const plan = gold ? t('plan Oro', 'Gold plan') : t('plan Plata', 'Silver plan');
  return [
    level(gold ? 'O1' : 'P1', t(`Frescura, ${plan.es}`, `Freshness, ${plan.en}`), {
      ...service,
      planRef,
      indicatorRef: 'freshness-ok',
      target: '0.90',
      warningTarget: '0.92',
      minSample: 30,
      expectedPerWindow: gold ? 140 : 38,
    }),
    level(gold ? 'O2' : 'P2', t(`Unidades a su hora, ${plan.es}`, `Units by the agreed hour, ${plan.en}`), {
      ...service,
      planRef,
      indicatorRef: gold ? 'units-delivered-before-0730' : 'units-delivered-before-0830',
      target: gold ? '0.98' : '0.95',
      window: FORTNIGHT,
      method: 'slices',
      slice: { length: 'day', value: gold ? '240' : '150', minSample: 1, empty: 'gap' },
      minSample: 10,
      calendarRef: 'hours',
      expectedPerWindow: 12,
      creditScheduleRef: gold ? 'credits-gold' : 'credits-silver',
    }),
  ];
}

function build(values: ValuesOf): AgreementContent {
  const bakery = values.named('bakery_name', 'la panadería', 'the bakery');
  const gold = values.named('gold_name', 'el cliente Oro', 'the Gold customer');
  const silver = values.named('silver_name', 'el cliente Plata', 'the Silver customer');
  const start = values.start();
  const zone = values.text('time_zone');
  const byUnit = (ref: string, from: string, who: { es: string; en: string }) =>
    obligation(
      ref,
      { from, to: 'bakery', kind: 'payment' },
      t(
        `${sentence(who.es)} paga las unidades entregadas de cada quincena.`,
        `${sentence(who.en)} pays the units delivered in each fortnight.`,
      ),
      {
        payment: { amountMinor: values.text('unit_price'), basis: 'per_unit', unit: 'units', netDays: 15, taxIncluded: false },
        due: { every: 2, unit: 'week', on: { kind: 'weekday', weekday: 'mon', ordinal: null }, at: '09:00', from: start },
        evidence: t('Factura quincenal y justificante de pago.', 'Fortnightly invoice and receipt of payment.'),
        consequence: t(
          'A los 30 días de impago se entrega solo con pago al recibir.',
          'After 30 days unpaid, delivery is against payment on receipt only.',
        ),
      },
    );
  const credits = (ref: string, name: { es: string; en: string }, fee: string, target: string) =>
    creditSchedule(fee, [{ threshold: target, share: '0.04' }], {
      ref,
      name,
      base: 'invoice',
      caps: { perPeriodShare: '0.12', perYearShare: null },
    });
  const below = (ref: string, party: string, who: { es: string; en: string }, levelRef: string) => ({
    ref,
    inFavourOf: [party],
    description: t(
      `${sentence(who.es)} podrá cancelar tras dos quincenas seguidas con menos de 90 % de días cumplidos.`,
      `${sentence(who.en)} may terminate after two consecutive fortnights with less than 90% of compliant days.`,
    ),
    rule: { kind: 'floor' as const, levelRef, below: '0.90', n: 2 },
    insufficientPolicy: 'skip' as const,
    cureDays: 0,
    noticeDays: 14,
  });
  const plan = remedyPlan({ notice: 1, causeDays: 2, planDays: 5 }, true);
  return {
    overview: overviewOf(
      values,
      { type: 'multilevel', perspective: 'provider' },
      {
        title: t(`Entregas de ${bakery.es}`, `Deliveries of ${bakery.en}`),
        summary: t(
          `${sentence(bakery.es)} entregará cada mañana de reparto productos horneados a ${gold.es} (plan Oro) y a ${silver.es} (plan Plata).`,
          `${sentence(bakery.en)} delivers bakery products every delivery morning to ${gold.en} (Gold plan) and ${silver.en} (Silver plan).`,
        ),
        statementOfIntent: t(
          'El pan llega a la hora del desayuno o no sirve: por eso se cuentan días cumplidos y no solo unidades.',
          'Bread comes in time for breakfast or it is of no use: so compliant days are counted, and not units alone.',
        ),
      },
    ),
    stakeholders: {
      parties: [
        values.party('bakery', { roles: ['provider'] }),
        values.party('gold', { roles: ['customer'], planRef: 'gold' }),
        values.party('silver', { roles: ['customer'], planRef: 'silver' }),
      ],
      people: [
        values.person('bakery_owner', 'bakery', 'Gerencia', ['signatory', 'approver', 'service_manager'], zone),
        values.person('bakery_delivery', 'bakery', 'Reparto', ['escalation_l1'], zone),
        values.person('gold_owner', 'gold', 'Encargo', ['signatory', 'approver', 'account_owner'], zone),
        values.person('silver_owner', 'silver', 'Compras', ['signatory', 'approver', 'account_owner'], zone),
      ],
    },
    goals: {
      goals: [
        {
          ref: 'bakery-goal',
          partyRef: 'bakery',
          statement: t('Una ruta estable y pago cada quincena.', 'A stable route and payment every fortnight.'),
          levelRefs: ['o2', 'p2', 'c1'],
        },
        {
          ref: 'gold-goal',
          partyRef: 'gold',
          statement: t('Abrir con el mostrador lleno a las 07:30.', 'Open with a full counter at 07:30.'),
          levelRefs: ['o1', 'o2'],
        },
        {
          ref: 'silver-goal',
          partyRef: 'silver',
          statement: t('Servir el desayuno del hotel con pan del día.', "Serve the hotel breakfast with the day's bread."),
          levelRefs: ['p1', 'p2'],
        },
      ],
      beneficiaries: [
        {
          ref: 'guests',
          description: t('Clientes del café y huéspedes del hotel.', 'Customers of the café and guests of the hotel.'),
          benefitsHow: t('Desayunan pan del día.', "They have the day's bread for breakfast."),
          needs: t('Pan fresco a la hora de abrir.', 'Fresh bread at opening time.'),
          levelRefs: ['o1', 'p1', 'i1'],
        },
      ],
    },
    services: {
      services: [
        {
          ref: 'panaderia-oro',
          name: t(`Entregas a ${gold.es}`, `Deliveries to ${gold.en}`),
          description: t(
            'Al menos 240 unidades horneadas antes de las 07:30 de cada día de reparto.',
            'At least 240 baked units before 07:30 on each delivery day.',
          ),
          channels: ['Reparto'],
          locations: [],
          volumesUpTo: t('400 unidades al día', '400 units a day'),
          calendarRef: 'hours',
          deliverables: [
            {
              ref: 'gold-bread',
              name: t('Productos horneados', 'Baked products'),
              unit: 'units',
              due: t('Cada día de reparto antes de las 07:30', 'Each delivery day before 07:30'),
              acceptedBy: [],
            },
          ],
        },
        {
          ref: 'panaderia-plata',
          name: t(`Entregas a ${silver.es}`, `Deliveries to ${silver.en}`),
          description: t(
            'Al menos 150 unidades horneadas antes de las 08:30 de cada día de reparto.',
            'At least 150 baked units before 08:30 on each delivery day.',
          ),
          channels: ['Reparto'],
          locations: [],
          volumesUpTo: t('250 unidades al día', '250 units a day'),
          calendarRef: 'hours',
          deliverables: [
            {
              ref: 'silver-bread',
              name: t('Productos horneados', 'Baked products'),
              unit: 'units',
              due: t('Cada día de reparto antes de las 08:30', 'Each delivery day before 08:30'),
              acceptedBy: [],
            },
          ],
        },
      ],
      calendars: [
        calendar(
          t('Reparto de lunes a sábado', 'Delivery Monday to Saturday'),
          { start: '05:30', end: '11:00', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
          [
            { date: `${values.year()}-01-01`, name: t('Año Nuevo', "New Year's Day") },
            { date: `${values.year()}-12-25`, name: t('Navidad', 'Christmas Day') },
          ],
        ),
      ],
      plans: [
        {
          ref: 'silver',
          name: t('Plata', 'Silver'),
          inheritsFrom: null,
          price: { amountMinor: values.text('unit_price'), frequency: 'unit' },
          overrides: [],
        },
        {
          ref: 'gold',
          name: t('Oro', 'Gold'),
          inheritsFrom: 'silver',
          price: { amountMinor: values.text('unit_price'), frequency: 'unit' },
          overrides: [],
        },
      ],
    },
    service_levels: {
      levels: [
        ...planLevels(true),
        ...planLevels(false),
        level('E1', t('Errores de pedido', 'Order errors'), {
          serviceRef: 'panaderia-oro',
          indicatorRef: 'order-errors',
          comparator: 'lte',
          target: '0.01',
          method: 'aggregate',
          minSample: 30,
          expectedPerWindow: 52,
        }),
        level('I1', t('Quejas que citan el pan', 'Complaints that name the bread'), {
          serviceRef: 'panaderia-oro',
          planRef: 'gold',
          indicatorRef: 'bread-complaints',
          comparator: 'lte',
          target: '0.03',
          warningTarget: '0.025',
          minSample: 30,
          expectedPerWindow: 140,
        }),
        level('C1', t('Créditos sobre la facturación', 'Credits as a share of fees'), {
          serviceRef: 'panaderia-oro',
          indicatorRef: 'credit-share',
          comparator: 'lte',
          target: '0.05',
          level: 'internal_guardrail',
          window: { kind: 'calendar', unit: 'quarter' },
          minSample: 1,
          expectedPerWindow: 6,
          remedyPlanRef: null,
        }),
      ],
    },
    exclusions: {
      services: [
        {
          ref: 'pastry',
          name: t('Pedidos especiales de pastelería', 'Bespoke pastry'),
          reason: t('Se presupuestan uno por uno.', 'They are quoted one by one.'),
        },
      ],
      statesNoExcludedServices: false,
      measurement: [
        {
          ref: 'power-cut',
          kind: 'cause',
          description: t(
            'Días con un corte de suministro eléctrico acreditado por la distribuidora.',
            'Days with a power cut certified by the electricity company.',
          ),
          needsEvidence: true,
          approverFunction: 'account_owner',
          levelRefs: ['o2', 'p2'],
          mode: 'freeze_time',
        },
        {
          ref: 'closed-customer',
          kind: 'time_window',
          description: t(
            'Días de cierre del cliente, avisados con dos días; no hay entrega ni opinión.',
            'Days on which the customer is closed, announced two days ahead; there is neither delivery nor feedback.',
          ),
          needsEvidence: false,
          approverFunction: 'account_owner',
          levelRefs: [],
          mode: 'freeze_time',
        },
      ],
    },
    termination: { conditions: [below('gold-below-floor', 'gold', gold, 'o2'), below('silver-below-floor', 'silver', silver, 'p2')] },
    remedy_plan: {
      plans: [
        {
          ...plan,
          steps: [
            {
              action: 'corrective_action',
              description: t(
                'Reponer lo que falta antes de las 11:00 del mismo día.',
                'Replace what is missing before 11:00 on the same day.',
              ),
              assigneeFunction: 'escalation_l1',
              due: { amount: 3, unit: 'hour' },
            },
            ...plan.steps,
          ],
        },
      ],
      creditSchedules: [
        credits('credits-gold', t('Créditos del plan Oro', 'Credits of the Gold plan'), values.text('gold_fortnight'), '0.98'),
        credits('credits-silver', t('Créditos del plan Plata', 'Credits of the Silver plan'), values.text('silver_fortnight'), '0.95'),
      ],
    },
    metrics: {
      indicators: [
        fresh,
        delivered('units_delivered_before_0730', '07:30'),
        delivered('units_delivered_before_0830', '08:30'),
        wrongOrders,
        breadComplaints,
        creditShare,
      ],
    },
    obligations: {
      obligations: [
        byUnit('gold-payment', 'gold', gold),
        byUnit('silver-payment', 'silver', silver),
        obligation(
          'proof-of-delivery',
          { from: 'bakery', to: 'gold', kind: 'information' },
          t('Registrar cada entrega con foto y hora.', 'Record each delivery with photo and time.'),
          {
            evidence: t('Registro de la aplicación de reparto.', 'Record of the delivery app.'),
            consequence: t('Una entrega sin registro cuenta como no entregada.', 'A delivery without a record counts as not delivered.'),
          },
        ),
        obligation(
          'reception',
          { from: 'silver', to: 'bakery', kind: 'access' },
          t('Tener abierta la recepción de mercancías desde las 06:00.', 'Keep the goods entrance open from 06:00.'),
          {
            evidence: t('Registro de la aplicación de reparto.', 'Record of the delivery app.'),
            consequence: t('La espera no cuenta como retraso.', 'Waiting does not count as a delay.'),
          },
        ),
      ],
    },
    monitoring: {
      statement: t(
        'La aplicación de reparto registra cada entrega con foto y hora; la opinión se pide cada semana a quien encarga y en las mesas del café.',
        'The delivery app records each delivery with photo and time; feedback is asked for every week from those who order and at the tables of the café.',
      ),
      sources: [
        { ref: 'widget', tool: 'Pulso', ownerRef: 'bakery', series: '' },
        { ref: 'delivery-gold', tool: 'Aplicación de reparto', ownerRef: 'bakery', series: 'units.delivered.before.0730' },
        { ref: 'delivery-silver', tool: 'Aplicación de reparto', ownerRef: 'bakery', series: 'units.delivered.before.0830' },
        { ref: 'orders', tool: 'Registro de pedidos', ownerRef: 'bakery', series: 'orders.wrong' },
        { ref: 'credits', tool: 'Facturación', ownerRef: 'bakery', series: 'costs.credits' },
      ],
      reporting: { every: 2, unit: 'week', on: { kind: 'weekday', weekday: 'mon', ordinal: null }, at: '09:00', from: start },
      meeting: {
        recurrence: firstOfMonth('thu', '12:00', start),
        attendeeFunctions: ['service_manager', 'account_owner'],
        agenda: t(
          'Días cumplidos, frescura, errores de pedido y cambios de cantidades.',
          'Compliant days, freshness, order errors and changes of quantities.',
        ),
      },
      reportRecipients: ['bakery-owner', 'gold-owner', 'silver-owner'],
      responsibleRef: 'bakery-owner',
      retentionMonths: 24,
      auditAccess: true,
    },
    review: {
      recurrence: firstOfMonth('thu', '13:00', start, 3),
      attendeeFunctions: ['service_manager', 'account_owner'],
      agenda: t('Objetivos frente a resultados, planes y precios, con acta.', 'Targets against results, plans and prices, with minutes.'),
    },
    glossary: {
      terms: [
        ...terms('answer', 'businessDay', 'period', 'minSample', 'rootCause', 'credit'),
        term(
          'delivery-day',
          t('Día de reparto', 'Delivery day'),
          t('Día de lunes a sábado en que el cliente abre.', 'Day from Monday to Saturday on which the customer is open.'),
        ),
        term(
          'compliant-day',
          t('Días cumplidos', 'Compliant days'),
          t(
            'Días de reparto en que llegan todas las unidades acordadas antes de la hora acordada.',
            'Delivery day on which all agreed units come before the agreed time.',
          ),
        ),
        term('fortnight', t('Quincena', 'Fortnight'), t('Catorce días seguidos.', 'Fourteen consecutive days.')),
      ],
    },
  };
}

/** One bakery, two customers, two plans. */
export const BAKERY_DELIVERIES: AgreementTemplate = {
  key: 'bakery-deliveries',
  templateVersion: 1,
  type: 'multilevel',
  perspective: 'provider',
  name: t('Entregas de panadería', 'Bakery deliveries'),
  description: t(
    'Un proveedor y dos clientes con planes Oro y Plata: unidades a su hora, frescura, errores de pedido e impacto en quien desayuna.',
    'One provider and two customers on Gold and Silver plans: units on time, freshness, order errors and impact on those who have breakfast.',
  ),
  legalNote: null,
  variables: VARIABLES,
  build: (given, languages) => inLanguages(build(new ValuesOf(VARIABLES, given)), languages),
};

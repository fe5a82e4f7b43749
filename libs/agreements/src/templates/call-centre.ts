import type { AgreementContent } from '../agreement-content.js';
import type { AgreementTemplate } from './agreement-template.js';
import { costPerSatisfied, csat, easy, errors, lostTime, measured } from './template-indicators.js';
import {
  calendar,
  creditSchedule,
  firstOfMonth,
  level,
  monthlyOn,
  obligation,
  overviewOf,
  providerAndCustomer,
  remedyPlan,
  spanishHolidays,
  term,
  terms,
} from './template-items.js';
import { inLanguages, sentence, t, ValuesOf } from './template-values.js';
import {
  moneyVariable,
  numberVariable,
  PROVIDER_AND_CUSTOMER,
  personVariables,
  termVariables,
  textVariable,
} from './template-variables.js';

const VARIABLES = [
  ...PROVIDER_AND_CUSTOMER,
  textVariable('supplier_name', t('Operador de telefonía del proveedor', "Provider's telephone operator"), 'TelcoSur'),
  ...personVariables(
    'supplier_contact',
    t('Contacto del operador', 'Contact at the operator'),
    'Lucía Vera',
    'lucia.vera@telcosur.example',
  ),
  ...termVariables('Europe/Madrid', 'EUR'),
  moneyVariable('monthly_fee', t('Cuota mensual', 'Monthly fee'), '1800000'),
  numberVariable('agents_per_shift', t('Agentes por franja, como mínimo', 'Agents per shift, at least'), '14'),
];

const callsPerHour = measured(
  'calls_answered_per_hour',
  'throughput',
  t('Llamadas respondidas por hora', 'Calls answered per hour'),
  'calls.answered',
  t(
    'Llamadas que un agente contestó en cada hora de atención, según la centralita.',
    'Calls that an agent answered in each hour of service, as the telephone exchange counts them.',
  ),
  { form: 'rate', unit: 'calls' },
);

const withinThreeMinutes = measured(
  'answered_within_180s',
  'timeliness',
  t('Llamadas atendidas en 180 segundos', 'Calls answered within 180 seconds'),
  'calls.wait',
  t(
    'Llamadas que un agente contestó en 180 segundos o menos desde que entraron en la cola, entre todas las llamadas que entraron en la cola.',
    'Calls that an agent answered 180 seconds or less after they joined the queue, among all calls that joined the queue.',
  ),
);

function build(values: ValuesOf): AgreementContent {
  const provider = values.named('provider_name', 'el proveedor', 'the provider');
  const customer = values.named('customer_name', 'el cliente', 'the customer');
  const supplier = values.named('supplier_name', 'el operador de telefonía', 'the telephone operator');
  const start = values.start();
  const zone = values.text('time_zone');
  const people = providerAndCustomer(values);
  const agents = values.text('agents_per_shift');
  const service = { serviceRef: 'call-center' };
  return {
    overview: overviewOf(
      values,
      { type: 'customer', perspective: 'provider' },
      {
        title: t(`Centro de llamadas de ${customer.es}`, `Call centre of ${customer.en}`),
        summary: t(
          `${sentence(provider.es)} prestará a ${customer.es} la atención telefónica de sus clientes y ambas partes medirán su calidad con la opinión de quienes llaman.`,
          `${sentence(provider.en)} answers the customer calls of ${customer.en}, and both parties measure quality through the callers' own feedback.`,
        ),
        statementOfIntent: t(
          'Las partes acuerdan cifras que ambas ven, con la misma fuente y el mismo cálculo, y corrigen lo que no las alcance antes de discutir de quién es la culpa.',
          'The parties agree on figures that both of them see, from the same source and by the same calculation, and correct what falls short before they argue about whose fault it is.',
        ),
      },
    ),
    stakeholders: {
      parties: [...people.parties, values.party('supplier', { roles: ['sub_provider'], mustSign: false })],
      people: [...people.people, values.person('supplier_contact', 'supplier', 'Operaciones de red', ['observer'], zone)],
    },
    goals: {
      goals: [
        {
          ref: 'customer-goal',
          partyRef: 'customer',
          statement: t('Que quien llama quede satisfecho y vuelva a comprar.', 'Callers end satisfied and buy again.'),
          levelRefs: ['n1', 'n5'],
        },
        {
          ref: 'provider-goal',
          partyRef: 'provider',
          statement: t(
            'Conocer el volumen con antelación y cobrar en la fecha acordada.',
            'Know the volume ahead and be paid on the agreed date.',
          ),
          levelRefs: ['n2', 'n6'],
        },
        {
          ref: 'supplier-goal',
          partyRef: 'supplier',
          statement: t(
            'Que sus cortes se conozcan, se midan aparte y no se confundan con el trabajo de los agentes.',
            "Have its outages known, measured apart and not mistaken for the agents' work.",
          ),
          levelRefs: ['n3'],
        },
      ],
      beneficiaries: [
        {
          ref: 'callers',
          description: t(`Personas y comercios que llaman a ${customer.es}.`, `People and shops that call ${customer.en}.`),
          benefitsHow: t(
            'Resuelven su pedido, incidencia o reclamación en una llamada.',
            'They settle their order, incident or complaint in one call.',
          ),
          needs: t(
            'Hablar con una persona en menos de tres minutos y resolver a la primera.',
            'Reach a person in under three minutes and have it solved the first time.',
          ),
          levelRefs: ['n1', 'n3', 'n5', 'n7'],
        },
      ],
    },
    services: {
      services: [
        {
          ref: 'call-center',
          name: t('Centro de llamadas', 'Call centre'),
          description: t(
            'Atención de las llamadas entrantes de pedidos, incidencias y reclamaciones.',
            'Answering of inbound calls about orders, incidents and complaints.',
          ),
          channels: ['Teléfono'],
          locations: ['Madrid'],
          volumesUpTo: t('40 000 llamadas al mes', '40,000 calls a month'),
          calendarRef: 'hours',
          deliverables: [
            {
              ref: 'monthly-report',
              name: t('Informe mensual', 'Monthly report'),
              unit: 'reports',
              due: t('El tercer día hábil de cada mes', 'The third working day of each month'),
              acceptedBy: [],
            },
          ],
        },
      ],
      calendars: [
        calendar(
          t('Lunes a sábado de 08:00 a 20:00', 'Monday to Saturday, 08:00 to 20:00'),
          { start: '08:00', end: '20:00', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
          spanishHolidays(values.year()),
        ),
      ],
      plans: [],
    },
    service_levels: {
      levels: [
        level('N1', t('Satisfacción de quien llama', 'Satisfaction of the callers'), {
          ...service,
          indicatorRef: 'csat',
          target: '0.85',
          warningTarget: '0.87',
          minSample: 50,
          expectedPerWindow: 480,
          creditScheduleRef: 'credits',
        }),
        level('N2', t('Llamadas respondidas por hora', 'Calls answered per hour'), {
          ...service,
          indicatorRef: 'calls-answered-per-hour',
          target: '0.95',
          warningTarget: '0.97',
          method: 'slices',
          slice: { length: 'hour', value: '120', minSample: 1, empty: 'gap' },
          minSample: 200,
          calendarRef: 'hours',
          expectedPerWindow: 300,
        }),
        level('N3', t('Llamadas atendidas en 180 segundos', 'Calls answered within 180 seconds'), {
          ...service,
          indicatorRef: 'answered-within-180s',
          target: '0.95',
          warningTarget: '0.96',
          minSample: 1000,
          expectedPerWindow: 36000,
        }),
        level('N4', t('Tasa de errores', 'Error rate'), {
          ...service,
          indicatorRef: 'errors',
          comparator: 'lte',
          target: '0.02',
          warningTarget: '0.015',
          minSample: 500,
          expectedPerWindow: 600,
        }),
        level('N5', t('Facilidad para resolver', 'Ease of solving'), {
          ...service,
          indicatorRef: 'ces-easy',
          target: '0.70',
          warningTarget: '0.75',
          window: { kind: 'calendar', unit: 'quarter' },
          minSample: 100,
          expectedPerWindow: 900,
        }),
        level('N6', t('Costo por contacto satisfecho', 'Cost per satisfied contact'), {
          ...service,
          indicatorRef: 'cost-per-satisfied',
          comparator: 'lte',
          target: '15.00',
          method: 'aggregate',
          window: { kind: 'calendar', unit: 'quarter' },
          minSample: 1,
          expectedPerWindow: 1,
        }),
        level('N7', t('Minutos perdidos por contacto', 'Minutes lost per contact'), {
          ...service,
          indicatorRef: 'lost-time-per-contact',
          comparator: 'lte',
          target: '6',
          warningTarget: '5',
          method: 'aggregate',
          minSample: 50,
          expectedPerWindow: 400,
        }),
      ],
    },
    exclusions: {
      services: [
        {
          ref: 'outbound-sales',
          name: t('Ventas salientes', 'Outbound sales'),
          reason: t('No forman parte de la atención que se contrata.', 'They are not part of the service that is bought.'),
        },
        {
          ref: 'social-media',
          name: t('Redes sociales', 'Social media'),
          reason: t(`Las atiende ${customer.es} con su propio equipo.`, `${sentence(customer.en)} answers them with its own team.`),
        },
        {
          ref: 'wholesale-orders',
          name: t('Pedidos mayoristas', 'Wholesale orders'),
          reason: t('Se rigen por un acuerdo aparte.', 'A separate agreement governs them.'),
        },
      ],
      statesNoExcludedServices: false,
      measurement: [
        {
          ref: 'trunk-outage',
          kind: 'cause',
          description: t(
            `Llamadas de los tramos en que la troncal de ${supplier.es} estuvo cortada, según su parte de incidencia.`,
            `Calls of the time in which the trunk of ${supplier.en} was down, according to its incident report.`,
          ),
          needsEvidence: true,
          approverFunction: 'account_owner',
          levelRefs: ['n2', 'n3'],
          mode: 'freeze_time',
        },
        {
          ref: 'unannounced-campaign',
          kind: 'counterparty_fault',
          description: t(
            'Horas con un volumen más de 20 % por encima de la previsión por una campaña de la que no se avisó con 10 días hábiles.',
            'Hours with a volume more than 20% above the forecast because of a campaign that was not announced 10 working days ahead.',
          ),
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
          ref: 'three-in-a-row',
          inFavourOf: ['customer'],
          description: t(
            `${sentence(customer.es)} podrá cancelar si el nivel N1 no se alcanza en tres meses evaluados consecutivos.`,
            `${sentence(customer.en)} may terminate if level N1 is missed in three consecutive evaluated months.`,
          ),
          rule: { kind: 'consecutive_misses', levelRefs: ['n1'], n: 3 },
          insufficientPolicy: 'skip',
          cureDays: 30,
          noticeDays: 30,
        },
        {
          ref: 'four-of-six',
          inFavourOf: ['customer'],
          description: t(
            `${sentence(customer.es)} podrá cancelar si el nivel N1 no se alcanza en cuatro de seis meses evaluados.`,
            `${sentence(customer.en)} may terminate if level N1 is missed in four of six evaluated months.`,
          ),
          rule: { kind: 'k_of_m', levelRefs: ['n1'], k: 4, m: 6 },
          insufficientPolicy: 'skip',
          cureDays: 30,
          noticeDays: 30,
        },
        {
          ref: 'unpaid',
          inFavourOf: ['provider'],
          description: t(
            `${sentence(provider.es)} podrá cancelar si un recibo queda impagado 45 días.`,
            `${sentence(provider.en)} may terminate if an invoice stays unpaid for 45 days.`,
          ),
          rule: { kind: 'obligation', obligationRef: 'monthly-payment', daysLate: 45 },
          insufficientPolicy: 'skip',
          cureDays: 15,
          noticeDays: 30,
        },
      ],
    },
    remedy_plan: {
      plans: [remedyPlan({ notice: 1, causeDays: 5, planDays: 10 }, true)],
      creditSchedules: [
        creditSchedule(
          values.text('monthly_fee'),
          [
            { threshold: '0.85', share: '0.05' },
            { threshold: '0.80', share: '0.08' },
            { threshold: '0.75', share: '0.12' },
          ],
          { earnBack: { nextPeriods: 2, atLeast: '0.88' } },
        ),
      ],
    },
    metrics: { indicators: [csat, callsPerHour, withinThreeMinutes, errors, easy, costPerSatisfied(values.text('currency')), lostTime] },
    obligations: {
      obligations: [
        obligation(
          'monthly-payment',
          { from: 'customer', to: 'provider', kind: 'payment' },
          t('Pagar la cuota mensual por adelantado.', 'Pay the monthly fee in advance.'),
          {
            payment: { amountMinor: values.text('monthly_fee'), basis: 'fixed', unit: '', netDays: 15, taxIncluded: false },
            due: monthlyOn(5, '09:00', start),
            evidence: t('Justificante de la transferencia.', 'Receipt of the transfer.'),
            consequence: t('A los 45 días de impago nace el derecho a cancelar.', 'After 45 days unpaid the right to terminate arises.'),
          },
        ),
        obligation(
          'campaign-notice',
          { from: 'customer', to: 'provider', kind: 'information' },
          t(
            'Avisar con 10 días hábiles de toda campaña que suba el volumen más de 20 %.',
            'Give 10 working days of notice of every campaign that raises the volume by more than 20%.',
          ),
          {
            evidence: t('Correo a la gerencia del servicio.', 'E-mail to the service manager.'),
            consequence: t('Las horas afectadas no cuentan en N2.', 'The affected hours do not count for N2.'),
            suspendsLevelRefs: ['n2'],
          },
        ),
        obligation(
          'staffing',
          { from: 'provider', to: 'customer', kind: 'staffing' },
          t(`Dotar al menos ${agents} agentes por franja de atención.`, `Staff at least ${agents} agents in each shift.`),
          {
            evidence: t('Cuadrante de turnos de cada semana.', 'Shift plan of each week.'),
            consequence: t(
              'Se trata como incumplimiento en la reunión operativa siguiente.',
              'It is treated as a breach in the next operating meeting.',
            ),
          },
        ),
        obligation(
          'training',
          { from: 'provider', to: 'customer', kind: 'other' },
          t(
            'Formar durante 16 horas a todo agente nuevo antes de su primera llamada.',
            'Train every new agent for 16 hours before the first call.',
          ),
          {
            evidence: t('Registro de formación firmado por el agente.', 'Training record signed by the agent.'),
            consequence: t('El agente no atiende llamadas hasta completarla.', 'The agent takes no calls until it is complete.'),
          },
        ),
        obligation(
          'monthly-report',
          { from: 'provider', to: 'customer', kind: 'delivery' },
          t(
            'Publicar el informe del mes anterior el tercer día hábil, y no más tarde del día 5.',
            'Publish the report of the month before on the third working day, and not later than day 5.',
          ),
          {
            due: monthlyOn(5, '18:00', start),
            evidence: t('Informe publicado, con fecha y hora.', 'Report published, with date and time.'),
            consequence: t(
              'El retraso consta en el acta de la reunión operativa.',
              'The delay is put on record in the minutes of the operating meeting.',
            ),
          },
        ),
      ],
    },
    monitoring: {
      statement: t(
        'La opinión se pide al cerrar cada llamada; el volumen y la espera los envía la centralita; las incidencias se anotan en su registro. Ambas partes ven las mismas cifras.',
        'Feedback is asked for when each call ends; the telephone exchange sends volume and waiting time; incidents are kept in their log. Both parties see the same figures.',
      ),
      sources: [
        { ref: 'widget', tool: 'Pulso', ownerRef: 'provider', series: '' },
        { ref: 'exchange-volume', tool: 'Centralita', ownerRef: 'provider', series: 'calls.answered' },
        { ref: 'exchange-wait', tool: 'Centralita', ownerRef: 'provider', series: 'calls.wait' },
        { ref: 'costs', tool: 'Contabilidad analítica', ownerRef: 'provider', series: 'costs.period' },
      ],
      reporting: monthlyOn(5, '18:00', start),
      meeting: {
        recurrence: firstOfMonth('tue', '10:00', start),
        attendeeFunctions: ['service_manager', 'account_owner'],
        agenda: t(
          'Cifras del mes, causas de lo que no se alcanzó, acciones abiertas y previsión de volumen.',
          'Figures of the month, causes of what was missed, open actions and volume forecast.',
        ),
      },
      reportRecipients: ['customer-owner', 'provider-manager'],
      responsibleRef: 'provider-manager',
      retentionMonths: 24,
      auditAccess: true,
    },
    review: {
      recurrence: firstOfMonth('tue', '12:00', start, 3),
      attendeeFunctions: ['service_manager', 'account_owner', 'escalation_l2'],
      agenda: t(
        'Objetivos frente a resultados del trimestre, cambios del servicio y modificaciones del acuerdo, con acta.',
        'Targets against the results of the quarter, changes of the service and amendments of the agreement, with minutes.',
      ),
    },
    glossary: {
      terms: [
        ...terms('answer', 'csat', 'businessDay', 'period', 'minSample', 'rootCause', 'credit'),
        term(
          'exchange',
          t('Centralita', 'Telephone exchange'),
          t('Sistema que recibe, encola y reparte las llamadas.', 'System that receives, queues and distributes the calls.'),
        ),
        term(
          'trunk',
          t('Troncal', 'Trunk'),
          t(
            'Enlace que lleva las llamadas desde la red pública hasta la centralita.',
            'Link that carries the calls from the public network to the telephone exchange.',
          ),
        ),
        term('contact', t('Contacto', 'Contact'), t('Llamada atendida por un agente.', 'Call answered by an agent.')),
      ],
    },
  };
}

/** Inbound calls of a company, answered by an outside call centre. */
export const CALL_CENTRE: AgreementTemplate = {
  key: 'call-centre',
  templateVersion: 1,
  type: 'customer',
  perspective: 'provider',
  name: t('Centro de llamadas', 'Call centre'),
  description: t(
    'Atención telefónica por un proveedor externo: satisfacción, llamadas por hora, espera, errores, esfuerzo, costo e impacto, con créditos.',
    'Telephone service by an outside provider: satisfaction, calls per hour, waiting time, errors, effort, cost and impact, with credits.',
  ),
  legalNote: null,
  variables: VARIABLES,
  build: (given, languages) => inLanguages(build(new ValuesOf(VARIABLES, given)), languages),
};

import type { AgreementContent } from '../agreement-content.js';
import type { AgreementTemplate } from './agreement-template.js';
import { costPerSatisfied, csat, errors, lostTime, measured } from './template-indicators.js';
import {
  calendar,
  firstOfMonth,
  level,
  monthlyOn,
  obligation,
  overviewOf,
  remedyPlan,
  spanishHolidays,
  term,
  terms,
} from './template-items.js';
import { inLanguages, t, ValuesOf } from './template-values.js';
import { numberVariable, personVariables, termVariables, textVariable } from './template-variables.js';

const VARIABLES = [
  textVariable('sales_name', t('Equipo de ventas', 'Sales team'), 'VozClara Ventas', 'Ventas'),
  ...personVariables('sales_lead', t('Responsable de ventas', 'Head of sales'), 'Pablo Ortega', 'pablo.ortega@vozclara.example'),
  textVariable('marketing_name', t('Equipo de marketing', 'Marketing team'), 'VozClara Marketing', 'Marketing'),
  ...personVariables('marketing_lead', t('Responsable de marketing', 'Head of marketing'), 'Inés Rey', 'ines.rey@vozclara.example'),
  textVariable(
    'support_name',
    t('Equipo de atención al cliente', 'Customer service team'),
    'VozClara Atención al cliente',
    'Atención al cliente',
  ),
  ...personVariables(
    'support_lead',
    t('Responsable de atención al cliente', 'Head of customer service'),
    'Marta Ruiz',
    'marta.ruiz@vozclara.example',
  ),
  ...termVariables('Europe/Madrid', 'EUR'),
  numberVariable('leads_per_month', t('Contactos cualificados al mes', 'Qualified leads a month'), '120'),
];

const leads = measured(
  'qualified_leads',
  'throughput',
  t('Contactos cualificados', 'Qualified leads'),
  'leads.qualified',
  t(
    'Contactos con necesidad, presupuesto y fecha anotados que marketing entrega a ventas en el mes.',
    'Leads with need, budget and date on record that marketing hands to sales in the month.',
  ),
  { form: 'count', unit: 'leads' },
);

const answeredInFourHours = measured(
  'leads_answered_within_4h',
  'timeliness',
  t('Contactos respondidos en 4 horas hábiles', 'Leads answered within 4 working hours'),
  'leads.answered',
  t(
    'Contactos cualificados a los que ventas respondió en 4 horas hábiles o menos, entre todos los entregados.',
    'Qualified leads that sales answered within 4 working hours, among all that were handed over.',
  ),
);

function build(values: ValuesOf): AgreementContent {
  const start = values.start();
  const zone = values.text('time_zone');
  const [sales, marketing, support] = [values.text('sales_name'), values.text('marketing_name'), values.text('support_name')];
  const service = { serviceRef: 'customer-journey' };
  const team = (ref: string) => values.party(ref, { kind: 'team', roles: ['provider', 'customer'] });
  return {
    overview: overviewOf(
      values,
      { type: 'multilevel', perspective: 'internal' },
      {
        title: t(`${sales}, ${marketing} y ${support}`, `${sales}, ${marketing} and ${support}`),
        summary: t(
          `${marketing} entrega contactos cualificados a ${sales}, ${sales} los responde en plazo y ${support} cuida a quien ya es cliente. Los tres equipos responden de la satisfacción.`,
          `${marketing} hands qualified leads to ${sales}, ${sales} answers them in time and ${support} looks after those who are customers. All three teams answer for satisfaction.`,
        ),
        statementOfIntent: t(
          'Ningún equipo gana si el cliente pierde: el objetivo de satisfacción es de los tres.',
          'No team wins if the customer loses: the satisfaction target belongs to all three.',
        ),
      },
    ),
    stakeholders: {
      parties: [team('sales'), team('marketing'), team('support')],
      people: [
        values.person('sales_lead', 'sales', 'Responsable de ventas', ['signatory', 'approver', 'account_owner'], zone),
        values.person('marketing_lead', 'marketing', 'Responsable de marketing', ['signatory', 'approver', 'reviewer'], zone),
        values.person(
          'support_lead',
          'support',
          'Responsable de atención al cliente',
          ['signatory', 'approver', 'service_manager', 'escalation_l1'],
          zone,
        ),
      ],
    },
    goals: {
      goals: [
        {
          ref: 'sales-goal',
          partyRef: 'sales',
          statement: t('Hablar con contactos que pueden comprar.', 'Talk to leads who can buy.'),
          levelRefs: ['m1'],
        },
        {
          ref: 'marketing-goal',
          partyRef: 'marketing',
          statement: t('Que cada contacto que entrega reciba respuesta.', 'Have every lead it hands over answered.'),
          levelRefs: ['v1'],
        },
        {
          ref: 'support-goal',
          partyRef: 'support',
          statement: t(
            'Recibir clientes a los que se prometió lo que el servicio da.',
            'Receive customers who were promised what the service gives.',
          ),
          levelRefs: ['s1', 's2'],
        },
      ],
      beneficiaries: [
        {
          ref: 'customers',
          description: t(
            'Personas que piden información y personas que ya son clientes.',
            'People who ask for information and people who are customers.',
          ),
          benefitsHow: t(
            'Reciben respuesta el mismo día y un servicio que coincide con lo prometido.',
            'They get an answer on the same day and a service that matches the promise.',
          ),
          needs: t('Una respuesta en 4 horas hábiles y una promesa cierta.', 'An answer within 4 working hours and a true promise.'),
          levelRefs: ['v1', 's1', 's4'],
        },
      ],
    },
    services: {
      services: [
        {
          ref: 'customer-journey',
          name: t('Del contacto al cliente satisfecho', 'From lead to satisfied customer'),
          description: t(
            'Captación, respuesta comercial y atención posterior, como un solo recorrido.',
            'Lead generation, sales answer and customer service, as one journey.',
          ),
          channels: ['Web', 'E-mail', 'Teléfono'],
          locations: [],
          volumesUpTo: t('300 contactos al mes', '300 leads a month'),
          calendarRef: 'hours',
          deliverables: [
            {
              ref: 'lead',
              name: t('Contacto cualificado', 'Qualified lead'),
              unit: 'leads',
              due: t('El mismo día hábil en que se cualifica', 'The same working day it is qualified'),
              acceptedBy: [],
            },
          ],
        },
      ],
      calendars: [
        calendar(
          t('Lunes a viernes de 09:00 a 18:00', 'Monday to Friday, 09:00 to 18:00'),
          { start: '09:00', end: '18:00' },
          spanishHolidays(values.year()),
        ),
      ],
      plans: [],
    },
    service_levels: {
      levels: [
        level('M1', t('Contactos cualificados', 'Qualified leads'), {
          ...service,
          indicatorRef: 'qualified-leads',
          partyRef: 'marketing',
          target: values.text('leads_per_month'),
          method: 'aggregate',
          minSample: 1,
          expectedPerWindow: 1,
          responsibilities: [
            { partyRef: 'marketing', role: 'responsible' },
            { partyRef: 'sales', role: 'consulted' },
          ],
        }),
        level('V1', t('Respuesta en 4 horas hábiles', 'Answer within 4 working hours'), {
          ...service,
          indicatorRef: 'leads-answered-within-4h',
          partyRef: 'sales',
          target: '0.90',
          warningTarget: '0.93',
          minSample: 50,
          expectedPerWindow: 120,
          calendarRef: 'hours',
          responsibilities: [
            { partyRef: 'sales', role: 'responsible' },
            { partyRef: 'marketing', role: 'informed' },
          ],
        }),
        level('S1', t('Satisfacción compartida', 'Shared satisfaction'), {
          ...service,
          indicatorRef: 'csat',
          target: '0.85',
          warningTarget: '0.87',
          minSample: 50,
          expectedPerWindow: 300,
          responsibilities: [
            { partyRef: 'support', role: 'accountable' },
            { partyRef: 'sales', role: 'responsible' },
            { partyRef: 'marketing', role: 'responsible' },
          ],
        }),
        level('S2', t('Tasa de errores', 'Error rate'), {
          ...service,
          indicatorRef: 'errors',
          partyRef: 'support',
          comparator: 'lte',
          target: '0.03',
          warningTarget: '0.025',
          minSample: 50,
          expectedPerWindow: 300,
          responsibilities: [{ partyRef: 'support', role: 'responsible' }],
        }),
        level('S3', t('Costo por contacto satisfecho', 'Cost per satisfied contact'), {
          ...service,
          indicatorRef: 'cost-per-satisfied',
          comparator: 'lte',
          target: '40.00',
          level: 'internal_guardrail',
          method: 'aggregate',
          window: { kind: 'calendar', unit: 'quarter' },
          minSample: 1,
          expectedPerWindow: 1,
          remedyPlanRef: null,
        }),
        level('S4', t('Minutos perdidos por contacto', 'Minutes lost per contact'), {
          ...service,
          indicatorRef: 'lost-time-per-contact',
          partyRef: 'support',
          comparator: 'lte',
          target: '10',
          warningTarget: '8',
          method: 'aggregate',
          minSample: 50,
          expectedPerWindow: 200,
        }),
      ],
    },
    exclusions: {
      services: [
        {
          ref: 'key-accounts',
          name: t('Grandes cuentas', 'Key accounts'),
          reason: t('Las lleva dirección con su propio equipo.', 'Management looks after them with its own team.'),
        },
      ],
      statesNoExcludedServices: false,
      measurement: [
        {
          ref: 'fair',
          kind: 'event_class',
          description: t(
            'Contactos de ferias que llegan en bloque, más de 50 en un día.',
            'Leads from trade fairs that come in bulk, more than 50 in a day.',
          ),
          needsEvidence: true,
          approverFunction: 'account_owner',
          levelRefs: ['v1'],
          mode: 'drop_events',
        },
      ],
    },
    termination: {
      conditions: [
        {
          ref: 'three-in-a-row',
          inFavourOf: ['sales', 'marketing', 'support'],
          description: t(
            'Cualquier equipo podrá pedir otro acuerdo si la satisfacción no se alcanza en tres meses evaluados consecutivos.',
            'Any team may ask for another agreement if satisfaction is missed in three consecutive evaluated months.',
          ),
          rule: { kind: 'consecutive_misses', levelRefs: ['s1'], n: 3 },
          insufficientPolicy: 'skip',
          cureDays: 30,
          noticeDays: 30,
        },
      ],
    },
    remedy_plan: { plans: [remedyPlan({ notice: 8, causeDays: 3, planDays: 5 }, false)], creditSchedules: [] },
    metrics: { indicators: [leads, answeredInFourHours, csat, errors, costPerSatisfied(values.text('currency')), lostTime] },
    obligations: {
      obligations: [
        obligation(
          'lead-record',
          { from: 'marketing', to: 'sales', kind: 'delivery' },
          t(
            'Entregar cada contacto con necesidad, presupuesto y fecha anotados.',
            'Hand over each lead with need, budget and date on record.',
          ),
          {
            evidence: t('Ficha del contacto.', 'Record of the lead.'),
            consequence: t('El contacto no cuenta en M1.', 'The lead does not count for M1.'),
          },
        ),
        obligation(
          'feedback-on-leads',
          { from: 'sales', to: 'marketing', kind: 'information' },
          t(
            'Anotar el resultado de cada contacto antes del día 3 del mes siguiente.',
            'Record the result of each lead before day 3 of the following month.',
          ),
          {
            due: monthlyOn(3, '12:00', start),
            evidence: t('Ficha del contacto.', 'Record of the lead.'),
            consequence: t('Los contactos sin resultado cuentan como no respondidos.', 'Leads without a result count as not answered.'),
          },
        ),
        obligation(
          'topics',
          { from: 'support', to: 'sales', kind: 'information' },
          t(
            'Publicar cada mes los temas de queja que nacen de una promesa de venta.',
            'Publish each month the topics of complaint that come from a sales promise.',
          ),
          {
            due: monthlyOn(5, '12:00', start),
            evidence: t('Informe publicado.', 'Published report.'),
            consequence: t('Se trata en la reunión del mes.', 'It is dealt with in the meeting of the month.'),
          },
        ),
      ],
    },
    monitoring: {
      statement: t(
        'Los contactos y sus tiempos salen del CRM; la opinión se pide al cerrar cada atención. La contribución de cada equipo a la brecha de satisfacción se muestra en el informe.',
        'Leads and their times come from the CRM; feedback is asked for when each case is closed. The report shows what each team contributes to the gap in satisfaction.',
      ),
      sources: [
        { ref: 'widget', tool: 'Pulso', ownerRef: 'support', series: '' },
        { ref: 'crm-leads', tool: 'CRM', ownerRef: 'marketing', series: 'leads.qualified' },
        { ref: 'crm-answers', tool: 'CRM', ownerRef: 'sales', series: 'leads.answered' },
        { ref: 'costs', tool: 'Contabilidad analítica', ownerRef: 'support', series: 'costs.period' },
      ],
      reporting: monthlyOn(5, '12:00', start),
      meeting: {
        recurrence: firstOfMonth('mon', '09:30', start),
        attendeeFunctions: ['service_manager', 'account_owner', 'reviewer'],
        agenda: t(
          'Contactos, respuesta, satisfacción y contribución de cada equipo.',
          'Leads, answers, satisfaction and the contribution of each team.',
        ),
      },
      reportRecipients: ['sales-lead', 'marketing-lead', 'support-lead'],
      responsibleRef: 'support-lead',
      retentionMonths: 24,
      auditAccess: true,
    },
    review: {
      recurrence: firstOfMonth('mon', '11:00', start, 3),
      attendeeFunctions: ['service_manager', 'account_owner', 'reviewer'],
      agenda: t(
        'Objetivos frente a resultados del trimestre y reparto de responsabilidades, con acta.',
        'Targets against the results of the quarter and the share of responsibilities, with minutes.',
      ),
    },
    glossary: {
      terms: [
        ...terms('answer', 'csat', 'businessDay', 'businessHour', 'period', 'minSample', 'rootCause'),
        term(
          'qualified-lead',
          t('Contacto cualificado', 'Qualified lead'),
          t(
            'Persona o empresa con necesidad, presupuesto y fecha de compra anotados.',
            'Person or company whose need, budget and date of purchase are on record.',
          ),
        ),
        term(
          'contribution',
          t('Contribución', 'Contribution'),
          t(
            'Parte de la brecha de satisfacción que viene de los casos de un equipo; las de todos suman la brecha.',
            'Share of the gap in satisfaction that comes from the cases of one team; those of all teams add up to the gap.',
          ),
        ),
        term(
          'crm',
          t('CRM', 'CRM'),
          t('Sistema en el que se anotan los contactos y su historia.', 'System in which leads and their history are recorded.'),
        ),
      ],
    },
  };
}

/** Three teams of one organization and one shared satisfaction target. */
export const SALES_MARKETING_SUPPORT: AgreementTemplate = {
  key: 'sales-marketing-support',
  templateVersion: 1,
  type: 'multilevel',
  perspective: 'internal',
  name: t('Ventas, marketing y atención al cliente', 'Sales, marketing and customer service'),
  description: t(
    'Acuerdo interno entre tres equipos: contactos cualificados, respuesta en horas hábiles y satisfacción compartida con la contribución de cada equipo.',
    'Internal agreement between three teams: qualified leads, answer in working hours and shared satisfaction with the contribution of each team.',
  ),
  legalNote: null,
  variables: VARIABLES,
  build: (given, languages) => inLanguages(build(new ValuesOf(VARIABLES, given)), languages),
};

import type { AgreementTemplate } from './agreement-template.js';
import { providerAgreement } from './provider-agreement.js';
import { costPerSatisfied, csat, easy, lostTime, measured } from './template-indicators.js';
import { calendar, colombianHolidays, level, obligation, term, terms } from './template-items.js';
import { inLanguages, sentence, t, ValuesOf } from './template-values.js';
import { moneyVariable, PROVIDER_AND_CUSTOMER, termVariables } from './template-variables.js';

const VARIABLES = [
  ...PROVIDER_AND_CUSTOMER,
  ...termVariables('America/Bogota', 'COP'),
  moneyVariable('monthly_fee', t('Cuota mensual', 'Monthly fee'), '2500000000'),
];

const inTime = measured(
  'answered_within_15_business_days',
  'timeliness',
  t('PQRS respondidas en 15 días hábiles', 'PQRS answered within 15 working days'),
  'pqrs.answered',
  t(
    'PQRS con respuesta de fondo enviada en 15 días hábiles o menos desde el día siguiente a su radicación, entre todas las que vencen en el período.',
    'PQRS with an answer on the merits sent within 15 working days from the day after they were filed, among all that fall due in the period.',
  ),
);

const reopened = measured(
  'reopened_requests',
  'error_rate',
  t('PQRS reabiertas', 'Reopened PQRS'),
  'pqrs.reopened',
  t(
    'PQRS que la misma persona volvió a presentar porque la respuesta no resolvía lo pedido, entre todas las respondidas. El numerador son los casos malos.',
    'PQRS that the same person filed again because the answer did not settle what was asked, among all that were answered. The numerator holds the bad cases.',
  ),
);

/** Petitions, complaints, claims and suggestions in Colombia, answered within 15 working days. */
export const PQRS_COLOMBIA: AgreementTemplate = {
  key: 'pqrs-colombia',
  templateVersion: 1,
  type: 'customer',
  perspective: 'customer',
  name: t('PQRS en 15 días hábiles (Colombia)', 'PQRS within 15 working days (Colombia)'),
  description: t(
    'Gestión de peticiones, quejas, reclamos y sugerencias: respuesta en 15 días hábiles, reaperturas, satisfacción, esfuerzo, costo e impacto.',
    'Handling of petitions, complaints, claims and suggestions: answer within 15 working days, reopened cases, satisfaction, effort, cost and impact.',
  ),
  legalNote: t(
    'Verifique con su asesoría jurídica: esta plantilla toma el plazo general de 15 días hábiles. Hay peticiones y sectores con otros plazos. No es asesoramiento legal.',
    'Verify with counsel: this template takes the general term of 15 working days. Some petitions and sectors have other terms. It is no legal advice.',
  ),
  variables: VARIABLES,
  build: (given, languages) => {
    const values = new ValuesOf(VARIABLES, given);
    const provider = values.named('provider_name', 'el proveedor', 'the provider');
    const customer = values.named('customer_name', 'la empresa', 'the company');
    const service = { serviceRef: 'pqrs' };
    const answered = level('N1', t('Respuesta en 15 días hábiles', 'Answer within 15 working days'), {
      ...service,
      indicatorRef: 'answered-within-15-business-days',
      target: '0.99',
      warningTarget: '0.995',
      minSample: 100,
      expectedPerWindow: 800,
      calendarRef: 'hours',
      creditScheduleRef: 'credits',
    });
    const content = providerAgreement(values, {
      type: 'customer',
      perspective: 'customer',
      title: t(`Gestión de PQRS de ${customer.es}`, `Handling of PQRS of ${customer.en}`),
      summary: t(
        `${sentence(provider.es)} radicará y responderá las PQRS de ${customer.es} en 15 días hábiles, y se preguntará a cada persona si la respuesta resolvió lo pedido.`,
        `${sentence(provider.en)} files and answers the PQRS of ${customer.en} within 15 working days, and each person is asked whether the answer settled what was asked.`,
      ),
      statementOfIntent: t(
        'Una respuesta en plazo que no resuelve vuelve como reclamo. Por eso este acuerdo mide el plazo y también la solución.',
        'An answer in time that settles nothing comes back as a claim. So this agreement measures the term and the solution too.',
      ),
      customerGoal: {
        statement: t('Responder a cada persona en plazo y de fondo.', 'Answer each person in time and on the merits.'),
        levelRefs: ['n1', 'n2', 'n3'],
      },
      providerGoal: {
        statement: t(
          'Recibir en 3 días hábiles la información que necesita para responder, a un costo conocido.',
          'Get the information it needs to answer within 3 working days, at a known cost.',
        ),
        levelRefs: ['n5'],
      },
      beneficiary: {
        ref: 'petitioners',
        description: t(
          'Personas que presentan una petición, queja, reclamo o sugerencia.',
          'People who file a petition, complaint, claim or suggestion.',
        ),
        benefitsHow: t(
          'Reciben una respuesta de fondo y saben en qué día llega.',
          'They get an answer on the merits and know by which day it comes.',
        ),
        needs: t(
          'Un número de radicado, una fecha y una respuesta que resuelva.',
          'A filing number, a date and an answer that settles the matter.',
        ),
        levelRefs: ['n1', 'n3', 'n4', 'n6'],
      },
      service: {
        ref: 'pqrs',
        name: t('Gestión de PQRS', 'Handling of PQRS'),
        description: t(
          'Radicación, clasificación, trámite y respuesta de peticiones, quejas, reclamos y sugerencias.',
          'Filing, sorting, handling and answering of petitions, complaints, claims and suggestions.',
        ),
        channels: ['Web', 'E-mail', 'Teléfono'],
        locations: ['Colombia'],
        volumesUpTo: t('1000 PQRS al mes', '1,000 PQRS a month'),
        deliverables: [
          {
            ref: 'filing-number',
            name: t('Número de radicado', 'Filing number'),
            unit: 'requests',
            due: t('El mismo día hábil en que se recibe', 'The same working day it is received'),
            acceptedBy: [],
          },
          {
            ref: 'answer',
            name: t('Respuesta de fondo', 'Answer on the merits'),
            unit: 'requests',
            due: t('15 días hábiles desde el día siguiente a la radicación', '15 working days from the day after filing'),
            acceptedBy: [],
          },
        ],
      },
      calendar: calendar(
        t('Lunes a viernes de 08:00 a 17:00', 'Monday to Friday, 08:00 to 17:00'),
        { start: '08:00', end: '17:00' },
        colombianHolidays(values.year()),
      ),
      levels: [
        answered,
        level('N2', t('PQRS reabiertas', 'Reopened PQRS'), {
          ...service,
          indicatorRef: 'reopened-requests',
          comparator: 'lte',
          target: '0.05',
          warningTarget: '0.04',
          minSample: 100,
          expectedPerWindow: 800,
        }),
        level('N3', t('Satisfacción con la respuesta', 'Satisfaction with the answer'), {
          ...service,
          indicatorRef: 'csat',
          target: '0.75',
          warningTarget: '0.78',
          minSample: 50,
          expectedPerWindow: 200,
        }),
        level('N4', t('Facilidad para resolver', 'Ease of solving'), {
          ...service,
          indicatorRef: 'ces-easy',
          target: '0.70',
          warningTarget: '0.73',
          window: { kind: 'calendar', unit: 'quarter' },
          minSample: 100,
          expectedPerWindow: 450,
        }),
        level('N5', t('Costo por contacto satisfecho', 'Cost per satisfied contact'), {
          ...service,
          indicatorRef: 'cost-per-satisfied',
          comparator: 'lte',
          target: '120000',
          level: 'internal_guardrail',
          method: 'aggregate',
          window: { kind: 'calendar', unit: 'quarter' },
          minSample: 1,
          expectedPerWindow: 1,
          remedyPlanRef: null,
        }),
        level('N6', t('Minutos perdidos por contacto', 'Minutes lost per contact'), {
          ...service,
          indicatorRef: 'lost-time-per-contact',
          comparator: 'lte',
          target: '20',
          warningTarget: '18',
          method: 'aggregate',
          minSample: 50,
          expectedPerWindow: 150,
        }),
      ],
      exclusions: {
        services: [
          {
            ref: 'court-claims',
            name: t('Acciones judiciales y tutelas', 'Court actions'),
            reason: t('Las atiende la oficina jurídica de la empresa.', 'The legal office of the company deals with them.'),
          },
        ],
        measurement: [
          {
            ref: 'incomplete',
            kind: 'event_class',
            description: t(
              'PQRS incompletas, desde que se pide a la persona lo que falta hasta que lo entrega.',
              'Incomplete PQRS, from the day the person is asked for what is missing until it is handed over.',
            ),
            needsEvidence: true,
            approverFunction: 'account_owner',
            levelRefs: ['n1'],
            mode: 'freeze_time',
          },
        ],
      },
      terminatingLevel: answered,
      remedy: { notice: 8, causeDays: 5, planDays: 10 },
      tiers: [
        { threshold: '0.99', share: '0.04' },
        { threshold: '0.95', share: '0.10' },
      ],
      indicators: [inTime, reopened, csat, easy, costPerSatisfied(values.text('currency')), lostTime],
      fee: { action: t('Pagar la cuota mensual.', 'Pay the monthly fee.'), day: 10 },
      obligations: [
        obligation(
          'information',
          { from: 'customer', to: 'provider', kind: 'information' },
          t(
            'Entregar en 3 días hábiles la información que el proveedor pida para responder.',
            'Hand over within 3 working days the information the provider asks for in order to answer.',
          ),
          {
            evidence: t(
              'Fecha del pedido y de la entrega en el registro de PQRS.',
              'Date of the request and of the handover in the PQRS log.',
            ),
            consequence: t('Los días de más se suman al plazo de esa PQRS.', 'The extra days are added to the term of that PQRS.'),
          },
        ),
        obligation(
          'filing',
          { from: 'provider', to: 'customer', kind: 'response' },
          t(
            'Radicar cada PQRS el mismo día hábil y comunicar el número a la persona.',
            'File each PQRS on the same working day and tell the person its number.',
          ),
          {
            evidence: t('Registro de PQRS con fecha y hora.', 'PQRS log with date and time.'),
            consequence: t('El plazo cuenta desde la recepción.', 'The term counts from receipt.'),
          },
        ),
      ],
      statement: t(
        'El registro de PQRS envía plazos y reaperturas; a cada persona se le pide su opinión con la respuesta.',
        'The PQRS log sends terms and reopened cases; each person is asked for feedback with the answer.',
      ),
      sources: [
        { ref: 'widget', tool: 'Pulso', series: '' },
        { ref: 'log-answered', tool: 'Registro de PQRS', series: 'pqrs.answered' },
        { ref: 'log-reopened', tool: 'Registro de PQRS', series: 'pqrs.reopened' },
        { ref: 'costs', tool: 'Contabilidad analítica', series: 'costs.period' },
      ],
      agenda: t('PQRS por tema, vencidas y reabiertas, y sus causas raíz.', 'PQRS by topic, overdue and reopened, and their root causes.'),
      terms: [
        ...terms('answer', 'csat', 'businessDay', 'period', 'minSample', 'rootCause', 'credit'),
        term(
          'pqrs',
          t('PQRS', 'PQRS'),
          t(
            'Petición, queja, reclamo o sugerencia que una persona presenta.',
            'Petition, complaint, claim or suggestion that a person files.',
          ),
        ),
        term(
          'on-the-merits',
          t('Respuesta de fondo', 'Answer on the merits'),
          t(
            'Respuesta que concede o niega lo pedido y da los motivos.',
            'Answer that grants or denies what was asked and gives the reasons.',
          ),
        ),
      ],
    });
    return inLanguages(content, languages);
  },
};

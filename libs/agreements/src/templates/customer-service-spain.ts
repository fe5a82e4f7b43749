import type { AgreementTemplate } from './agreement-template.js';
import { providerAgreement } from './provider-agreement.js';
import { costPerSatisfied, csat, errors, lostTime, measured } from './template-indicators.js';
import { calendar, level, obligation, spanishHolidays, term, terms } from './template-items.js';
import { inLanguages, sentence, t, ValuesOf } from './template-values.js';
import { moneyVariable, PROVIDER_AND_CUSTOMER, termVariables } from './template-variables.js';

const VARIABLES = [
  ...PROVIDER_AND_CUSTOMER,
  ...termVariables('Europe/Madrid', 'EUR'),
  moneyVariable('monthly_fee', t('Cuota mensual', 'Monthly fee'), '2400000'),
];

const withinThreeMinutes = measured(
  'answered_within_180s',
  'timeliness',
  t('Llamadas atendidas en menos de tres minutos', 'Calls answered in under three minutes'),
  'calls.wait',
  t(
    'Llamadas que una persona atendió en menos de 180 segundos desde que entraron en la cola, entre todas las llamadas que entraron en la cola.',
    'Calls that a person answered less than 180 seconds after they joined the queue, among all calls that joined the queue.',
  ),
);

/** Customer service of a company in Spain, held to the waiting time of Ley 10/2025. */
export const CUSTOMER_SERVICE_SPAIN: AgreementTemplate = {
  key: 'customer-service-ley-10-2025',
  templateVersion: 1,
  type: 'customer',
  perspective: 'customer',
  name: t('Atención a la clientela (España, Ley 10/2025)', 'Customer service (Spain, Ley 10/2025)'),
  description: t(
    'Atención a la clientela por un proveedor, con el 95 % de las llamadas atendidas en menos de tres minutos, satisfacción, errores, costo e impacto.',
    'Customer service by a provider, with 95% of calls answered in under three minutes, satisfaction, errors, cost and impact.',
  ),
  legalNote: t(
    'Verifique con su asesoría jurídica: esta plantilla toma de la Ley 10/2025 la cifra del 95 % de llamadas atendidas en menos de tres minutos. No es asesoramiento legal ni dice si la ley le obliga.',
    'Verify with counsel: this template takes from Ley 10/2025 the figure of 95% of calls answered in under three minutes. It is no legal advice and does not say whether the law binds you.',
  ),
  variables: VARIABLES,
  build: (given, languages) => {
    const values = new ValuesOf(VARIABLES, given);
    const provider = values.named('provider_name', 'el proveedor', 'the provider');
    const customer = values.named('customer_name', 'la empresa', 'the company');
    const service = { serviceRef: 'customer-service' };
    const waiting = level('N1', t('Llamadas atendidas en menos de tres minutos', 'Calls answered in under three minutes'), {
      ...service,
      indicatorRef: 'answered-within-180s',
      target: '0.95',
      warningTarget: '0.96',
      minSample: 1000,
      expectedPerWindow: 20000,
      creditScheduleRef: 'credits',
    });
    const content = providerAgreement(values, {
      type: 'customer',
      perspective: 'customer',
      title: t(`Atención a la clientela de ${customer.es}`, `Customer service of ${customer.en}`),
      summary: t(
        `${sentence(provider.es)} atenderá a la clientela de ${customer.es}: el 95 % de las llamadas, en menos de tres minutos.`,
        `${sentence(provider.en)} answers the customers of ${customer.en}: 95% of the calls in under three minutes.`,
      ),
      statementOfIntent: t(
        'La cifra de espera se toma de la Ley 10/2025. Cumplirla no basta: las partes miden también si la clientela queda satisfecha.',
        'The waiting time is taken from Ley 10/2025. Keeping it is not the whole aim: the parties also measure whether customers end satisfied.',
      ),
      customerGoal: {
        statement: t(
          'Atender a su clientela dentro de la espera acordada y con buen resultado.',
          'Answer its customers within the agreed waiting time and with a good result.',
        ),
        levelRefs: ['n1', 'n2'],
      },
      providerGoal: {
        statement: t(
          'Dotar los turnos con una previsión y a un costo conocidos.',
          'Staff the shifts from a known forecast and at a known cost.',
        ),
        levelRefs: ['n4'],
      },
      beneficiary: {
        ref: 'customers',
        description: t(`Clientela de ${customer.es} que llama por teléfono.`, `Customers of ${customer.en} who call by telephone.`),
        benefitsHow: t(
          'Hablan con una persona y resuelven su consulta o reclamación.',
          'They speak with a person and settle their question or complaint.',
        ),
        needs: t(
          'Una persona en menos de tres minutos y una clave que identifique su reclamación.',
          'A person in under three minutes and a code that identifies their complaint.',
        ),
        levelRefs: ['n1', 'n2', 'n5'],
      },
      service: {
        ref: 'customer-service',
        name: t('Atención a la clientela', 'Customer service'),
        description: t(
          'Atención telefónica de consultas, incidencias y reclamaciones de la clientela, por personas.',
          'Telephone answering of questions, incidents and complaints of customers, by people.',
        ),
        channels: ['Teléfono'],
        locations: ['España'],
        volumesUpTo: t('25 000 llamadas al mes', '25,000 calls a month'),
        deliverables: [
          {
            ref: 'complaint-code',
            name: t('Clave identificativa de cada reclamación', 'Identifying code of each complaint'),
            unit: 'complaints',
            due: t('En la misma llamada', 'In the same call'),
            acceptedBy: [],
          },
        ],
      },
      calendar: calendar(
        t('Lunes a viernes de 09:00 a 21:00', 'Monday to Friday, 09:00 to 21:00'),
        { start: '09:00', end: '21:00' },
        spanishHolidays(values.year()),
      ),
      levels: [
        waiting,
        level('N2', t('Satisfacción de la clientela', 'Satisfaction of the customers'), {
          ...service,
          indicatorRef: 'csat',
          target: '0.85',
          warningTarget: '0.87',
          minSample: 50,
          expectedPerWindow: 600,
        }),
        level('N3', t('Tasa de errores', 'Error rate'), {
          ...service,
          indicatorRef: 'errors',
          comparator: 'lte',
          target: '0.02',
          warningTarget: '0.015',
          minSample: 500,
          expectedPerWindow: 600,
        }),
        level('N4', t('Costo por contacto satisfecho', 'Cost per satisfied contact'), {
          ...service,
          indicatorRef: 'cost-per-satisfied',
          comparator: 'lte',
          target: '9.00',
          level: 'internal_guardrail',
          method: 'aggregate',
          window: { kind: 'calendar', unit: 'quarter' },
          minSample: 1,
          expectedPerWindow: 1,
          remedyPlanRef: null,
        }),
        level('N5', t('Minutos perdidos por contacto', 'Minutes lost per contact'), {
          ...service,
          indicatorRef: 'lost-time-per-contact',
          comparator: 'lte',
          target: '8',
          warningTarget: '7',
          method: 'aggregate',
          minSample: 50,
          expectedPerWindow: 500,
        }),
      ],
      exclusions: {
        services: [
          {
            ref: 'commercial-calls',
            name: t('Llamadas comerciales', 'Sales calls'),
            reason: t('Este acuerdo trata de atender, no de vender.', 'This agreement is about answering, not about selling.'),
          },
        ],
        measurement: [
          {
            ref: 'network-outage',
            kind: 'cause',
            description: t(
              'Tramos en los que la red telefónica estuvo cortada, según el parte del operador.',
              'Time in which the telephone network was down, according to the report of the operator.',
            ),
            needsEvidence: true,
            approverFunction: 'account_owner',
            levelRefs: ['n1'],
            mode: 'freeze_time',
          },
        ],
      },
      terminatingLevel: waiting,
      remedy: { notice: 4, causeDays: 5, planDays: 10 },
      tiers: [
        { threshold: '0.95', share: '0.05' },
        { threshold: '0.90', share: '0.10' },
      ],
      indicators: [withinThreeMinutes, csat, errors, costPerSatisfied(values.text('currency')), lostTime],
      fee: { action: t('Pagar la cuota mensual.', 'Pay the monthly fee.'), day: 5 },
      obligations: [
        obligation(
          'forecast',
          { from: 'customer', to: 'provider', kind: 'information' },
          t(
            'Entregar la previsión de llamadas de cada mes con 10 días hábiles de antelación.',
            'Hand over the call forecast of each month 10 working days ahead.',
          ),
          {
            evidence: t('Previsión enviada por correo.', 'Forecast sent by e-mail.'),
            consequence: t(
              'Las llamadas por encima de la última previsión en más de 20 % no cuentan en N1.',
              'Calls more than 20% above the last forecast do not count for N1.',
            ),
          },
        ),
        obligation(
          'human',
          { from: 'provider', to: 'customer', kind: 'response' },
          t(
            'Pasar con una persona a quien lo pida, sin hacerle repetir la llamada.',
            'Put callers who ask for it through to a person, without making them call again.',
          ),
          {
            evidence: t('Registro de la centralita.', 'Log of the telephone exchange.'),
            consequence: t('Cada caso se analiza en la reunión del mes.', 'Each case is looked into at the meeting of the month.'),
          },
        ),
      ],
      statement: t(
        'La centralita envía la espera de cada llamada; la opinión se pide al terminar. Ambas partes ven las mismas cifras.',
        'The telephone exchange sends the waiting time of each call; feedback is asked for at its end. Both parties see the same figures.',
      ),
      sources: [
        { ref: 'widget', tool: 'Pulso', series: '' },
        { ref: 'exchange', tool: 'Centralita', series: 'calls.wait' },
        { ref: 'costs', tool: 'Contabilidad analítica', series: 'costs.period' },
      ],
      agenda: t(
        'Espera y satisfacción del mes, reclamaciones, previsión de llamadas.',
        'Waiting time and satisfaction of the month, complaints, call forecast.',
      ),
      terms: [
        ...terms('answer', 'csat', 'businessDay', 'period', 'minSample', 'rootCause', 'credit'),
        term(
          'exchange',
          t('Centralita', 'Telephone exchange'),
          t('Sistema que recibe, encola y reparte las llamadas.', 'System that receives, queues and distributes the calls.'),
        ),
        term(
          'ley-10-2025',
          t('Ley 10/2025', 'Ley 10/2025'),
          t('Ley española por la que se regulan los servicios de atención a la clientela.', 'Spanish law on customer services.'),
        ),
      ],
    });
    return inLanguages(content, languages);
  },
};

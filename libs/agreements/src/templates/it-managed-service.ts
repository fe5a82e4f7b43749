import type { AgreementTemplate } from './agreement-template.js';
import { providerAgreement } from './provider-agreement.js';
import { costPerSatisfied, csat, errors, lostTime, measured } from './template-indicators.js';
import { calendar, level, obligation, spanishHolidays, term, terms } from './template-items.js';
import { inLanguages, sentence, t, ValuesOf } from './template-values.js';
import { moneyVariable, PROVIDER_AND_CUSTOMER, termVariables } from './template-variables.js';

const VARIABLES = [
  ...PROVIDER_AND_CUSTOMER,
  ...termVariables('Europe/Madrid', 'EUR'),
  moneyVariable('monthly_fee', t('Cuota mensual', 'Monthly fee'), '650000'),
];

const available = measured(
  'system_availability',
  'availability',
  t('Disponibilidad de los sistemas', 'Availability of the systems'),
  'systems.minutes',
  t(
    'Minutos de servicio en los que todos los sistemas del alcance respondieron a la sonda, entre todos los minutos de servicio del período.',
    'Minutes of service in which all systems in scope answered the probe, among all minutes of service of the period.',
  ),
);

const respondedInTime = measured(
  'responded_within_1h',
  'timeliness',
  t('Tiques respondidos en una hora hábil', 'Tickets answered within one working hour'),
  'tickets.responded',
  t(
    'Tiques con una primera respuesta de una persona en una hora hábil o menos, entre todos los tiques abiertos en el período.',
    'Tickets with a first answer by a person within one working hour, among all tickets opened in the period.',
  ),
);

/** Systems and support desk run by an outside company. */
export const IT_MANAGED_SERVICE: AgreementTemplate = {
  key: 'it-managed-service',
  templateVersion: 1,
  type: 'customer',
  perspective: 'provider',
  name: t('Servicio informático gestionado', 'IT managed service'),
  description: t(
    'Sistemas y mesa de ayuda a cargo de un proveedor: disponibilidad, primera respuesta, satisfacción, errores, costo y tiempo perdido.',
    'Systems and help desk run by a provider: availability, first answer, satisfaction, errors, cost and time lost.',
  ),
  legalNote: null,
  variables: VARIABLES,
  build: (given, languages) => {
    const values = new ValuesOf(VARIABLES, given);
    const provider = values.named('provider_name', 'el proveedor', 'the provider');
    const customer = values.named('customer_name', 'el cliente', 'the customer');
    const service = { serviceRef: 'help-desk' };
    const satisfaction = level('N1', t('Satisfacción con el tique resuelto', 'Satisfaction with the solved ticket'), {
      ...service,
      indicatorRef: 'csat',
      target: '0.88',
      warningTarget: '0.90',
      minSample: 50,
      expectedPerWindow: 150,
      creditScheduleRef: 'credits',
    });
    const content = providerAgreement(values, {
      type: 'customer',
      perspective: 'provider',
      title: t(`Informática gestionada de ${customer.es}`, `Managed IT of ${customer.en}`),
      summary: t(
        `${sentence(provider.es)} mantendrá los sistemas de ${customer.es} y atenderá a sus empleados en la mesa de ayuda.`,
        `${sentence(provider.en)} keeps the systems of ${customer.en} running and answers its employees at the help desk.`,
      ),
      statementOfIntent: t(
        'La disponibilidad dice si los sistemas funcionan; la opinión de los empleados dice si les sirven. Este acuerdo mide ambas.',
        'Availability says whether the systems work; the opinion of the employees says whether they serve them. This agreement measures both.',
      ),
      customerGoal: {
        statement: t('Que los empleados trabajen sin interrupciones.', 'Employees work without interruptions.'),
        levelRefs: ['n1', 'n2', 'n6'],
      },
      providerGoal: {
        statement: t('Prevenir más incidencias de las que repara.', 'Prevent more incidents than it repairs.'),
        levelRefs: ['n4', 'n5'],
      },
      beneficiary: {
        ref: 'employees',
        description: t(`Empleados de ${customer.es}.`, `Employees of ${customer.en}.`),
        benefitsHow: t('Recuperan su puesto de trabajo en la misma jornada.', 'They get their workplace back on the same day.'),
        needs: t(
          'Una respuesta en una hora hábil y sistemas que respondan.',
          'An answer within one working hour and systems that respond.',
        ),
        levelRefs: ['n1', 'n3', 'n6'],
      },
      service: {
        ref: 'help-desk',
        name: t('Sistemas y mesa de ayuda', 'Systems and help desk'),
        description: t(
          'Operación de servidores, red y copias de seguridad, y atención de los tiques de los empleados.',
          'Running of servers, network and backups, and answering of the tickets of employees.',
        ),
        channels: ['E-mail', 'Web'],
        locations: [],
        volumesUpTo: t('400 tiques al mes', '400 tickets a month'),
        deliverables: [
          {
            ref: 'restore-test',
            name: t('Prueba de restauración de las copias', 'Test restore of the backups'),
            unit: 'reports',
            due: t('Antes del día 20 de cada mes', 'Before day 20 of each month'),
            acceptedBy: [],
          },
        ],
      },
      calendar: calendar(
        t('Lunes a viernes de 08:00 a 19:00', 'Monday to Friday, 08:00 to 19:00'),
        { start: '08:00', end: '19:00' },
        spanishHolidays(values.year()),
      ),
      levels: [
        satisfaction,
        level('N2', t('Disponibilidad', 'Availability'), {
          ...service,
          indicatorRef: 'system-availability',
          target: '0.995',
          warningTarget: '0.997',
          minSample: 10000,
          expectedPerWindow: 14000,
          calendarRef: 'hours',
        }),
        level('N3', t('Primera respuesta', 'First answer'), {
          ...service,
          indicatorRef: 'responded-within-1h',
          target: '0.90',
          warningTarget: '0.93',
          minSample: 100,
          expectedPerWindow: 350,
          calendarRef: 'hours',
        }),
        level('N4', t('Tasa de errores', 'Error rate'), {
          ...service,
          indicatorRef: 'errors',
          comparator: 'lte',
          target: '0.05',
          warningTarget: '0.04',
          minSample: 50,
          expectedPerWindow: 150,
        }),
        level('N5', t('Costo por contacto satisfecho', 'Cost per satisfied contact'), {
          ...service,
          indicatorRef: 'cost-per-satisfied',
          comparator: 'lte',
          target: '45.00',
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
          target: '30',
          warningTarget: '25',
          method: 'aggregate',
          minSample: 50,
          expectedPerWindow: 120,
        }),
      ],
      exclusions: {
        services: [
          {
            ref: 'development',
            name: t('Desarrollo de programas', 'Software development'),
            reason: t('Se contrata por proyecto.', 'It is bought by project.'),
          },
          {
            ref: 'personal-devices',
            name: t('Equipos personales', 'Personal devices'),
            reason: t(
              'No son del cliente ni los gestiona el proveedor.',
              'They are neither owned by the customer nor managed by the provider.',
            ),
          },
        ],
        measurement: [
          {
            ref: 'maintenance',
            kind: 'planned_maintenance',
            description: t(
              'Mantenimiento anunciado con 5 días hábiles, de 20:00 a 06:00 o en domingo, hasta 8 horas al mes.',
              'Maintenance announced 5 working days ahead, from 20:00 to 06:00 or on a Sunday, up to 8 hours a month.',
            ),
            needsEvidence: true,
            approverFunction: 'account_owner',
            levelRefs: ['n2'],
            mode: 'freeze_time',
          },
        ],
      },
      terminatingLevel: satisfaction,
      remedy: { notice: 1, causeDays: 3, planDays: 10 },
      tiers: [
        { threshold: '0.88', share: '0.05' },
        { threshold: '0.80', share: '0.10' },
      ],
      indicators: [csat, available, respondedInTime, errors, costPerSatisfied(values.text('currency')), lostTime],
      fee: { action: t('Pagar la cuota mensual.', 'Pay the monthly fee.'), day: 1 },
      obligations: [
        obligation(
          'access',
          { from: 'customer', to: 'provider', kind: 'access' },
          t(
            'Dar acceso a las instalaciones y a las cuentas de administración.',
            'Give access to the premises and to the administrator accounts.',
          ),
          {
            evidence: t('Registro de accesos.', 'Access log.'),
            consequence: t('El tiempo sin acceso no cuenta en N2 ni en N3.', 'Time without access does not count for N2 and N3.'),
            suspendsLevelRefs: ['n2', 'n3'],
          },
        ),
        obligation(
          'backups',
          { from: 'provider', to: 'customer', kind: 'other' },
          t(
            'Hacer una copia de seguridad cada noche y probar una restauración cada mes.',
            'Make a backup every night and test a restore every month.',
          ),
          {
            evidence: t('Informe de la prueba de restauración.', 'Report of the test restore.'),
            consequence: t(
              'Se trata en la reunión del mes con plan de corrección.',
              'It is dealt with in the meeting of the month with a plan to correct it.',
            ),
          },
        ),
      ],
      statement: t(
        'Una sonda mide cada minuto; los tiempos salen de la mesa de ayuda; la opinión se pide al cerrar cada tique.',
        'A probe measures every minute; times come from the help desk; feedback is asked for when each ticket is closed.',
      ),
      sources: [
        { ref: 'widget', tool: 'Pulso', series: '' },
        { ref: 'probe', tool: 'Sonda', series: 'systems.minutes' },
        { ref: 'help-desk', tool: 'Mesa de ayuda', series: 'tickets.responded' },
        { ref: 'costs', tool: 'Contabilidad analítica', series: 'costs.period' },
      ],
      agenda: t(
        'Disponibilidad, tiques del mes, causas raíz y cambios previstos.',
        'Availability, tickets of the month, root causes and planned changes.',
      ),
      terms: [
        ...terms('answer', 'csat', 'businessDay', 'businessHour', 'period', 'minSample', 'rootCause', 'credit'),
        term(
          'ticket',
          t('Tique', 'Ticket'),
          t('Petición o incidencia registrada en la mesa de ayuda.', 'Request or incident recorded at the help desk.'),
        ),
        term(
          'probe',
          t('Sonda', 'Probe'),
          t(
            'Programa que pregunta a cada sistema una vez por minuto y anota si responde.',
            'Program that asks each system once a minute and records whether it answers.',
          ),
        ),
      ],
    });
    return inLanguages(content, languages);
  },
};

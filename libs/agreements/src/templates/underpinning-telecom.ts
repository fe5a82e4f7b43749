import type { AgreementTemplate } from './agreement-template.js';
import { providerAgreement } from './provider-agreement.js';
import { creditShare, measured } from './template-indicators.js';
import { calendar, level, obligation, term, terms } from './template-items.js';
import { inLanguages, sentence, t, ValuesOf } from './template-values.js';
import { moneyVariable, PROVIDER_AND_CUSTOMER, termVariables, textVariable } from './template-variables.js';

const VARIABLES = [
  ...PROVIDER_AND_CUSTOMER,
  ...termVariables('Europe/Madrid', 'EUR'),
  moneyVariable('monthly_fee', t('Cuota mensual', 'Monthly fee'), '240000'),
  textVariable('underpinned_code', t('Código del acuerdo al que apoya', 'Code of the agreement it underpins'), 'ANS-2026-01'),
];

const trunk = measured(
  'trunk_availability',
  'availability',
  t('Disponibilidad de la troncal', 'Availability of the trunk'),
  'trunk.minutes',
  t(
    'Minutos en los que la troncal cursó llamadas de prueba en ambos sentidos, entre todos los minutos del período.',
    'Minutes in which the trunk carried test calls both ways, among all minutes of the period.',
  ),
);

const noticed = measured(
  'outage_notice_within_15m',
  'timeliness',
  t('Cortes avisados en 15 minutos', 'Outages announced within 15 minutes'),
  'trunk.notices',
  t(
    'Cortes de los que el operador avisó en 15 minutos o menos desde su inicio, entre todos los cortes del período.',
    'Outages that the operator announced within 15 minutes of their start, among all outages of the period.',
  ),
);

const failedCalls = measured(
  'failed_calls',
  'error_rate',
  t('Llamadas fallidas por la red', 'Calls failed by the network'),
  'trunk.failed',
  t(
    'Llamadas que la red rechazó o cortó, entre todas las llamadas intentadas. El numerador son los casos malos.',
    'Calls that the network refused or dropped, among all calls attempted. The numerator holds the bad cases.',
  ),
);

const lostCalls = measured(
  'calls_lost_to_outages',
  'impact',
  t('Llamadas perdidas en cortes', 'Calls lost to outages'),
  'trunk.lost',
  t(
    'Suma de las llamadas previstas, según la misma hora de las cuatro semanas anteriores, durante los minutos de corte.',
    'Sum of the calls expected, from the same hour of the four weeks before, during the minutes of outage.',
  ),
  { form: 'sum', unit: 'calls' },
);

const clearVoice = measured(
  'clear_voice_calls',
  'quality',
  t('Llamadas con voz clara', 'Calls with a clear voice'),
  'trunk.voice',
  t(
    'Llamadas con una nota de voz (MOS) de 4,0 o más, según la sonda de la centralita, entre todas las llamadas cursadas.',
    'Calls with a voice score (MOS) of 4.0 or more, as the probe of the telephone exchange scores it, among all calls carried.',
  ),
);

/** A telephone trunk that a call centre's own agreement rests on. */
export const UNDERPINNING_TELECOM: AgreementTemplate = {
  key: 'underpinning-telecom',
  templateVersion: 1,
  type: 'underpinning',
  perspective: 'customer',
  name: t('Contrato de apoyo: troncal telefónica', 'Underpinning contract: telephone trunk'),
  description: t(
    'Disponibilidad de la troncal y aviso de cortes. Un incumplimiento aparece como causa en el acuerdo al que apoya.',
    'Availability of the trunk and notice of outages. A breach shows as a cause in the agreement it underpins.',
  ),
  legalNote: null,
  variables: VARIABLES,
  build: (given, languages) => {
    const values = new ValuesOf(VARIABLES, given);
    const provider = values.named('provider_name', 'el operador', 'the operator');
    const customer = values.named('customer_name', 'el cliente', 'the customer');
    const underpinned = values.text('underpinned_code');
    const service = { serviceRef: 'trunk' };
    const availability = level('T1', t('Disponibilidad de la troncal', 'Availability of the trunk'), {
      ...service,
      indicatorRef: 'trunk-availability',
      target: '0.999',
      warningTarget: '0.9995',
      minSample: 20000,
      expectedPerWindow: 43200,
      creditScheduleRef: 'credits',
    });
    const content = providerAgreement(values, {
      type: 'underpinning',
      perspective: 'customer',
      title: t(`Troncal telefónica de ${customer.es}`, `Telephone trunk of ${customer.en}`),
      summary: t(
        `${sentence(provider.es)} mantendrá disponible la troncal de ${customer.es} y avisará de cada corte en 15 minutos.`,
        `${sentence(provider.en)} keeps the trunk of ${customer.en} available and announces each outage within 15 minutes.`,
      ),
      statementOfIntent: t(
        'Este contrato apoya a otro acuerdo: un corte aquí explica un incumplimiento allí, y por eso se mide con la misma hora y se prueba con el mismo parte.',
        'This contract underpins another agreement: an outage here explains a miss there, so it is measured by the same clock and proved by the same report.',
      ),
      customerGoal: {
        statement: t('Que las llamadas de sus clientes entren.', "Its customers' calls come through."),
        levelRefs: ['t1', 't3', 't4', 't5'],
      },
      providerGoal: {
        statement: t('Que cada corte se cuente una vez y con su parte.', 'Each outage is counted once and with its report.'),
        levelRefs: ['t2', 't6'],
      },
      beneficiary: {
        ref: 'callers',
        description: t(`Personas que llaman a los clientes de ${customer.es}.`, `People who call the customers of ${customer.en}.`),
        benefitsHow: t('Su llamada llega a un agente.', 'Their call reaches an agent.'),
        needs: t('Que la línea dé tono a cualquier hora.', 'A line that rings at any hour.'),
        levelRefs: ['t1', 't4'],
      },
      service: {
        ref: 'trunk',
        name: t('Troncal telefónica', 'Telephone trunk'),
        description: t(
          'Enlace de 60 canales entre la red pública y la centralita, con supervisión las 24 horas.',
          'Link of 60 channels between the public network and the telephone exchange, watched 24 hours a day.',
        ),
        channels: ['SIP'],
        locations: ['Madrid'],
        volumesUpTo: t('60 llamadas simultáneas', '60 calls at the same time'),
        deliverables: [
          {
            ref: 'incident-report',
            name: t('Parte de cada corte', 'Report of each outage'),
            unit: 'reports',
            due: t('El primer día hábil después del corte', 'The first working day after the outage'),
            acceptedBy: [],
          },
        ],
      },
      calendar: calendar(
        t('Todos los días, las 24 horas', 'Every day, 24 hours'),
        { start: '00:00', end: '00:00', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] },
        [],
      ),
      levels: [
        availability,
        level('T2', t('Aviso de corte en 15 minutos', 'Notice of outage within 15 minutes'), {
          ...service,
          indicatorRef: 'outage-notice-within-15m',
          target: '0.95',
          window: { kind: 'calendar', unit: 'year' },
          minSample: 1,
          method: 'aggregate',
          expectedPerWindow: 6,
        }),
        level('T3', t('Llamadas fallidas por la red', 'Calls failed by the network'), {
          ...service,
          indicatorRef: 'failed-calls',
          comparator: 'lte',
          target: '0.005',
          warningTarget: '0.004',
          minSample: 5000,
          expectedPerWindow: 36000,
        }),
        level('T4', t('Llamadas perdidas en cortes', 'Calls lost to outages'), {
          ...service,
          indicatorRef: 'calls-lost-to-outages',
          comparator: 'lte',
          target: '120',
          method: 'aggregate',
          minSample: 1,
          expectedPerWindow: 1,
        }),
        level('T5', t('Voz clara', 'Clear voice'), {
          ...service,
          indicatorRef: 'clear-voice-calls',
          target: '0.97',
          warningTarget: '0.98',
          minSample: 5000,
          expectedPerWindow: 36000,
        }),
        level('T6', t('Créditos sobre la facturación', 'Credits as a share of fees'), {
          ...service,
          indicatorRef: 'credit-share',
          comparator: 'lte',
          target: '0.10',
          level: 'internal_guardrail',
          window: { kind: 'calendar', unit: 'year' },
          minSample: 1,
          expectedPerWindow: 12,
          remedyPlanRef: null,
        }),
      ],
      exclusions: {
        services: [
          {
            ref: 'exchange',
            name: t('Centralita', 'Telephone exchange'),
            reason: t('La mantiene el cliente.', 'The customer maintains it.'),
          },
        ],
        measurement: [
          {
            ref: 'maintenance',
            kind: 'planned_maintenance',
            description: t(
              'Mantenimiento anunciado con 10 días hábiles, de 02:00 a 05:00, hasta 2 horas al mes.',
              'Maintenance announced 10 working days ahead, from 02:00 to 05:00, up to 2 hours a month.',
            ),
            needsEvidence: true,
            approverFunction: 'account_owner',
            levelRefs: ['t1'],
            mode: 'freeze_time',
          },
        ],
      },
      terminatingLevel: availability,
      remedy: { notice: 1, causeDays: 3, planDays: 10 },
      tiers: [
        { threshold: '0.999', share: '0.05' },
        { threshold: '0.99', share: '0.15' },
      ],
      indicators: [trunk, noticed, failedCalls, lostCalls, clearVoice, creditShare],
      fee: { action: t('Pagar la cuota mensual de la troncal.', 'Pay the monthly fee of the trunk.'), day: 1 },
      obligations: [
        obligation(
          'outage-notice',
          { from: 'provider', to: 'customer', kind: 'information' },
          t(
            'Avisar de cada corte en 15 minutos, con su alcance y la hora prevista de fin.',
            'Announce each outage within 15 minutes, with its extent and the expected time of its end.',
          ),
          {
            evidence: t('Aviso con fecha y hora.', 'Notice with date and time.'),
            consequence: t('El corte cuenta en T2 como no avisado.', 'The outage counts for T2 as not announced.'),
          },
        ),
        obligation(
          'premises',
          { from: 'customer', to: 'provider', kind: 'access' },
          t(
            'Dar acceso al equipo de terminación en una hora cuando haya un corte.',
            'Give access to the termination equipment within one hour of an outage.',
          ),
          {
            evidence: t('Registro de accesos.', 'Access log.'),
            consequence: t('El tiempo sin acceso no cuenta en T1.', 'Time without access does not count for T1.'),
            suspendsLevelRefs: ['t1'],
          },
        ),
      ],
      statement: t(
        'Una sonda hace una llamada de prueba cada minuto en cada sentido; los cortes se anotan con su parte.',
        'A probe makes a test call every minute each way; outages are recorded with their report.',
      ),
      sources: [
        { ref: 'probe', tool: 'Sonda de llamadas', series: 'trunk.minutes' },
        { ref: 'notices', tool: 'Registro de cortes', series: 'trunk.notices' },
        { ref: 'failed', tool: 'Centralita', series: 'trunk.failed' },
        { ref: 'voice', tool: 'Centralita', series: 'trunk.voice' },
        { ref: 'lost', tool: 'Registro de cortes', series: 'trunk.lost' },
        { ref: 'credits', tool: 'Facturación', series: 'costs.credits' },
      ],
      agenda: t(
        'Cortes del mes, sus causas raíz y mantenimiento previsto.',
        'Outages of the month, their root causes and planned maintenance.',
      ),
      terms: [
        ...terms('businessDay', 'period', 'minSample', 'rootCause', 'credit'),
        term(
          'trunk',
          t('Troncal', 'Trunk'),
          t(
            'Enlace que lleva las llamadas desde la red pública hasta la centralita.',
            'Link that carries the calls from the public network to the telephone exchange.',
          ),
        ),
        term(
          'outage',
          t('Corte', 'Outage'),
          t(
            'Minuto o más en que la troncal no cursa llamadas en alguno de los sentidos.',
            'A minute or more in which the trunk carries no calls one way or the other.',
          ),
        ),
        term(
          'mos',
          t('MOS', 'MOS'),
          t('Nota media de la calidad de la voz, de 1 a 5.', 'Mean opinion score of voice quality, from 1 to 5.'),
        ),
      ],
    });
    return inLanguages({ ...content, overview: { ...content.overview, underpins: underpinned ? [underpinned] : [] } }, languages);
  },
};

import type { CivilDate } from '@pulso/kernel';
import { emptyContent, type AgreementContent } from '../agreement-content.js';
import type { LocalizedText } from '../localized-text.js';
import type { Obligation } from '../obligations.js';
import type { AgreementType, Overview, Perspective } from '../overview.js';
import type { Recurrence, Weekday } from '../recurrence.js';
import type { CreditSchedule, RemedyPlan } from '../remedies.js';
import type { ServiceLevel } from '../service-levels.js';
import type { ServiceCalendar } from '../services.js';
import type { Stakeholders } from '../stakeholders.js';
import { t, type ValuesOf } from './template-values.js';

/** Title, words, term and zone of an agreement; the other rules as a blank agreement has them. */
export function overviewOf(
  values: ValuesOf,
  head: { readonly type: AgreementType; readonly perspective: Perspective },
  over: Pick<Overview, 'title' | 'summary' | 'statementOfIntent'> & Partial<Overview>,
): Overview {
  const blank = emptyContent({ ...head, language: 'es', timeZone: values.text('time_zone'), currency: values.text('currency') });
  const effectiveTo = values.date('effective_to');
  return {
    ...blank.overview,
    effectiveFrom: values.date('effective_from'),
    effectiveTo,
    renewal: { mode: effectiveTo === null ? 'none' : 'manual', termMonths: 12, noticeDays: 60 },
    ...over,
  };
}

/** Provider and customer with their people; the provider's manager takes the first escalation. */
export function providerAndCustomer(values: ValuesOf): Stakeholders {
  const zone = values.text('time_zone');
  return {
    parties: [
      values.party('provider', { roles: ['provider'], signingOrder: 1 }),
      values.party('customer', { roles: ['customer'], signingOrder: 2 }),
    ],
    people: [
      values.person(
        'provider_manager',
        'provider',
        'Gerencia del servicio',
        ['signatory', 'approver', 'service_manager', 'escalation_l1'],
        zone,
      ),
      values.person('provider_escalation', 'provider', 'Dirección de operaciones', ['escalation_l2'], zone),
      values.person('customer_owner', 'customer', 'Responsable de cuenta', ['signatory', 'approver', 'account_owner'], zone),
      values.person('customer_billing', 'customer', 'Facturación', ['billing'], zone),
    ],
  };
}

/** A level with the defaults of contracts: calendar month, every event counts, no verdict below the minimum sample. */
export function level(
  code: string,
  name: LocalizedText,
  over: Partial<ServiceLevel> & Pick<ServiceLevel, 'serviceRef' | 'indicatorRef' | 'target' | 'expectedPerWindow'>,
): ServiceLevel {
  return {
    ref: code.toLowerCase(),
    code,
    name,
    planRef: null,
    partyRef: null,
    level: 'contractual',
    comparator: 'gte',
    warningTarget: null,
    window: { kind: 'calendar', unit: 'month' },
    method: 'events',
    slice: null,
    minSample: 50,
    minCoverage: null,
    insufficient: 'insufficient_data',
    zeroTraffic: 'no_data',
    verdictRule: 'point',
    remedyPlanRef: 'remedy',
    creditScheduleRef: null,
    calendarRef: null,
    responsibilities: [],
    ...over,
  };
}

/** The plan every template starts from: notice, root cause, correction, and credit where a schedule is agreed. */
export function remedyPlan(
  hours: { readonly notice: number; readonly causeDays: number; readonly planDays: number },
  credit: boolean,
): RemedyPlan {
  return {
    ref: 'remedy',
    name: t('Plan de mejora', 'Improvement plan'),
    triggers: ['missed', 'termination_near'],
    steps: [
      {
        action: 'notify',
        description: t(
          'Avisar a la otra parte del nivel incumplido, con la cifra y el período.',
          'Tell the other party which level was missed, with the figure and the period.',
        ),
        assigneeFunction: 'escalation_l1',
        due: { amount: hours.notice, unit: 'hour' },
      },
      {
        action: 'root_cause',
        description: t(
          'Entregar por escrito la causa raíz, con los casos que la prueban.',
          'Hand over the root cause in writing, with the cases that prove it.',
        ),
        assigneeFunction: 'service_manager',
        due: { amount: hours.causeDays, unit: 'business_day' },
      },
      {
        action: 'corrective_action',
        description: t(
          'Entregar un plan de mejora con acciones, responsable de cada una y fecha de fin.',
          'Hand over an improvement plan with actions, the person in charge of each and its end date.',
        ),
        assigneeFunction: 'service_manager',
        due: { amount: hours.planDays, unit: 'business_day' },
      },
      ...(credit
        ? [
            {
              action: 'credit' as const,
              description: t('Descontar el crédito de la factura siguiente.', 'Take the credit off the next invoice.'),
              assigneeFunction: 'service_manager' as const,
              due: { amount: 20, unit: 'business_day' as const },
            },
          ]
        : []),
    ],
  };
}

export function creditSchedule(feeMinor: string, tiers: CreditSchedule['tiers'], over: Partial<CreditSchedule> = {}): CreditSchedule {
  return {
    ref: 'credits',
    name: t('Créditos por incumplimiento', 'Credits for missed levels'),
    base: 'period_fee',
    feeMinor,
    tiers,
    withinLevel: 'highest',
    acrossLevels: 'sum',
    caps: { perPeriodShare: '0.15', perYearShare: '0.10' },
    earnBack: null,
    bonusTiers: [],
    claim: { kind: 'automatic' },
    minAmountMinor: '0',
    soleRemedy: false,
    ...over,
  };
}

const WORKING_WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

export function calendar(
  name: LocalizedText,
  hours: { readonly start: string; readonly end: string; readonly days?: readonly Weekday[] },
  closed: ServiceCalendar['closed'],
): ServiceCalendar {
  const days = hours.days ?? WORKING_WEEK;
  return { ref: 'hours', name, weekly: days.map((day) => ({ day, start: hours.start, end: hours.end })), closed };
}

const closedOn = (year: number, monthAndDay: string, name: LocalizedText): ServiceCalendar['closed'][number] => ({
  date: `${year}-${monthAndDay}` as CivilDate,
  name,
});

/** National holidays of Spain that fall on the same date every year; regional and local ones are the parties' to add. */
export function spanishHolidays(year: number): ServiceCalendar['closed'] {
  return [
    closedOn(year, '01-01', t('Año Nuevo', "New Year's Day")),
    closedOn(year, '01-06', t('Epifanía del Señor', 'Epiphany')),
    closedOn(year, '05-01', t('Fiesta del Trabajo', 'Labour Day')),
    closedOn(year, '08-15', t('Asunción de la Virgen', 'Assumption')),
    closedOn(year, '10-12', t('Fiesta Nacional de España', 'National Day of Spain')),
    closedOn(year, '11-01', t('Todos los Santos', "All Saints' Day")),
    closedOn(year, '12-06', t('Día de la Constitución', 'Constitution Day')),
    closedOn(year, '12-08', t('Inmaculada Concepción', 'Immaculate Conception')),
    closedOn(year, '12-25', t('Navidad', 'Christmas Day')),
  ];
}

/** National holidays of Colombia that fall on the same date every year; those moved to a Monday are the parties' to add. */
export function colombianHolidays(year: number): ServiceCalendar['closed'] {
  return [
    closedOn(year, '01-01', t('Año Nuevo', "New Year's Day")),
    closedOn(year, '05-01', t('Día del Trabajo', 'Labour Day')),
    closedOn(year, '07-20', t('Día de la Independencia', 'Independence Day')),
    closedOn(year, '08-07', t('Batalla de Boyacá', 'Battle of Boyacá')),
    closedOn(year, '12-08', t('Inmaculada Concepción', 'Immaculate Conception')),
    closedOn(year, '12-25', t('Navidad', 'Christmas Day')),
  ];
}

export function monthlyOn(day: number, at: string, from: CivilDate, every = 1): Recurrence {
  return { every, unit: 'month', on: { kind: 'day_of_month', day }, at, from };
}

export function firstOfMonth(weekday: Weekday, at: string, from: CivilDate, every = 1): Recurrence {
  return { every, unit: 'month', on: { kind: 'weekday', weekday, ordinal: 1 }, at, from };
}

export function obligation(
  ref: string,
  between: { readonly from: string; readonly to: string; readonly kind: Obligation['kind'] },
  action: LocalizedText,
  over: Partial<Obligation> & Pick<Obligation, 'evidence' | 'consequence'>,
): Obligation {
  return {
    ref,
    obligorRef: between.from,
    obligeeRef: between.to,
    kind: between.kind,
    action,
    payment: null,
    due: null,
    suspendsLevelRefs: [],
    ...over,
  };
}

const TERMS = {
  answer: [
    t('Opinión', 'Feedback'),
    t(
      'Respuesta que da quien recibió el servicio cuando se le pide su valoración.',
      'What a person who received the service replies when asked to rate it.',
    ),
  ],
  csat: [
    t('CSAT', 'CSAT'),
    t(
      'Valoración de la satisfacción en una escala de 1 a 5, en la que 4 y 5 son buenas.',
      'Rating of satisfaction on a scale from 1 to 5, where 4 and 5 are good.',
    ),
  ],
  businessDay: [
    t('Día hábil', 'Working day'),
    t(
      'Día en que el servicio está abierto según el horario de este acuerdo.',
      'Day on which the service is open according to the hours of this agreement.',
    ),
  ],
  businessHour: [
    t('Hora hábil', 'Working hours'),
    t('Hora dentro del horario de este acuerdo.', 'Hour inside the hours of this agreement.'),
  ],
  period: [
    t('Período', 'Period'),
    t(
      'Lapso por el que se juzga un nivel de servicio; empieza y termina en la hora local del acuerdo.',
      'Span over which a service level is judged; it begins and ends in the local time of the agreement.',
    ),
  ],
  rootCause: [
    t('Causa raíz', 'Root cause'),
    t(
      'Motivo que, una vez corregido, impide que el mismo incumplimiento se repita.',
      'Reason that, once corrected, keeps the same miss from happening again.',
    ),
  ],
  credit: [
    t('Crédito', 'Credit'),
    t('Parte del precio que se descuenta cuando un nivel no se alcanza.', 'Share of the price that is taken off when a level is missed.'),
  ],
  minSample: [
    t('Muestra mínima', 'Minimum sample'),
    t('Número de casos por debajo del cual un período queda sin veredicto.', 'Number of cases below which a period gets no verdict.'),
  ],
} as const;

/** Definitions that templates share. */
export function terms(...keys: readonly (keyof typeof TERMS)[]): AgreementContent['glossary']['terms'] {
  return keys.map((key) => ({ ref: key.toLowerCase(), term: TERMS[key][0], definition: TERMS[key][1] }));
}

/** A definition of one template. */
export function term(ref: string, name: LocalizedText, definition: LocalizedText): AgreementContent['glossary']['terms'][number] {
  return { ref, term: name, definition };
}

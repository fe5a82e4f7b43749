import type { AgreementContent } from '../agreement-content.js';
import type { Exclusions } from '../exclusions.js';
import type { LocalizedText } from '../localized-text.js';
import type { AgreedIndicator } from '../metrics.js';
import type { Obligation } from '../obligations.js';
import type { AgreementType, Perspective } from '../overview.js';
import type { CreditSchedule } from '../remedies.js';
import type { ServiceLevel } from '../service-levels.js';
import type { AgreedService, ServiceCalendar } from '../services.js';
import { creditSchedule, firstOfMonth, monthlyOn, obligation, overviewOf, providerAndCustomer, remedyPlan } from './template-items.js';
import { sentence, t, type ValuesOf } from './template-values.js';

/** What differs from one agreement between a provider and a customer to the next. */
export interface ProviderAgreement {
  readonly type: AgreementType;
  readonly perspective: Perspective;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly statementOfIntent: LocalizedText;
  readonly customerGoal: { readonly statement: LocalizedText; readonly levelRefs: readonly string[] };
  readonly providerGoal: { readonly statement: LocalizedText; readonly levelRefs: readonly string[] };
  readonly beneficiary: AgreementContent['goals']['beneficiaries'][number];
  readonly service: Omit<AgreedService, 'calendarRef'>;
  readonly calendar: ServiceCalendar;
  readonly levels: readonly ServiceLevel[];
  readonly exclusions: Omit<Exclusions, 'statesNoExcludedServices'>;
  /** The level whose misses give the right to terminate. */
  readonly terminatingLevel: ServiceLevel;
  readonly remedy: Parameters<typeof remedyPlan>[0];
  readonly tiers: CreditSchedule['tiers'];
  readonly indicators: readonly AgreedIndicator[];
  readonly fee: { readonly action: LocalizedText; readonly day: number };
  readonly obligations: readonly Obligation[];
  readonly statement: LocalizedText;
  readonly sources: readonly { readonly ref: string; readonly tool: string; readonly series: string }[];
  readonly agenda: LocalizedText;
  readonly terms: AgreementContent['glossary']['terms'];
}

/** The whole agreement: a monthly fee, a monthly meeting, a quarterly review, and a way out for either side. */
export function providerAgreement(values: ValuesOf, spec: ProviderAgreement): AgreementContent {
  const provider = values.named('provider_name', 'el proveedor', 'the provider');
  const customer = values.named('customer_name', 'el cliente', 'the customer');
  const start = values.start();
  const fee = values.text('monthly_fee');
  const code = spec.terminatingLevel.code;
  return {
    overview: overviewOf(values, spec, { title: spec.title, summary: spec.summary, statementOfIntent: spec.statementOfIntent }),
    stakeholders: providerAndCustomer(values),
    goals: {
      goals: [
        { ref: 'customer-goal', partyRef: 'customer', ...spec.customerGoal },
        { ref: 'provider-goal', partyRef: 'provider', ...spec.providerGoal },
      ],
      beneficiaries: [spec.beneficiary],
    },
    services: { services: [{ ...spec.service, calendarRef: spec.calendar.ref }], calendars: [spec.calendar], plans: [] },
    service_levels: { levels: spec.levels },
    exclusions: { ...spec.exclusions, statesNoExcludedServices: false },
    termination: {
      conditions: [
        {
          ref: 'three-in-a-row',
          inFavourOf: ['customer'],
          description: t(
            `${sentence(customer.es)} podrá cancelar si el nivel ${code} no se alcanza en tres períodos evaluados consecutivos.`,
            `${sentence(customer.en)} may terminate if level ${code} is missed in three consecutive evaluated periods.`,
          ),
          rule: { kind: 'consecutive_misses', levelRefs: [spec.terminatingLevel.ref], n: 3 },
          insufficientPolicy: 'skip',
          cureDays: 30,
          noticeDays: 30,
        },
        {
          ref: 'unpaid',
          inFavourOf: ['provider'],
          description: t(
            `${sentence(provider.es)} podrá cancelar si una factura queda impagada 45 días.`,
            `${sentence(provider.en)} may terminate if an invoice stays unpaid for 45 days.`,
          ),
          rule: { kind: 'obligation', obligationRef: 'monthly-payment', daysLate: 45 },
          insufficientPolicy: 'skip',
          cureDays: 15,
          noticeDays: 30,
        },
      ],
    },
    remedy_plan: { plans: [remedyPlan(spec.remedy, true)], creditSchedules: [creditSchedule(fee, spec.tiers)] },
    metrics: { indicators: spec.indicators },
    obligations: {
      obligations: [
        obligation('monthly-payment', { from: 'customer', to: 'provider', kind: 'payment' }, spec.fee.action, {
          payment: { amountMinor: fee, basis: 'fixed', unit: '', netDays: 30, taxIncluded: false },
          due: monthlyOn(spec.fee.day, '09:00', start),
          evidence: t('Justificante de la transferencia.', 'Receipt of the transfer.'),
          consequence: t('A los 45 días de impago nace el derecho a cancelar.', 'After 45 days unpaid the right to terminate arises.'),
        }),
        ...spec.obligations,
        obligation(
          'monthly-report',
          { from: 'provider', to: 'customer', kind: 'delivery' },
          t('Publicar el informe del mes anterior el día 5 de cada mes.', 'Publish the report of the month before on day 5 of each month.'),
          {
            due: monthlyOn(5, '18:00', start),
            evidence: t('Informe publicado, con fecha y hora.', 'Report published, with date and time.'),
            consequence: t(
              'El retraso consta en el acta de la reunión siguiente.',
              'The delay is put on record in the minutes of the next meeting.',
            ),
          },
        ),
      ],
    },
    monitoring: {
      statement: spec.statement,
      sources: spec.sources.map((source) => ({ ...source, ownerRef: 'provider' })),
      reporting: monthlyOn(5, '18:00', start),
      meeting: {
        recurrence: firstOfMonth('wed', '10:00', start),
        attendeeFunctions: ['service_manager', 'account_owner'],
        agenda: spec.agenda,
      },
      reportRecipients: ['customer-owner', 'provider-manager'],
      responsibleRef: 'provider-manager',
      retentionMonths: 24,
      auditAccess: true,
    },
    review: {
      recurrence: firstOfMonth('wed', '12:00', start, 3),
      attendeeFunctions: ['service_manager', 'account_owner', 'escalation_l2'],
      agenda: t(
        'Objetivos frente a resultados del trimestre, cambios del servicio y modificaciones del acuerdo, con acta.',
        'Targets against the results of the quarter, changes of the service and amendments of the agreement, with minutes.',
      ),
    },
    glossary: { terms: spec.terms },
  };
}

import type { AgreementTemplate } from './agreement-template.js';
import { providerAgreement } from './provider-agreement.js';
import { creditShare, csat, measured, perceived } from './template-indicators.js';
import { calendar, level, obligation, spanishHolidays, term, terms } from './template-items.js';
import { inLanguages, sentence, t, ValuesOf } from './template-values.js';
import { moneyVariable, PROVIDER_AND_CUSTOMER, termVariables } from './template-variables.js';

const VARIABLES = [
  ...PROVIDER_AND_CUSTOMER,
  ...termVariables('Europe/Madrid', 'EUR'),
  moneyVariable('monthly_fee', t('Cuota mensual', 'Monthly fee'), '420000'),
];

const onTime = measured(
  'delivered_on_time',
  'timeliness',
  t('Diseños entregados en plazo', 'Designs delivered by their date'),
  'designs.delivered',
  t(
    'Encargos entregados en la fecha de su encargo o antes, entre todos los encargos con fecha en el período.',
    'Orders delivered on or before the date of the order, among all orders due in the period.',
  ),
);

const reworked = measured(
  'reworked_designs',
  'error_rate',
  t('Diseños devueltos por error', 'Designs returned for an error'),
  'designs.returned',
  t(
    'Diseños que el cliente devolvió porque no seguían el encargo escrito o el manual de marca, entre todos los entregados. El numerador son los casos malos.',
    'Designs that the customer returned because they did not follow the written order or the brand manual, among all designs delivered. The numerator holds the bad cases.',
  ),
);

const publishable = perceived(
  'usable_at_first',
  'impact',
  t('Diseños publicados sin cambios', 'Designs published without changes'),
  t(
    'Respuestas «se publicó sin cambios» entre todas las respuestas que da quien encargó un diseño.',
    'Answers "published without changes" among all answers of those who ordered a design.',
  ),
);

/** Creative work bought by the month from an outside agency. */
export const DESIGN_AGENCY: AgreementTemplate = {
  key: 'design-agency',
  templateVersion: 1,
  type: 'customer',
  perspective: 'customer',
  name: t('Agencia de diseño', 'Design agency'),
  description: t(
    'Piezas gráficas por encargo: plazo, devoluciones por error, satisfacción de quien encarga y piezas publicadas sin cambios.',
    'Graphic design to order: deadlines, returns for errors, satisfaction of those who order, and pieces published without changes.',
  ),
  legalNote: null,
  variables: VARIABLES,
  build: (given, languages) => {
    const values = new ValuesOf(VARIABLES, given);
    const provider = values.named('provider_name', 'la agencia', 'the agency');
    const customer = values.named('customer_name', 'el cliente', 'the customer');
    const service = { serviceRef: 'design' };
    const satisfaction = level('N1', t('Satisfacción de quien encarga', 'Satisfaction of those who order'), {
      ...service,
      indicatorRef: 'csat',
      target: '0.85',
      warningTarget: '0.90',
      window: { kind: 'calendar', unit: 'quarter' },
      minSample: 30,
      expectedPerWindow: 60,
      creditScheduleRef: 'credits',
    });
    const content = providerAgreement(values, {
      type: 'customer',
      perspective: 'customer',
      title: t(`Diseño gráfico para ${customer.es}`, `Graphic design for ${customer.en}`),
      summary: t(
        `${sentence(provider.es)} diseñará las piezas que ${customer.es} encargue por escrito, y ambas partes medirán el plazo, los errores y la opinión de quien encarga.`,
        `${sentence(provider.en)} designs the pieces that ${customer.en} orders in writing, and both parties measure deadlines, errors and the opinion of those who order.`,
      ),
      statementOfIntent: t(
        'Un encargo escrito evita discusiones: lo que no está en él no se exige, y lo que está se entrega.',
        'A written order saves arguments: what is not in it is not demanded, and what is in it is delivered.',
      ),
      customerGoal: {
        statement: t(
          'Recibir cada pieza en su fecha y poder publicarla sin cambios.',
          'Get each piece on its date and publish it without changes.',
        ),
        levelRefs: ['n2', 'n4'],
      },
      providerGoal: {
        statement: t('Trabajar con encargos completos y cobrar cada mes.', 'Work from complete orders and be paid each month.'),
        levelRefs: ['n1', 'n5'],
      },
      beneficiary: {
        ref: 'requesters',
        description: t(`Equipos de ${customer.es} que encargan piezas.`, `Teams of ${customer.en} that order pieces.`),
        benefitsHow: t('Publican sus campañas en la fecha prevista.', 'They publish their campaigns on the planned date.'),
        needs: t(
          'Piezas que siguen el manual de marca y llegan en su fecha.',
          'Pieces that follow the brand manual and come on their date.',
        ),
        levelRefs: ['n1', 'n2', 'n4'],
      },
      service: {
        ref: 'design',
        name: t('Diseño gráfico', 'Graphic design'),
        description: t(
          'Diseño de piezas impresas y digitales por encargo escrito, con hasta dos rondas de cambios.',
          'Design of printed and digital pieces by written order, with up to two rounds of changes.',
        ),
        channels: ['E-mail'],
        locations: [],
        volumesUpTo: t('25 encargos al mes', '25 orders a month'),
        deliverables: [
          {
            ref: 'piece',
            name: t('Pieza diseñada, con su archivo editable', 'Designed piece, with its editable file'),
            unit: 'designs',
            due: t('5 días hábiles desde el encargo completo', '5 working days from the complete order'),
            acceptedBy: [],
          },
        ],
      },
      calendar: calendar(
        t('Lunes a viernes de 09:00 a 18:00', 'Monday to Friday, 09:00 to 18:00'),
        { start: '09:00', end: '18:00' },
        spanishHolidays(values.year()),
      ),
      levels: [
        satisfaction,
        level('N2', t('Entrega en plazo', 'Delivery by the agreed date'), {
          ...service,
          indicatorRef: 'delivered-on-time',
          target: '0.95',
          warningTarget: '0.97',
          window: { kind: 'calendar', unit: 'quarter' },
          minSample: 40,
          expectedPerWindow: 75,
        }),
        level('N3', t('Devoluciones por error', 'Returns for an error'), {
          ...service,
          indicatorRef: 'reworked-designs',
          comparator: 'lte',
          target: '0.05',
          warningTarget: '0.04',
          window: { kind: 'calendar', unit: 'quarter' },
          minSample: 40,
          expectedPerWindow: 75,
        }),
        level('N4', t('Publicado sin cambios', 'Published without changes'), {
          ...service,
          indicatorRef: 'usable-at-first',
          target: '0.70',
          warningTarget: '0.75',
          window: { kind: 'calendar', unit: 'quarter' },
          minSample: 30,
          expectedPerWindow: 60,
        }),
        level('N5', t('Créditos sobre la facturación', 'Credits as a share of fees'), {
          ...service,
          indicatorRef: 'credit-share',
          comparator: 'lte',
          target: '0.05',
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
            ref: 'printing',
            name: t('Impresión', 'Printing'),
            reason: t('La contrata el cliente a su imprenta.', 'The customer buys it from its own printer.'),
          },
          {
            ref: 'photography',
            name: t('Fotografía y vídeo', 'Photography and video'),
            reason: t('Se presupuestan aparte.', 'They are quoted apart.'),
          },
        ],
        measurement: [
          {
            ref: 'late-material',
            kind: 'counterparty_fault',
            description: t(
              'Encargos cuyos textos o imágenes entregó el cliente después de la fecha que fija el encargo.',
              'Orders whose texts or images the customer handed over after the date set in the order.',
            ),
            needsEvidence: true,
            approverFunction: 'account_owner',
            levelRefs: ['n2'],
            mode: 'drop_events',
          },
        ],
      },
      terminatingLevel: satisfaction,
      remedy: { notice: 8, causeDays: 5, planDays: 10 },
      tiers: [
        { threshold: '0.85', share: '0.05' },
        { threshold: '0.75', share: '0.10' },
      ],
      indicators: [csat, onTime, reworked, publishable, creditShare],
      fee: { action: t('Pagar la cuota mensual.', 'Pay the monthly fee.'), day: 10 },
      obligations: [
        obligation(
          'complete-order',
          { from: 'customer', to: 'provider', kind: 'information' },
          t('Encargar por escrito, con textos, medidas, formato y fecha.', 'Order in writing, with texts, sizes, format and date.'),
          {
            evidence: t('Encargo enviado por correo.', 'Order sent by e-mail.'),
            consequence: t('El plazo empieza cuando el encargo está completo.', 'The deadline starts when the order is complete.'),
          },
        ),
        obligation(
          'source-files',
          { from: 'provider', to: 'customer', kind: 'delivery' },
          t(
            'Entregar el archivo editable de cada pieza junto con la pieza.',
            'Hand over the editable file of each piece together with the piece.',
          ),
          {
            evidence: t('Archivo en la carpeta compartida.', 'File in the shared folder.'),
            consequence: t('La pieza no cuenta como entregada.', 'The piece does not count as delivered.'),
          },
        ),
      ],
      statement: t(
        'A quien encarga se le pide su opinión al recibir la pieza; los plazos y las devoluciones salen del registro de encargos.',
        'Those who order are asked for feedback when they get the piece; deadlines and returns come from the order log.',
      ),
      sources: [
        { ref: 'widget', tool: 'Pulso', series: '' },
        { ref: 'orders-delivered', tool: 'Registro de encargos', series: 'designs.delivered' },
        { ref: 'orders-returned', tool: 'Registro de encargos', series: 'designs.returned' },
        { ref: 'credits', tool: 'Facturación', series: 'costs.credits' },
      ],
      agenda: t(
        'Encargos del mes, devoluciones y sus causas, encargos previstos.',
        'Orders of the month, returns and their causes, planned orders.',
      ),
      terms: [
        ...terms('answer', 'csat', 'businessDay', 'period', 'minSample', 'rootCause', 'credit'),
        term(
          'order',
          t('Encargo', 'Order'),
          t(
            'Petición escrita de una pieza, con textos, medidas, formato y fecha.',
            'Written request of a piece, with texts, sizes, format and date.',
          ),
        ),
        term(
          'brand-manual',
          t('Manual de marca', 'Brand manual'),
          t(
            'Documento del cliente que fija logotipo, colores y tipografías.',
            'Document of the customer that sets logo, colours and typefaces.',
          ),
        ),
      ],
    });
    return inLanguages(content, languages);
  },
};

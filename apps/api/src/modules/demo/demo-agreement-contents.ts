import { builtInTemplate, type AgreementContent, type ServiceCalendar, type TemplateValues } from '@pulso/agreements';
import { csatTop2 } from '@pulso/sli';

/** What the parties of the demonstration agreed: the built-in templates with invented names, people and amounts. Signed in both languages. */
const LANGUAGES = ['es', 'en'] as const;

/** All of them run for the year 2026, Madrid time. */
const YEAR = { effective_from: '2026-01-01', effective_to: '2026-12-31', time_zone: 'Europe/Madrid', currency: 'EUR' };

const VOZCLARA_PEOPLE = {
  provider_name: 'VozClara Contact Center',
  provider_manager_name: 'Marta Ruiz',
  provider_manager_email: 'marta.ruiz@vozclara.example',
  provider_escalation_name: 'Diego Paz',
  provider_escalation_email: 'diego.paz@vozclara.example',
};

/** Holidays of the Community and the city of Madrid in 2026, beside the national ones with a fixed date, and Good Friday. */
const MADRID_2026: ServiceCalendar['closed'] = [
  { date: '2026-04-03', name: { es: 'Viernes Santo', en: 'Good Friday' } },
  { date: '2026-05-02', name: { es: 'Fiesta de la Comunidad de Madrid', en: 'Day of the Community of Madrid' } },
  { date: '2026-05-15', name: { es: 'San Isidro', en: 'San Isidro' } },
  { date: '2026-11-09', name: { es: 'Nuestra Señora de la Almudena', en: 'Our Lady of Almudena' } },
];

function fromTemplate(key: string, values: TemplateValues): AgreementContent {
  const template = builtInTemplate(key);
  if (!template) throw new Error(`There is no template ${key}`);
  return template.build({ ...YEAR, ...values }, LANGUAGES);
}

/** The deliverables as somebody of the receiving side accepted them while the agreement was drafted. */
function acceptedBy(content: AgreementContent, personOf: (serviceRef: string) => string): AgreementContent {
  const services = content.services.services.map((service) => ({
    ...service,
    deliverables: service.deliverables.map((deliverable) => ({ ...deliverable, acceptedBy: [personOf(service.ref)] })),
  }));
  return { ...content, services: { ...content.services, services } };
}

function closedAlso(content: AgreementContent, closed: ServiceCalendar['closed']): AgreementContent {
  const calendars = content.services.calendars.map((calendar) => ({
    ...calendar,
    closed: [...calendar.closed, ...closed].toSorted((left, right) => (left.date < right.date ? -1 : 1)),
  }));
  return { ...content, services: { ...content.services, calendars } };
}

/** Agreement A: VozClara answers the calls of La Espiga. */
export function callCentreContent(): AgreementContent {
  const content = fromTemplate('call-centre', {
    ...VOZCLARA_PEOPLE,
    customer_name: 'Panadería La Espiga',
    customer_owner_name: 'Elena Soto',
    customer_owner_email: 'elena.soto@laespiga.example',
    customer_billing_name: 'Iván Mora',
    customer_billing_email: 'ivan.mora@laespiga.example',
    supplier_name: 'TelcoSur',
    supplier_contact_name: 'Lucía Vera',
    supplier_contact_email: 'lucia.vera@telcosur.example',
    monthly_fee: '1800000',
    agents_per_shift: '14',
  });
  return closedAlso(
    acceptedBy(content, () => 'customer-owner'),
    MADRID_2026,
  );
}

/** Agreement B: La Espiga delivers to a café on the Gold plan and a hotel on the Silver plan. Freshness is asked for on the scale of CSAT. */
export function bakeryContent(): AgreementContent {
  const content = fromTemplate('bakery-deliveries', {
    bakery_name: 'Panadería La Espiga',
    bakery_owner_name: 'Elena Soto',
    bakery_owner_email: 'elena.soto@laespiga.example',
    bakery_delivery_name: 'Tomás Gil',
    bakery_delivery_email: 'tomas.gil@laespiga.example',
    gold_name: 'Café Alameda',
    gold_owner_name: 'Nuria Campos',
    gold_owner_email: 'nuria.campos@cafealameda.example',
    silver_name: 'Hotel Mirador',
    silver_owner_name: 'Raúl Prieto',
    silver_owner_email: 'raul.prieto@hotelmirador.example',
    unit_price: '62',
  });
  const indicators = content.metrics.indicators.map((indicator) =>
    indicator.key === 'freshness_ok'
      ? { ...indicator, key: csatTop2.key, generation: csatTop2.generation, algorithm: csatTop2.algorithm }
      : indicator,
  );
  const glossary = {
    terms: [
      ...content.glossary.terms,
      {
        ref: 'csat',
        term: { es: 'CSAT', en: 'CSAT' },
        definition: {
          es: 'Valoración en una escala de 1 a 5, en la que 4 y 5 son buenas.',
          en: 'Rating on a scale from 1 to 5, where 4 and 5 are good.',
        },
      },
    ],
  };
  return acceptedBy({ ...content, metrics: { indicators }, glossary }, (ref) => (ref === 'panaderia-oro' ? 'gold-owner' : 'silver-owner'));
}

/** Agreement C: sales, marketing and customer service of VozClara, with one satisfaction target. */
export function internalContent(): AgreementContent {
  const content = fromTemplate('sales-marketing-support', {
    sales_name: 'VozClara Ventas',
    sales_lead_name: 'Pablo Ortega',
    sales_lead_email: 'pablo.ortega@vozclara.example',
    marketing_name: 'VozClara Marketing',
    marketing_lead_name: 'Inés Rey',
    marketing_lead_email: 'ines.rey@vozclara.example',
    support_name: 'VozClara Atención al cliente',
    support_lead_name: 'Marta Ruiz',
    support_lead_email: 'marta.ruiz@vozclara.example',
    leads_per_month: '120',
  });
  return acceptedBy(content, () => 'sales-lead');
}

/** The contract under agreement A: TelcoSur's trunk, whose outages show as a cause there. */
export function trunkContent(underpinnedCode: string): AgreementContent {
  const content = fromTemplate('underpinning-telecom', {
    provider_name: 'TelcoSur',
    provider_manager_name: 'Lucía Vera',
    provider_manager_email: 'lucia.vera@telcosur.example',
    provider_escalation_name: 'Andrés Solís',
    provider_escalation_email: 'andres.solis@telcosur.example',
    customer_name: 'VozClara Contact Center',
    customer_owner_name: 'Marta Ruiz',
    customer_owner_email: 'marta.ruiz@vozclara.example',
    customer_billing_name: 'Clara Nieto',
    customer_billing_email: 'clara.nieto@vozclara.example',
    monthly_fee: '240000',
    underpinned_code: underpinnedCode,
  });
  return acceptedBy(content, () => 'customer-owner');
}

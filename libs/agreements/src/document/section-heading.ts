import type { AgreementLanguage, LocalizedText } from '../localized-text.js';
import type { DocumentSection } from './document-blocks.js';

const HEADINGS: Readonly<Record<DocumentSection['key'], LocalizedText>> = {
  overview: { es: 'Descripción general', en: 'Overview' },
  stakeholders: { es: 'Partes interesadas', en: 'Stakeholders' },
  goals: { es: 'Objetivos de las partes', en: 'Goals of the parties' },
  services: { es: 'Servicios', en: 'Services' },
  service_levels: { es: 'Niveles de servicio', en: 'Service levels' },
  exclusions: { es: 'Servicios excluidos y exclusiones', en: 'Excluded services and exclusions' },
  termination: { es: 'Condiciones de cancelación', en: 'Termination conditions' },
  remedy_plan: { es: 'Plan si no se alcanzan los objetivos', en: 'Plan if targets are not met' },
  metrics: { es: 'Métricas de rendimiento', en: 'Performance metrics' },
  obligations: { es: 'Obligaciones', en: 'Obligations' },
  monitoring: { es: 'Monitoreo', en: 'Monitoring' },
  review: { es: 'Revisión del acuerdo', en: 'Review of the agreement' },
  glossary: { es: 'Glosario', en: 'Glossary' },
  signatures: { es: 'Firmas', en: 'Signatures' },
};

/** What a section is called in documents and screens. */
export function sectionHeading(key: DocumentSection['key'], language: AgreementLanguage): string {
  return HEADINGS[key][language];
}

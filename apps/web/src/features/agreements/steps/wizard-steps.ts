import { SECTION_KEYS, type SectionKey } from '@pulso/agreements';

export const WIZARD_STEPS = ['service', 'levels', 'metrics', 'document', 'review'] as const;
/** One of the five steps; each has an address of its own. */
export type WizardStep = (typeof WIZARD_STEPS)[number];

const STEP_OF: Readonly<Record<SectionKey, WizardStep>> = {
  stakeholders: 'service',
  goals: 'service',
  services: 'service',
  exclusions: 'service',
  obligations: 'service',
  termination: 'service',
  service_levels: 'levels',
  metrics: 'metrics',
  monitoring: 'metrics',
  remedy_plan: 'metrics',
  overview: 'document',
  review: 'document',
  glossary: 'document',
};

/** The step on which a place of the agreement is edited. */
export function stepOfPlace(place: string): WizardStep {
  if (place.startsWith('services.plans')) return 'levels';
  const section = SECTION_KEYS.find((key) => place === key || place.startsWith(`${key}.`));
  return section ? STEP_OF[section] : 'review';
}

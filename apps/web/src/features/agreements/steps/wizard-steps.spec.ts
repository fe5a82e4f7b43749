import { SECTION_KEYS } from '@pulso/agreements';
import { stepOfPlace } from './wizard-steps.js';

it.each([
  ['stakeholders.people.ana.contacts.0.value', 'service'],
  ['services.services.calls.name.es', 'service'],
  ['services.plans.gold', 'levels'],
  ['service_levels.levels.n1.target', 'levels'],
  ['remedy_plan.plans', 'metrics'],
  ['overview.effectiveFrom', 'document'],
])('%s is edited on step %s', (place, step) => {
  expect(stepOfPlace(place)).toBe(step);
});

it('every section has a step of its own', () => {
  expect(SECTION_KEYS.map(stepOfPlace)).not.toContain('review');
});

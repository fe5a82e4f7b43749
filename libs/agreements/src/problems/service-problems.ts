import { isWritten, nameIn } from '../agreement-texts.js';
import { findCycle } from '../cycle.js';
import type { Rule } from './problem.js';

export const serviceProblems: Rule = ({ services: { services } }, say) => {
  if (services.length === 0) say('services', 'services.service-missing', ['services']);
  for (const { ref, name, description, deliverables } of services) {
    if (!isWritten(name)) say('services', 'services.name-missing', ['services', ref, 'name']);
    if (!isWritten(description)) say('services', 'services.description-missing', ['services', ref, 'description']);
    for (const deliverable of deliverables) {
      const path = ['services', ref, 'deliverables', deliverable.ref];
      if (!isWritten(deliverable.name)) say('services', 'services.name-missing', [...path, 'name']);
      if (!isWritten(deliverable.due)) say('services', 'services.deliverable-due-missing', [...path, 'due']);
      if (deliverable.acceptedBy.length === 0) say('services', 'services.deliverable-not-accepted', [...path, 'acceptedBy']);
    }
  }
};

export const calendarProblems: Rule = ({ services: { calendars } }, say) => {
  for (const { ref, name, weekly } of calendars) {
    if (!isWritten(name)) say('services', 'services.name-missing', ['calendars', ref, 'name']);
    if (weekly.length === 0) say('services', 'services.calendar-closed', ['calendars', ref, 'weekly']);
  }
};

export const planProblems: Rule = ({ services: { plans }, service_levels: { levels }, overview }, say) => {
  const inherits = new Map(plans.map(({ ref, inheritsFrom }) => [ref, inheritsFrom]));
  for (const { ref, name, overrides } of plans) {
    if (!isWritten(name)) say('services', 'services.name-missing', ['plans', ref, 'name']);
    const cycle = findCycle(ref, (at) => {
      const from = inherits.get(at) ?? null;
      return from === null ? [] : [from];
    });
    if (cycle?.includes(ref)) say('services', 'services.plan-cycle', ['plans', ref, 'inheritsFrom'], { plans: cycle.join(', ') });
    overrides.forEach(({ levelRef }, index) => {
      if (overrides.findIndex((other) => other.levelRef === levelRef) === index) return;
      const level = levels.find((candidate) => candidate.ref === levelRef);
      const values = { level: level ? nameIn(level.name, overview.prevailingLanguage, level.code) : levelRef };
      say('services', 'services.override-repeated', ['plans', ref, 'overrides', index, 'levelRef'], values);
    });
  }
};

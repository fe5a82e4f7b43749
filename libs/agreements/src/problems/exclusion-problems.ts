import { isWritten, nameIn } from '../agreement-texts.js';
import type { Rule } from './problem.js';

export const exclusionProblems: Rule = ({ exclusions, services, overview }, say) => {
  const { services: excluded, statesNoExcludedServices, measurement } = exclusions;
  if (excluded.length === 0 && !statesNoExcludedServices) say('exclusions', 'exclusions.not-stated', ['services']);
  if (excluded.length > 0 && statesNoExcludedServices) say('exclusions', 'exclusions.contradiction', ['statesNoExcludedServices']);
  const inScope = new Set(services.services.map(({ ref }) => ref));
  for (const { ref, name, reason } of excluded) {
    if (!isWritten(name)) say('exclusions', 'exclusions.name-missing', ['services', ref, 'name']);
    if (!isWritten(reason)) say('exclusions', 'exclusions.reason-missing', ['services', ref, 'reason']);
    if (inScope.has(ref))
      say('exclusions', 'exclusions.service-in-scope', ['services', ref], { service: nameIn(name, overview.prevailingLanguage, ref) });
  }
  for (const { ref, description } of measurement)
    if (!isWritten(description)) say('exclusions', 'exclusions.description-missing', ['measurement', ref, 'description']);
};

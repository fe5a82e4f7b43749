import type { AgreementContent, SectionKey } from './agreement-content.js';
import { isWritten } from './agreement-texts.js';

const HAS_CONTENT: { readonly [Key in SectionKey]: (section: AgreementContent[Key]) => boolean } = {
  overview: ({ title, summary, statementOfIntent }) => [title, summary, statementOfIntent].some(isWritten),
  stakeholders: ({ parties, people }) => parties.length + people.length > 0,
  goals: ({ goals, beneficiaries }) => goals.length + beneficiaries.length > 0,
  services: ({ services, calendars, plans }) => services.length + calendars.length + plans.length > 0,
  service_levels: ({ levels }) => levels.length > 0,
  exclusions: ({ services, statesNoExcludedServices, measurement }) => statesNoExcludedServices || services.length + measurement.length > 0,
  termination: ({ conditions }) => conditions.length > 0,
  remedy_plan: ({ plans, creditSchedules }) => plans.length + creditSchedules.length > 0,
  metrics: ({ indicators }) => indicators.length > 0,
  obligations: ({ obligations }) => obligations.length > 0,
  monitoring: ({ statement, sources, reporting, meeting, reportRecipients, responsibleRef }) =>
    isWritten(statement) ||
    sources.length + reportRecipients.length > 0 ||
    reporting !== null ||
    meeting !== null ||
    responsibleRef !== null,
  review: ({ recurrence, attendeeFunctions, agenda }) => recurrence !== null || attendeeFunctions.length > 0 || isWritten(agenda),
  glossary: ({ terms }) => terms.length > 0,
};

/** Whether anything was agreed in a section; settings that every agreement starts with do not count. */
export function sectionHasContent<Key extends SectionKey>(content: AgreementContent, key: Key): boolean {
  return HAS_CONTENT[key](content[key]);
}

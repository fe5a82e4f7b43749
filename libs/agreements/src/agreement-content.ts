import type { Exclusions } from './exclusions.js';
import type { Glossary } from './glossary.js';
import type { Goals } from './goals.js';
import { NO_TEXT, type AgreementLanguage } from './localized-text.js';
import type { Metrics } from './metrics.js';
import type { Monitoring } from './monitoring.js';
import type { Obligations } from './obligations.js';
import type { AgreementType, Overview, Perspective } from './overview.js';
import type { Remedies } from './remedies.js';
import type { ReviewCycle } from './review-cycle.js';
import type { ServiceLevels } from './service-levels.js';
import type { Services } from './services.js';
import type { Stakeholders } from './stakeholders.js';
import type { Termination } from './termination.js';

/**
 * All that the parties agree on. Plain JSON: whole numbers are numbers, money and shares are text, dates are local, absent is null; every
 * member is always there. Items point at each other by `ref`, which is unique within its list.
 */
export interface AgreementContent {
  readonly overview: Overview;
  readonly stakeholders: Stakeholders;
  readonly goals: Goals;
  readonly services: Services;
  readonly service_levels: ServiceLevels;
  readonly exclusions: Exclusions;
  readonly termination: Termination;
  readonly remedy_plan: Remedies;
  readonly metrics: Metrics;
  readonly obligations: Obligations;
  readonly monitoring: Monitoring;
  readonly review: ReviewCycle;
  readonly glossary: Glossary;
}

export type SectionKey = keyof AgreementContent;

/** In the order of the document; the first nine are the elements every agreement has to have. */
export const SECTION_KEYS = [
  'overview',
  'stakeholders',
  'goals',
  'services',
  'service_levels',
  'exclusions',
  'termination',
  'remedy_plan',
  'metrics',
  'obligations',
  'monitoring',
  'review',
  'glossary',
] as const satisfies readonly SectionKey[];

/** The nine elements of the checklist. */
export const ESSENTIAL_SECTIONS = SECTION_KEYS.slice(0, 9);

/** What `ref` may look like. */
export const REF = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** A blank agreement: complete in shape, with nothing agreed yet. */
export function emptyContent(head: {
  readonly type: AgreementType;
  readonly perspective: Perspective;
  readonly language: AgreementLanguage;
  readonly timeZone: string;
  readonly currency: string;
}): AgreementContent {
  return {
    overview: {
      title: NO_TEXT,
      type: head.type,
      perspective: head.perspective,
      summary: NO_TEXT,
      statementOfIntent: NO_TEXT,
      languages: [head.language],
      prevailingLanguage: head.language,
      timeZone: head.timeZone,
      effectiveFrom: null,
      effectiveTo: null,
      renewal: { mode: 'none', termMonths: 12, noticeDays: 60 },
      currency: head.currency,
      rounding: 'half_up',
      disputeWindowDays: 10,
      periodCloseGraceHours: 72,
      amendmentEffect: 'next_period',
      parentCode: null,
      overridableLevels: [],
      underpins: [],
    },
    stakeholders: { parties: [], people: [] },
    goals: { goals: [], beneficiaries: [] },
    services: { services: [], calendars: [], plans: [] },
    service_levels: { levels: [] },
    exclusions: { services: [], statesNoExcludedServices: false, measurement: [] },
    termination: { conditions: [] },
    remedy_plan: { plans: [], creditSchedules: [] },
    metrics: { indicators: [] },
    obligations: { obligations: [] },
    monitoring: {
      statement: NO_TEXT,
      sources: [],
      reporting: null,
      meeting: null,
      reportRecipients: [],
      responsibleRef: null,
      retentionMonths: 24,
      auditAccess: true,
    },
    review: { recurrence: null, attendeeFunctions: [], agenda: NO_TEXT },
    glossary: { terms: [] },
  };
}

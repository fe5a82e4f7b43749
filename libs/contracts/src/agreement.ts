import {
  AGREEMENT_LANGUAGES,
  AGREEMENT_TYPES,
  AGREEMENT_VERSION_TRANSITIONS,
  PERSPECTIVES,
  STAKEHOLDER_FUNCTIONS,
  type AgreementVersionStatus,
} from '@pulso/agreements';
import { z } from 'zod';
import { SECTION_SCHEMAS } from './agreement-content.js';
import { instant, localized, page } from './page.js';
import { sectionKey } from './review.js';
import { objectiveView } from './slo.js';

export const agreementLanguage = z.enum(AGREEMENT_LANGUAGES);
export const agreementVersionStatus = z.enum(Object.keys(AGREEMENT_VERSION_TRANSITIONS) as [AgreementVersionStatus]);

/** Number of a version, in an address. */
export const versionNumber = z.coerce.number().int().min(1).max(100_000);
/** What an agreement is called in mails, documents and addresses; one of a kind in its organization. */
export const agreementCode = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/,
    'Use letters, digits, hyphens, dots and underscores, at most 40, beginning with a letter or digit.',
  );

/** What happens to an agreement next, and when. */
export const agreementEvent = z.object({
  kind: z.enum([
    'review-deadline',
    'signing-deadline',
    'starts',
    'renewal-notice',
    'ends',
    'obligation-due',
    'review-meeting',
    'monitoring-meeting',
  ]),
  at: instant,
});
export type AgreementEvent = z.infer<typeof agreementEvent>;

/** The version that is being drafted, reviewed or signed. */
export const versionInWork = z.object({
  versionId: z.uuid(),
  n: z.number().int(),
  status: agreementVersionStatus,
  amends: z.number().int().nullable(),
  updatedAt: instant,
});

export const agreementView = z.object({
  id: z.uuid(),
  code: z.string(),
  type: z.enum(AGREEMENT_TYPES),
  title: localized,
  timeZone: z.string(),
  isDemo: z.boolean(),
  /** The version in force now. */
  version: z
    .object({
      n: z.number().int(),
      status: z.string(),
      effectiveFrom: instant,
      effectiveTo: instant.nullable(),
      documentHash: z.string().nullable(),
    })
    .nullable(),
  work: versionInWork.nullable(),
  /** The newest version of all, whatever became of it. */
  latest: z.object({ n: z.number().int(), status: agreementVersionStatus }).nullable(),
  nextEvent: agreementEvent.nullable(),
  objectives: z.array(objectiveView),
});
export type AgreementView = z.infer<typeof agreementView>;
export const agreementPage = page(agreementView);

export const agreementVersionView = z.object({
  id: z.uuid(),
  n: z.number().int(),
  status: agreementVersionStatus,
  /** Number of the version it amends. */
  amends: z.number().int().nullable(),
  changeSummary: localized.nullable(),
  createdAt: instant,
  effectiveFrom: instant.nullable(),
  effectiveTo: instant.nullable(),
  reviewDeadline: instant.nullable(),
  approvedAt: instant.nullable(),
  signingOrder: z.enum(['parallel', 'ordered']).nullable(),
  signingDeadline: instant.nullable(),
  frozenAt: instant.nullable(),
  signedAt: instant.nullable(),
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
  documentHash: z.string().nullable(),
  pdfHash: z.string().nullable(),
});
export type AgreementVersionView = z.infer<typeof agreementVersionView>;

/** A stakeholder of the version in work, or of the one in force when none is. */
export const participantView = z.object({
  stakeholderRef: z.string(),
  name: z.string(),
  jobTitle: z.string(),
  partyRef: z.string(),
  partyName: z.string(),
  functions: z.array(z.enum(STAKEHOLDER_FUNCTIONS)),
  locale: z.enum(['es', 'en']),
  /** Where Pulso writes to; null when no e-mail address is given. */
  email: z.string().nullable(),
  /** Has an account here under that address. */
  isMember: z.boolean(),
  /** Has a private link that still works. */
  hasLink: z.boolean(),
  lastSeenAt: instant.nullable(),
});
export type ParticipantView = z.infer<typeof participantView>;

/** What whoever asks may do here. `participate`: review, comment, decide and sign as the stakeholder. */
export const agreementStanding = z.object({
  may: z.enum(['write', 'participate', 'read']),
  stakeholderRef: z.string().nullable(),
  name: z.string(),
});
export type AgreementStanding = z.infer<typeof agreementStanding>;

export const agreementDetail = z.object({
  id: z.uuid(),
  code: z.string(),
  type: z.enum(AGREEMENT_TYPES),
  perspective: z.enum(PERSPECTIVES),
  title: localized,
  timeZone: z.string(),
  isDemo: z.boolean(),
  templateKey: z.string().nullable(),
  updatedAt: instant,
  organization: z.object({ id: z.uuid(), name: z.string() }),
  /** The newest first. */
  versions: z.array(agreementVersionView),
  /** Number of the version in work, and of the one in force now. */
  inWork: z.number().int().nullable(),
  inForce: z.number().int().nullable(),
  /** Something of it was signed once, so that it can no longer be deleted. */
  wasSigned: z.boolean(),
  participants: z.array(participantView),
  standing: agreementStanding,
  nextEvent: agreementEvent.nullable(),
});
export type AgreementDetail = z.infer<typeof agreementDetail>;

/** Values of a template's variables by key; what is left away takes its default. See `GET /v1/agreement-templates`. */
const templateVariables = z.record(z.string().max(64), z.string().max(500));

/**
 * Begins a draft: from a built-in template by key, from an own one by id, blank (`blank`), or, with `agreementId` and `n`, as a copy of
 * that version.
 */
export const createAgreementBody = z
  .strictObject({
    templateKey: z.string().min(1).max(64).default('blank'),
    language: agreementLanguage.default('es'),
    /** Given out by Pulso when it is left away. */
    code: agreementCode.optional(),
    /** Languages of the agreement besides `language`, which prevails. */
    alsoIn: z.array(agreementLanguage).max(AGREEMENT_LANGUAGES.length).default([]),
    variables: templateVariables.default({}),
    agreementId: z.uuid().optional(),
    n: z.number().int().min(1).optional(),
  })
  .refine(({ agreementId, n }) => (agreementId === undefined) === (n === undefined), {
    path: ['n'],
    message: 'Name agreement and version together to copy it.',
  });
export type CreateAgreementBody = z.infer<typeof createAgreementBody>;

const sectionHead = { contentHash: z.string(), revision: z.number().int(), updatedBy: z.string(), updatedAt: instant };

/** One section as it stands. `contentHash` is what an approval is given on, `revision` what the next save has to name. */
const sectionOf = <Content extends z.ZodType>(content: Content) => z.object({ content, ...sectionHead });
export const agreementSections = z.object({
  overview: sectionOf(SECTION_SCHEMAS.overview),
  stakeholders: sectionOf(SECTION_SCHEMAS.stakeholders),
  goals: sectionOf(SECTION_SCHEMAS.goals),
  services: sectionOf(SECTION_SCHEMAS.services),
  service_levels: sectionOf(SECTION_SCHEMAS.service_levels),
  exclusions: sectionOf(SECTION_SCHEMAS.exclusions),
  termination: sectionOf(SECTION_SCHEMAS.termination),
  remedy_plan: sectionOf(SECTION_SCHEMAS.remedy_plan),
  metrics: sectionOf(SECTION_SCHEMAS.metrics),
  obligations: sectionOf(SECTION_SCHEMAS.obligations),
  monitoring: sectionOf(SECTION_SCHEMAS.monitoring),
  review: sectionOf(SECTION_SCHEMAS.review),
  glossary: sectionOf(SECTION_SCHEMAS.glossary),
});
export type AgreementSections = z.infer<typeof agreementSections>;

/** A section and how far it is; `missing` has the codes of the problems that keep it from being complete. */
export const checklistItem = z.object({
  key: sectionKey,
  /** One of the nine that every agreement needs. */
  essential: z.boolean(),
  state: z.enum(['missing', 'partial', 'complete']),
  missing: z.array(z.string()),
});
export type ChecklistItemView = z.infer<typeof checklistItem>;

/** From the section inwards: members, `ref` of items, and positions where items have none. */
const contentPath = z.array(z.union([z.string(), z.number()]));

/** Something that is missing or impossible. An `error` keeps the version from being approved; the words are those of `problemText`. */
export const agreementProblem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  section: sectionKey,
  path: contentPath,
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type AgreementProblemView = z.infer<typeof agreementProblem>;

/** What the precise-terms linter found. `key` stays the same while the words it is about do. */
export const lintFinding = z.object({
  key: z.string(),
  rule: z.string(),
  section: sectionKey,
  path: contentPath,
  language: agreementLanguage,
  /** The words it is about, as they stand in the text. */
  excerpt: z.string(),
  /** What to write instead, when there is something to say. */
  suggestion: z.string().nullable(),
  waiver: z.object({ reason: z.string(), by: z.string(), at: instant }).nullable(),
});
export type LintFindingView = z.infer<typeof lintFinding>;

/** A service level that is agreed but not measured yet, and what it needs. */
export const notMeasured = z.object({ levelRef: z.string(), code: z.string(), reason: z.string(), series: z.string().nullable() });
export type NotMeasured = z.infer<typeof notMeasured>;

/** What the content as a whole amounts to; comes with every answer that shows or changes content. */
const assessment = {
  checklist: z.array(checklistItem),
  problems: z.array(agreementProblem),
};

export const agreementVersionDetail = z.object({
  agreement: z.object({ id: z.uuid(), code: z.string(), title: localized }),
  version: agreementVersionView,
  sections: agreementSections,
  ...assessment,
  notMeasured: z.array(notMeasured),
  standing: agreementStanding,
});
export type AgreementVersionDetail = z.infer<typeof agreementVersionDetail>;

/** Stores a section. `baseRevision` is the revision it was made from; an older one is refused, so that nobody overwrites anybody. */
export const putSectionBody = z.strictObject({
  /** Has the shape of its section; see `sections` of the version. */
  content: z.record(z.string(), z.unknown()),
  baseRevision: z.number().int().min(1),
});
export type PutSectionBody = z.infer<typeof putSectionBody>;

export const savedSection = z.object({
  section: z.object({ key: sectionKey, ...sectionHead }),
  /** False when the content was the same already: nothing was stored and no approval withdrawn. */
  isChanged: z.boolean(),
  ...assessment,
  /** Whose decision on this section the edit took back. */
  withdrawn: z.array(z.object({ stakeholderRef: z.string(), name: z.string() })),
  /** Where the version stands now; an edit that opens the gate approves it. */
  status: agreementVersionStatus,
});
export type SavedSection = z.infer<typeof savedSection>;

export const waiveFindingBody = z.strictObject({ reason: z.string().trim().min(3).max(1_000) });
export type WaiveFindingBody = z.infer<typeof waiveFindingBody>;

/** The findings after a waiver was given or taken back, and where the version stands now. */
export const waivedFindings = z.object({ findings: z.array(lintFinding), status: agreementVersionStatus });
export type WaivedFindings = z.infer<typeof waivedFindings>;

export const cancelVersionBody = z.strictObject({ reason: z.string().trim().min(3).max(1_000) });
export type CancelVersionBody = z.infer<typeof cancelVersionBody>;

/** One difference between two contents. `path` is inside the section; `before` or `after` is null where the item was added or taken away. */
export const contentChange = z.object({
  section: sectionKey,
  path: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  before: z.unknown(),
  after: z.unknown(),
});
export type ContentChangeView = z.infer<typeof contentChange>;

/** What was changed since the template made the draft. */
export const templateDiff = z.object({ templateKey: z.string().nullable(), changes: z.array(contentChange) });
export type TemplateDiff = z.infer<typeof templateDiff>;

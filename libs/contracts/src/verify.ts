import { AGREEMENT_LANGUAGES, SECTION_KEYS } from '@pulso/agreements';
import { z } from 'zod';
import { instant } from './page.js';
import { signatureMethod } from './signing.js';

const language = z.enum(AGREEMENT_LANGUAGES);

/** A document to check: the text of the JSON exactly as it is in the file, or the PDF in base64. */
export const VERIFY_JSON_MAX = 4_000_000;
export const VERIFY_PDF_MAX_BYTES = 10 * 1024 * 1024;
export const verifyBody = z.union([
  z.strictObject({ json: z.string().min(2).max(VERIFY_JSON_MAX) }),
  z.strictObject({ pdfBase64: z.base64().max(Math.ceil(VERIFY_PDF_MAX_BYTES / 3) * 4) }),
]);
export type VerifyBody = z.infer<typeof verifyBody>;

/**
 * What differs: `section`: its words; `head`: the organization, agreement or version it says it is of; `format`: written differently, with the
 * same meaning; `section-hashes`: fingerprints inside the document that do not fit its sections; `pdf-bytes`: the PDF, while the data inside
 * it is authentic; `pdf-without-data`: a PDF with no document inside; `not-a-document`: something else.
 */
export const verifyFinding = z.object({
  kind: z.enum(['section', 'head', 'format', 'section-hashes', 'pdf-bytes', 'pdf-without-data', 'not-a-document', 'signature']),
  section: z.enum(SECTION_KEYS).nullable(),
});
export type VerifyFinding = z.infer<typeof verifyFinding>;

/** Names and dates of what was signed; never its content. */
export const verifiedDocument = z.object({
  organization: z.string(),
  code: z.string(),
  version: z.number().int(),
  status: z.string(),
  documentHash: z.string(),
  pdfHashes: z.array(z.object({ language, hash: z.string() })),
  frozenAt: instant,
  /** Of the last signature; null while some are missing. */
  signedAt: instant.nullable(),
  effectiveFrom: instant.nullable(),
  effectiveTo: instant.nullable(),
  endedAt: instant.nullable(),
  signatures: z.array(z.object({ name: z.string(), party: z.string(), signedAt: instant, method: signatureMethod, isIntact: z.boolean() })),
});
export type VerifiedDocument = z.infer<typeof verifiedDocument>;

export const verifyView = z.object({
  outcome: z.enum(['authentic', 'changed', 'unknown']),
  checked: z.enum(['hash', 'json', 'pdf']),
  /** SHA-256 of what was checked, as given or computed. */
  hash: z.string(),
  findings: z.array(verifyFinding),
  /** The document it is, or was before it was changed; null when unknown. */
  document: verifiedDocument.nullable(),
});
export type VerifyView = z.infer<typeof verifyView>;

import { AGREEMENT_LANGUAGES, REF } from '@pulso/agreements';
import { z } from 'zod';
import { instant, page } from './page.js';

const language = z.enum(AGREEMENT_LANGUAGES);
const stakeholderRef = z.string().regex(REF);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'A fingerprint is 64 digits from 0 to 9 and a to f.');
const reason = z.string().trim().min(3, 'Say why, in a few words.').max(2_000);

export const SIGNATURE_METHODS = ['typed', 'drawn'] as const;
export const signatureMethod = z.enum(SIGNATURE_METHODS);
export const signingOrder = z.enum(['parallel', 'ordered']);

/** Sends an approved version out for signature: from then on its words do not change. */
export const startSigningBody = z.strictObject({ order: signingOrder, deadline: instant });
export type StartSigningBody = z.infer<typeof startSigningBody>;

/** Takes a version back to review: the envelope is void, and everyone is told why. */
export const voidSigningBody = z.strictObject({ reason });
export type VoidSigningBody = z.infer<typeof voidSigningBody>;

export const declineBody = z.strictObject({ reason });
export type DeclineBody = z.infer<typeof declineBody>;

/** Width and height of the field a signature is drawn in; coordinates of a drawing are whole numbers inside it. */
export const DRAWING_WIDTH = 600;
export const DRAWING_HEIGHT = 200;

/** Strokes of a drawn signature, as the data of an SVG path: only `M x y` and `L x y`, with coordinates inside 600 × 200. */
export const drawing = z.string().min(7).max(20_000);

/** The fingerprint says which document is signed; `language`, in which one the signer read it and its consent. */
const signs = { documentHash: sha256, language, consent: z.literal(true, 'Accept the document to sign it.') };
export const signBody = z.discriminatedUnion('method', [
  z.strictObject({ ...signs, method: z.literal('typed'), typedName: z.string().trim().min(1).max(200) }),
  z.strictObject({ ...signs, method: z.literal('drawn'), drawing }),
]);
export type SignBody = z.infer<typeof signBody>;

/**
 * `signed`: did; `turn`: may sign now; `waiting`: after others; `covered`: somebody else signed for the same party, or the party need not
 * sign; `closed`: the deadline has passed, or the version is not out for signature.
 */
export const signerState = z.enum(['signed', 'turn', 'waiting', 'covered', 'closed']);
export type SignerState = z.infer<typeof signerState>;

export const signerView = z.object({
  stakeholderRef: z.string(),
  name: z.string(),
  jobTitle: z.string(),
  party: z.object({ ref: z.string(), name: z.string(), mustSign: z.boolean() }),
  /** Position where signing is ordered. */
  order: z.number().int().nullable(),
  state: signerState,
  signedAt: instant.nullable(),
  method: signatureMethod.nullable(),
  /** Whether there is an e-mail address the invitation could go to. */
  hasEmail: z.boolean(),
});
export type SignerView = z.infer<typeof signerView>;

export const signatureView = z.object({
  version: z.object({ id: z.uuid(), n: z.number().int(), status: z.string() }),
  /** Null until the version is frozen. */
  documentHash: z.string().nullable(),
  /** Of the PDF in the prevailing language; null where no PDF could be printed. */
  pdfHash: z.string().nullable(),
  languages: z.array(language),
  prevailingLanguage: language,
  order: signingOrder.nullable(),
  deadline: instant.nullable(),
  isPastDeadline: z.boolean(),
  frozenAt: instant.nullable(),
  signedAt: instant.nullable(),
  signers: z.array(signerView),
  refusals: z.array(z.object({ stakeholderRef: z.string(), name: z.string(), reason: z.string(), refusedAt: instant })),
  /** The words a signer accepts, in each language of the agreement; empty until the version is frozen. */
  consents: z.array(z.object({ language, text: z.string(), hash: z.string() })),
  /** Where the one who asks stands; null for who cannot sign. */
  mine: z.object({ stakeholderRef: z.string(), name: z.string(), state: signerState }).nullable(),
  /** Service began, or begins, before the last signature: what was measured until then is a baseline and gets no verdict. */
  startsBeforeSignature: z.boolean(),
  canPrintPdf: z.boolean(),
});
export type SignatureView = z.infer<typeof signatureView>;

export const documentQuery = z.object({ language: language.optional() });

export const distributeBody = z.strictObject({ stakeholderRef });
export type DistributeBody = z.infer<typeof distributeBody>;

export const distributionView = z.object({
  id: z.uuid(),
  stakeholderRef: z.string(),
  name: z.string(),
  recipient: z.string(),
  fileHash: z.string(),
  sentAt: instant,
  /** What became of the mail. */
  state: z.enum(['pending', 'delivered', 'outbox', 'failed', 'unknown']),
  deliveredAt: instant.nullable(),
  /** When the recipient first fetched the document. */
  openedAt: instant.nullable(),
});
export type DistributionView = z.infer<typeof distributionView>;
export const distributionPage = page(distributionView);
